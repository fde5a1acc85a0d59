-- Rollbacks, round closes, and a bet with its win in one call.

create or replace function wallets.rollback_bet(p_player uuid, s wallets.stamp, p_bet uuid, p_view smallint)
returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  r wallets.answer;
  b wallets.operation_key;
  v_legs wallets.leg[];
  v_play wallets.play;
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  if not found then return wallets.refused(4); end if;
  r := wallets.seen(w0, s, p_view);
  if r.status is not null then return r; end if;
  select * into b from wallets.operation_key k where k.player_id = p_player and k.key = p_bet;
  if not found then
    r := wallets.post(w0, s, 4::smallint, array[row(0, 6, 0, 0, 0, false)::wallets.leg], 'wallet.rollback_noted',
      p_status := 11::smallint);
    insert into wallets.operation_key (player_id, key, request, at, seq, op) values (p_player, p_bet, 0, r.at, r.seq, 6);
    return r;
  elsif b.op = 6 or (b.op = 2 and b.outcome in (2, 3)) then
    return wallets.refused(6);
  elsif b.op <> 2 then
    return wallets.refused(8);
  elsif b.status <> 0 then -- a refused bet: nothing was debited, and its refusal stands
    return wallets.post(w0, s, 4::smallint, array[row(0, 6, 0, 0, 0, false)::wallets.leg], 'wallet.rollback_noted',
      p_status := 11::smallint);
  elsif b.outcome = 1 then
    return wallets.refused(7);
  end if;
  v_legs := array(
    select row(e.wallet_no, 4, -e.amount, 0, e.contra, false)::wallets.leg from wallets.entry e
     where e.player_id = p_player and e.at = b.at and e.op = 2 order by e.leg);
  select e.round_id, e.round_reference, e.game into v_play from wallets.entry e
   where e.player_id = p_player and e.at = b.at and e.leg = 0;
  update wallets.operation_key k set outcome = 2 where k.player_id = p_player and k.key = p_bet;
  return wallets.post(w0, s, 4::smallint, v_legs, 'wallet.rolled_back', v_play, b.seq);
end $$;
grant execute on function wallets.rollback_bet to croupier_app;

create or replace function wallets.close_round(
  p_player uuid, s wallets.stamp, p_play wallets.play, p_view smallint, p_overdue boolean
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  r wallets.answer;
  k wallets.operation_key;
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  if not found then return wallets.refused(4); end if;
  r := wallets.seen(w0, s, p_view);
  if r.status is not null then return r; end if;
  select * into k from wallets.operation_key x where x.player_id = p_player and x.key = p_play.round_id;
  if found then -- closed before, under another id: the same answer, and this id is remembered with it
    insert into wallets.operation_key (player_id, key, request, at, seq, op)
    values (p_player, s.key, s.request, k.at, k.seq, 5);
    return wallets.recalled(k, p_view);
  end if;
  if not exists (select from wallets.entry e where e.player_id = p_player and e.round_id = p_play.round_id) then
    return wallets.refused(12);
  end if;
  r := wallets.post(w0, s, 5::smallint, array[row(0, 5, 0, 0, 0, false)::wallets.leg],
    case when p_overdue then 'wallet.round_expired' else 'wallet.round_closed' end, p_play);
  perform wallets.mark_closed(p_player, p_play.round_id, r);
  return r;
end $$;
grant execute on function wallets.close_round to croupier_app;

-- Both or neither. Everything that could refuse the win is asked before the bet moves anything; such a refusal is
-- the only row and carries the win's key as its subject. Otherwise the bet's answer comes first.
create or replace function wallets.bet_and_win(
  p_player uuid, s_bet wallets.stamp, p_stake bigint, p_currency smallint, p_funding smallint, p_wallet smallint,
  p_play wallets.play, p_session uuid, s_win wallets.stamp, p_amount bigint, p_win_currency smallint, p_win_op smallint,
  p_win_play wallets.play, p_closes boolean, p_view smallint
) returns setof wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  r wallets.answer;
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  if not found then return next wallets.refused(4); return; end if;
  r := wallets.seen(w0, s_win, p_view);
  if r.status <> 0 then
    r.subject := s_win.key;
    return next r;
    return;
  end if;
  if r.status is null and p_win_currency <> p_currency then
    r := wallets.refused(5);
    r.expected := p_currency;
    r.subject := s_win.key;
    return next r;
    return;
  end if;
  if r.status is null and p_win_play.round_id is not null and exists (
       select from wallets.operation_key x where x.player_id = p_player and x.key = p_win_play.round_id)
     and not wallets.late_wins_allowed(s_win.actor) then
    r := wallets.refused(3);
    r.subject := s_win.key;
    return next r;
    return;
  end if;
  r := wallets.place_bet(p_player, s_bet, p_stake, p_currency, p_funding, p_wallet, p_play, p_session, p_view);
  return next r;
  if r.status = 0 then
    return next wallets.pay_win(p_player, s_win, p_win_op, p_amount, p_win_currency, s_bet.key, s_bet.reference,
      p_win_play, p_closes, p_view);
  end if;
end $$;
grant execute on function wallets.bet_and_win to croupier_app;
