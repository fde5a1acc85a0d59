-- Wins. Accepted whatever the player's standing, session or wallet state (GLI-19 A.3.8(c)).

-- The bets a win answers: the one of this key, or all of the round that were not rolled back.
create or replace function wallets.bets_answered(p_player uuid, p_bet uuid, p_round uuid)
returns setof wallets.operation_key language plpgsql stable as $$
begin
  if p_bet is not null then
    return query select * from wallets.operation_key k
      where k.player_id = p_player and k.key = p_bet and ((k.op = 2 and k.status = 0) or k.op = 6);
  else
    return query select k.* from wallets.entry e join wallets.operation_key k on k.player_id = e.player_id and k.key = e.key
      where e.player_id = p_player and e.round_id = p_round and e.op = 2 and e.leg = 0;
  end if;
end $$;

-- Divides a win as the stakes were divided, so that bonus money wins bonus money. What a free spin wins
-- goes to the bonus wallet of the same grant, or to the real one.
create or replace function wallets.winning_legs(w0 wallets.wallet, p_bets wallets.operation_key[], p_amount bigint, p_currency smallint)
returns wallets.leg[] language plpgsql as $$
declare
  v_legs wallets.leg[] := '{}';
  v_staked numeric := 0;
  v_left bigint := p_amount;
  v_part bigint;
  b record;
begin
  for b in
    select case when w.kind <> 2 then w.wallet_no else coalesce(
             (select g.wallet_no from wallets.wallet g
               where g.player_id = w.player_id and g.grant_id = w.grant_id and g.kind = 1),
             wallets.real_wallet(w0, p_currency)) end as wallet_no,
           -sum(e.amount) as staked, sum(-sum(e.amount)) over () as total, min(w.kind) as kind
      from unnest(p_bets) k
      join wallets.entry e on e.player_id = k.player_id and e.at = k.at and e.op = 2
      join wallets.wallet w on w.player_id = e.player_id and w.wallet_no = e.wallet_no
     group by 1 order by min(w.kind) desc, 1 desc
  loop
    -- The last in this order, the real wallet where there is one, gets what rounding leaves.
    v_staked := v_staked + b.staked;
    v_part := case when v_staked = b.total then v_left else div(p_amount * b.staked, b.total)::bigint end;
    v_left := v_left - v_part;
    v_legs := row(b.wallet_no, 3, v_part, 0, 200, false)::wallets.leg || v_legs;
  end loop;
  return v_legs;
end $$;

create or replace function wallets.late_wins_allowed(p_caller text) returns boolean language sql stable as $$
  select coalesce((select p.late_wins from wallets.caller_profile p where p.caller = p_caller), false)
$$;

