-- Rollbacks, round closes, and a bet with its win in one call.

create or replace function wallets.rollback_bet(p_player uuid, s wallets.stamp, p_bet uuid, p_view smallint)
returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s, p_view := p_view);
  w0 wallets.wallet := o.w0;
  r wallets.answer;
  b wallets.operation_key;
  v_legs wallets.leg[];
  v_play wallets.play;
begin
  perform wallets.refuse_people(s.actor);
  if o.done then return o.answer; end if;
  select * into b from wallets.operation_key k where k.player_id = p_player and k.key = p_bet;
  if not found then
    r := wallets.note_rollback(w0, s);
    insert into wallets.operation_key (player_id, key, request, at, seq, op)
    values (p_player, p_bet, 0, r.at, r.seq, wallets.operation('TOMBSTONE'));
    return r;
  elsif b.op = wallets.operation('TOMBSTONE') or (b.op = wallets.operation('BET')
      and b.outcome in (wallets.outcome('ROLLED_BACK'), wallets.outcome('REVERSED'))) then
    return wallets.refused('ROLLED_BACK');
  elsif b.op <> wallets.operation('BET') then
    return wallets.refused('UNKNOWN_BET');
  elsif b.status <> wallets.status('DONE') then -- a refused bet: nothing was debited, and its refusal stands
    return wallets.note_rollback(w0, s);
  elsif b.outcome = wallets.outcome('SETTLED') then
    return wallets.refused('SETTLED');
  end if;
  v_legs := wallets.take_back_bet(o.w0, s, b, wallets.operation('ROLLBACK'));
  select e.round_id, e.round_reference, e.game into v_play from wallets.entry e
   where e.player_id = p_player and e.at = b.at and e.leg = 0;
  update wallets.operation_key k set outcome = wallets.outcome('ROLLED_BACK') where k.player_id = p_player and k.key = p_bet;
  return wallets.post(w0, s, wallets.operation('ROLLBACK'), v_legs, 'wallet.rolled_back', v_play, b.seq,
    p_ref_at := b.at);
end $$;
grant execute on function wallets.rollback_bet to croupier_app;

-- The legs that give a stake back, and what that does to the grant that it counted for. Bonus money of a grant that has
-- ended is forfeited, or after completion converted, as it would have been with the rest: a stake is no win, and late
-- wins being honoured does not change that.
create or replace function wallets.take_back_bet(w0 wallets.wallet, s wallets.stamp, b wallets.operation_key, p_op smallint)
returns wallets.leg[] language plpgsql as $$
declare
  v_legs wallets.leg[] := array(
    select wallets.leg(e.wallet_no, p_op, -e.amount, e.contra) from wallets.entry e
     where e.player_id = b.player_id and e.at = b.at and e.op = wallets.operation('BET') order by e.leg);
begin
  -- Bonus money alone paid some bets of the releases before, which count for nothing.
  if b.counted_for is null and cardinality(v_legs) = 1 and (v_legs[1]).wallet_no = 0 then return v_legs; end if;
  perform wallets.return_head(w0);
  perform wallets.leave_play(array[b]);
  update wallets.wagering g set progress = g.progress - b.counted
   where g.player_id = b.player_id and g.wallet_no = b.counted_for and (wallets.is_in_play(g.state)
     or g.state = wallets.grant_state('LOST'));
  v_legs := wallets.late_legs(b.player_id, v_legs, false, s);
  v_legs := wallets.settle_grants(b.player_id, array[b.counted_for], v_legs, s);
  perform wallets.lend_head(b.player_id);
  return v_legs;
end $$;

-- A rollback of what never debited.
create or replace function wallets.note_rollback(w0 wallets.wallet, s wallets.stamp) returns wallets.answer
language plpgsql as $$
begin
  return wallets.post(w0, s, wallets.operation('ROLLBACK'),
    array[wallets.empty_leg(0::smallint, wallets.operation('TOMBSTONE'))], 'wallet.rollback_noted',
    p_status := 'ROLLBACK_NOTED');
end $$;

create or replace function wallets.close_round(
  p_player uuid, s wallets.stamp, p_play wallets.play, p_view smallint, p_overdue boolean
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o record := wallets.begin_operation(p_player, s, p_view := p_view);
  r wallets.answer;
  k wallets.operation_key;
  v_legs wallets.leg[];
begin
  perform wallets.refuse_people(s.actor);
  if o.done then return o.answer; end if;
  select * into k from wallets.operation_key x where x.player_id = p_player and x.key = p_play.round_id;
  if found then -- closed before, under another id: the same answer, and this id is stored with it
    insert into wallets.operation_key (player_id, key, request, at, seq, op)
    values (p_player, s.key, s.request, k.at, k.seq, wallets.operation('ROUND_CLOSE'));
    return wallets.stored_answer(k, p_view);
  end if;
  if not exists (select from wallets.entry e where e.player_id = p_player and e.round_id = p_play.round_id) then
    return wallets.refused('UNKNOWN_ROUND');
  end if;
  v_legs := wallets.leave_round(o.w0, p_play.round_id,
    array[wallets.empty_leg(0::smallint, wallets.operation('ROUND_CLOSE'))], s);
  r := wallets.post(o.w0, s, wallets.operation('ROUND_CLOSE'), v_legs,
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
  o record := wallets.begin_operation(p_player, s_win, p_view := p_view);
  r wallets.answer;
begin
  r := case
    when o.done then o.answer
    when p_win_currency <> p_currency then wallets.refused_currency(p_currency)
    when wallets.too_late_to_win(p_player, p_win_play.round_id, s_win.actor) then wallets.refused('ROUND_CLOSED')
  end;
  if r.status <> wallets.status('DONE') then
    r.subject := s_win.key;
    return next r;
    return;
  end if;
  r := wallets.place_bet(p_player, s_bet, p_stake, p_currency, p_funding, p_wallet, p_play, p_session, p_view);
  return next r;
  if r.status = wallets.status('DONE') then
    return next wallets.pay_win(p_player, s_win, p_win_op, p_amount, p_win_currency, s_bet.key, s_bet.reference,
      p_win_play, p_closes, p_view);
  end if;
end $$;
grant execute on function wallets.bet_and_win to croupier_app;