-- A win without a bet (promotion, jackpot, tournament) is credited to the real wallet as its own kind.
create or replace function wallets.pay_win(
  p_player uuid, s wallets.stamp, p_op smallint, p_amount bigint, p_currency smallint, p_bet uuid, p_bet_reference text,
  p_play wallets.play, p_closes boolean, p_view smallint
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  r wallets.answer;
  v_bets wallets.operation_key[];
  v_legs wallets.leg[];
begin
  if p_amount < 0 then raise exception 'a win is not negative' using errcode = 'check_violation'; end if;
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  if not found then return wallets.refused(4); end if;
  r := wallets.seen(w0, s, p_view);
  if r.status is not null then return r; end if;
  if p_op = 3 then
    v_bets := array(select b from wallets.bets_answered(p_player, p_bet, p_play.round_id) b);
    if cardinality(v_bets) = 0 then return wallets.queue_win(w0, s, p_amount, p_currency, p_bet_reference, p_play); end if;
    v_bets := array(select b from unnest(v_bets) b where b.op = 2 and b.outcome in (0, 1));
    if cardinality(v_bets) = 0 then return wallets.refused(6); end if;
  end if;
  if p_play.round_id is not null and exists (
       select from wallets.operation_key x where x.player_id = p_player and x.key = p_play.round_id)
     and not wallets.late_wins_allowed(s.actor) then
    return wallets.refused(3);
  end if;
  r := wallets.refused(5);
  if p_op = 3 then
    select e.currency into r.expected from wallets.entry e
     where e.player_id = p_player and e.at = v_bets[1].at order by e.leg limit 1;
    if r.expected <> p_currency then return r; end if;
    v_legs := wallets.winning_legs(w0, v_bets, p_amount, p_currency);
    update wallets.operation_key k set outcome = 1
      from unnest(v_bets) b where k.player_id = p_player and k.key = b.key and k.outcome = 0;
  else
    r.expected := w0.currency;
    if wallets.real_wallet(w0, p_currency) is null then return r; end if;
    v_legs := array[row(wallets.real_wallet(w0, p_currency), p_op, p_amount, 0,
      case p_op when 19 then 340 when 20 then 320 else 300 end, false)::wallets.leg];
  end if;
  if p_closes then
    v_legs := v_legs || row(v_legs[1].wallet_no, 5, 0, 0, 0, false)::wallets.leg;
  end if;
  r := wallets.post(w0, s, p_op, v_legs, 'wallet.win_paid', p_play, v_bets[1].seq);
  if p_closes then perform wallets.mark_closed(p_player, p_play.round_id, r); end if;
  update wallets.unmatched_win u set paid_at = r.at where u.player_id = p_player and u.key = s.key and u.paid_at is null;
  return r;
end $$;
grant execute on function wallets.pay_win to croupier_app;

-- From here on the round takes nothing more.
create or replace function wallets.mark_closed(p_player uuid, p_round uuid, r wallets.answer) returns void language sql as $$
  insert into wallets.operation_key (player_id, key, request, at, seq, op)
  values (p_player, p_round, 0, r.at, r.seq, 5) on conflict do nothing
$$;

-- A win whose bet is unknown waits: for the bet and a retry, or for an operator.
create or replace function wallets.queue_win(
  w0 wallets.wallet, s wallets.stamp, p_amount bigint, p_currency smallint, p_bet_reference text, p_play wallets.play
) returns wallets.answer language plpgsql as $$
declare
  r wallets.answer := wallets.refused(8);
begin
  insert into wallets.unmatched_win (player_id, key, reference, bet_reference, round_reference, amount, currency, caller)
  values (w0.player_id, s.key, s.reference, p_bet_reference, p_play.round_reference, p_amount, p_currency, s.actor)
  on conflict do nothing;
  if found then
    perform wallets.tell(w0, 'wallet.win_unmatched', w0.seq, jsonb_build_object('reference', s.reference, 'bet',
      p_bet_reference, 'caller', s.actor, 'amount', p_amount::text), s.correlation);
  end if;
  return wallets.remember(w0, s, 3::smallint, r);
end $$;

-- The everyday win: answers one bet that wallet 0 alone paid. The rules of place_bet_quick hold.
create or replace function wallets.pay_win_quick(
  p_player uuid, p_key uuid, p_request bigint, p_reference text, p_actor text, p_channel smallint, p_ip inet,
  p_correlation text, p_occurred_at timestamptz, p_amount bigint, p_currency smallint, p_bet uuid,
  p_bet_reference text, p_round uuid, p_round_reference text, p_game text, p_view smallint
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_now timestamptz := clock_timestamp();
  v_bet bigint;
  v_seq bigint;
  v_at timestamptz;
  v_balance bigint;
  v_reserved bigint;
  v_head bytea;
  v_brand text;
  v_code text;
  v_opened_at timestamptz;
  v_state smallint;
begin
  if p_amount < 0 then raise exception 'a win is not negative' using errcode = 'check_violation'; end if;
  select k.seq into v_bet from wallets.operation_key k
   where k.player_id = p_player and k.key = p_bet and k.op = 2 and k.status = 0 and k.outcome in (0, 1) and k.wallet_no = 0;
  if found then
    update wallets.wallet x
       set balance = x.balance + p_amount, seq = x.seq + 1,
           last_at = greatest(v_now, x.last_at + interval '1 microsecond'),
           head = sha256(x.head || record_send(row(
             p_player, greatest(v_now, x.last_at + interval '1 microsecond'), x.seq + 1, p_amount, 0::bigint,
             x.balance + p_amount, x.reserved, p_key, p_round, v_bet, p_occurred_at, 0::smallint, 0::smallint,
             3::smallint, p_currency, 200::smallint, p_channel, p_ip, p_actor, p_reference, p_round_reference, p_game,
             null::text)))
     where x.player_id = p_player and x.wallet_no = 0 and x.currency = p_currency and not x.overdrawn
       and not exists (select from wallets.operation_key k where k.key = p_key and k.op not in (5, 6))
    returning x.seq, x.last_at, x.balance, x.reserved, x.head, x.brand, x.code, x.opened_at, x.state
    into v_seq, v_at, v_balance, v_reserved, v_head, v_brand, v_code, v_opened_at, v_state;
  end if;
  if not found then
    return wallets.pay_win(p_player,
      row(p_key, p_request, p_reference, p_actor, p_channel, p_ip, p_correlation, p_occurred_at, null)::wallets.stamp,
      3::smallint, p_amount, p_currency, p_bet, p_bet_reference, row(p_round, p_round_reference, p_game)::wallets.play,
      false, p_view);
  end if;
  with settled as (
    update wallets.operation_key k set outcome = 1
     where k.player_id = p_player and k.key = p_bet and k.outcome in (0, 1)
       and (p_round is null or not exists (
             select from wallets.operation_key c where c.player_id = p_player and c.key = p_round))
    returning true
  ), remembered as (
    insert into wallets.operation_key (player_id, key, request, at, seq, op, wallet_no)
    select p_player, p_key, p_request, v_at, v_seq, 3, 0 from settled
  ), entered as (
    insert into wallets.entry (
      player_id, at, seq, amount, reserved_delta, balance_after, reserved_after, key, round_id, ref_seq, occurred_at,
      leg, wallet_no, op, currency, contra, channel, ip, actor, reference, round_reference, game, hash)
    select
      p_player, v_at, v_seq, p_amount, 0, v_balance, v_reserved, p_key, p_round, v_bet, p_occurred_at,
      0, 0, 3, p_currency, 200, p_channel, p_ip, p_actor, p_reference, p_round_reference, p_game, v_head
      from settled
  )
  insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)
  select (get_byte(uuid_send(p_player), 15) & 15)::smallint, p_player, v_brand, 'wallet.win_paid', v_seq,
    format('{"kind":"WIN","amount":"%s","round":%s,"refSeq":%s,"wallets":[{"no":0,"kind":"REAL","currency":"%s",'
      '"balance":"%s","reserved":"%s","amount":"%s"}]}',
      p_amount, coalesce('"' || p_round || '"', 'null'), v_bet, v_code, v_balance, v_reserved, p_amount)::jsonb,
    p_correlation
    from settled;
  if not found then
    raise exception 'not an everyday win' using errcode = 'serialization_failure';
  end if;
  return row(0, false, v_seq, v_at, 0, 0, v_state, p_currency, v_balance, v_reserved, v_seq, v_opened_at, null, null,
    null, null, null, 0, null, null)::wallets.answer;
end $$;
grant execute on function wallets.pay_win_quick to croupier_app;
