-- Stakes. place_bet is right everywhere; place_bet_quick is the short way for the everyday bet.

-- The real wallet of a currency; null when the player has none.
create or replace function wallets.real_wallet(w0 wallets.wallet, p_currency smallint) returns smallint language sql stable as $$
  select case when w0.currency = p_currency then 0::smallint else (
    select x.wallet_no from wallets.wallet x
     where x.player_id = w0.player_id and x.kind = 0 and x.currency = p_currency) end
$$;

-- Divides a stake among wallets. p_funding 0: real first, 1: bonus first, 2: real only, 3: p_wallet only.
-- The real wallet is always the first leg, even with nothing to pay: answers show its balance.
create or replace function wallets.funding_legs(
  w0 wallets.wallet, p_stake bigint, p_currency smallint, p_funding smallint, p_wallet smallint, out legs wallets.leg[],
  out available bigint, out barred smallint
) language plpgsql as $$
declare
  v_real wallets.wallet;
  w wallets.wallet;
  v_bonus bigint := 0;
  v_left bigint;
  v_part bigint;
begin
  select * into v_real from wallets.wallet x where x.player_id = w0.player_id
     and x.wallet_no = case when p_funding = 3 then p_wallet else wallets.real_wallet(w0, p_currency) end
     for no key update;
  if v_real.state <> 0 then barred := 7 + v_real.state; return; end if;
  if v_real.kind = 2 and v_real.unit <> p_stake then barred := 10; return; end if;
  available := v_real.balance - v_real.reserved;
  if p_funding in (0, 1) then
    select coalesce(sum(x.balance - x.reserved), 0) into v_bonus from wallets.wallet x
     where x.player_id = w0.player_id and x.kind = 1 and x.currency = p_currency and x.state = 0;
  end if;
  v_left := case when p_funding = 1 then least(v_bonus, p_stake) else greatest(0, p_stake - greatest(0, available)) end;
  available := greatest(0, available) + v_bonus;
  if available < p_stake then return; end if;
  legs := array[row(v_real.wallet_no, 2, v_left - p_stake, 0, 200, false)::wallets.leg];
  for w in
    select * from wallets.wallet x where x.player_id = w0.player_id and x.kind = 1 and x.currency = p_currency
       and x.state = 0 and x.balance > x.reserved order by x.wallet_no for no key update
  loop
    exit when v_left = 0;
    v_part := least(v_left, w.balance - w.reserved);
    v_left := v_left - v_part;
    legs := legs || row(w.wallet_no, 2, -v_part, 0, 200, false)::wallets.leg;
  end loop;
end $$;

-- Why this bet cannot be taken, before funds are asked for; null when it can.
create or replace function wallets.bet_refusal(
  w0 wallets.wallet, p_currency smallint, p_funding smallint, p_wallet smallint, p_round uuid, p_session uuid
) returns wallets.answer language plpgsql as $$
declare
  r wallets.answer;
  v_session wallets.game_session;
begin
  if p_round is not null and exists (
    select from wallets.operation_key x where x.player_id = w0.player_id and x.key = p_round) then
    return wallets.refused(3);
  end if;
  if p_session is not null then
    select * into v_session from wallets.game_session x where x.player_id = w0.player_id and x.id = p_session;
    if not found or v_session.ended_at is not null or v_session.expires_at <= clock_timestamp() then
      return wallets.refused(10);
    end if;
  end if;
  r := wallets.refused(5);
  if v_session.currency <> p_currency then r.expected := v_session.currency; return r; end if;
  if p_funding = 3 then
    select x.currency into r.expected from wallets.wallet x where x.player_id = w0.player_id and x.wallet_no = p_wallet;
    if not found then return wallets.refused(4); end if;
    if r.expected <> p_currency then return r; end if;
  elsif wallets.real_wallet(w0, p_currency) is null then
    r.expected := w0.currency;
    return r;
  end if;
  if w0.standing & 1 = 1 or w0.state <> 0 then
    r := wallets.refused(2);
    r.barred := case when w0.standing & 1 = 1 then w0.barred else 7 + w0.state end;
    return r;
  end if;
  return null;
end $$;

create or replace function wallets.place_bet(
  p_player uuid, s wallets.stamp, p_stake bigint, p_currency smallint, p_funding smallint, p_wallet smallint,
  p_play wallets.play, p_session uuid, p_view smallint
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  r wallets.answer;
  v_funds record;
begin
  if p_stake <= 0 then raise exception 'a stake is above zero' using errcode = 'check_violation'; end if;
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  if not found then return wallets.refused(4); end if;
  r := wallets.seen(w0, s, p_view, p_bets := true);
  if r.status is not null then return r; end if;
  r := wallets.bet_refusal(w0, p_currency, p_funding, p_wallet, p_play.round_id, p_session);
  if r.status in (3, 4, 5) then return r; end if;
  -- A refused debit is final: the same id never debits later, when the caller has long forgotten it.
  if r.status is not null then return wallets.remember(w0, s, 2::smallint, r); end if;
  v_funds := wallets.funding_legs(w0, p_stake, p_currency, p_funding, p_wallet);
  if v_funds.legs is null then
    r := wallets.refused(case when v_funds.barred is null then 1 else 2 end);
    r.barred := v_funds.barred;
    r.available := v_funds.available;
    r.short_by := p_stake - v_funds.available;
    return wallets.remember(w0, s, 2::smallint, r);
  end if;
  r := wallets.post(w0, s, 2::smallint, v_funds.legs, 'wallet.bet_placed', p_play);
  r.bonus := case when r.kind = 0 then 0 else p_stake end;
  if cardinality(v_funds.legs) > 1 then
    select -sum(l.amount) into r.bonus from unnest(v_funds.legs) l where l.wallet_no <> r.wallet_no;
  end if;
  return r;
end $$;
grant execute on function wallets.place_bet to croupier_app;

-- The everyday bet: paid by wallet 0 alone. Outside a transaction only: an id in flight twice fails with
-- unique_violation, a closed round or session with serialization_failure; nothing has moved then, and the
-- caller asks place_bet instead.
create or replace function wallets.place_bet_quick(
  p_player uuid, p_key uuid, p_request bigint, p_reference text, p_actor text, p_channel smallint, p_ip inet,
  p_correlation text, p_occurred_at timestamptz, p_stake bigint, p_currency smallint, p_funding smallint,
  p_wallet smallint, p_round uuid, p_round_reference text, p_game text, p_session uuid, p_view smallint
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_now timestamptz := clock_timestamp();
  v_seq bigint;
  v_at timestamptz;
  v_balance bigint;
  v_reserved bigint;
  v_head bytea;
  v_brand text;
  v_code text;
  v_opened_at timestamptz;
begin
  if p_stake <= 0 then raise exception 'a stake is above zero' using errcode = 'check_violation'; end if;
  update wallets.wallet x
     set balance = x.balance - p_stake, seq = x.seq + 1,
         last_at = greatest(v_now, x.last_at + interval '1 microsecond'),
         head = sha256(x.head || record_send(row(
           p_player, greatest(v_now, x.last_at + interval '1 microsecond'), x.seq + 1, -p_stake, 0::bigint,
           x.balance - p_stake, x.reserved, p_key, p_round, null::bigint, p_occurred_at, 0::smallint, 0::smallint,
           2::smallint, p_currency, 200::smallint, p_channel, p_ip, p_actor, p_reference, p_round_reference, p_game,
           null::text)))
   where x.player_id = p_player and x.wallet_no = 0 and x.currency = p_currency and x.state = 0
     and x.standing & 1 = 0 and x.balance - x.reserved >= p_stake and p_funding in (0, 2)
     and not exists (select from wallets.operation_key k where k.key = p_key and k.op not in (5, 6))
  returning x.seq, x.last_at, x.balance, x.reserved, x.head, x.brand, x.code, x.opened_at
  into v_seq, v_at, v_balance, v_reserved, v_head, v_brand, v_code, v_opened_at;
  if not found then
    return wallets.place_bet(p_player,
      row(p_key, p_request, p_reference, p_actor, p_channel, p_ip, p_correlation, p_occurred_at, null)::wallets.stamp,
      p_stake, p_currency, p_funding, p_wallet, row(p_round, p_round_reference, p_game)::wallets.play, p_session, p_view);
  end if;
  -- From here on snapshots are younger than the lock just taken: they see all this player has ever done.
  if p_session is not null and not exists (
    select from wallets.game_session g where g.player_id = p_player and g.id = p_session
       and g.ended_at is null and g.expires_at > v_now and g.currency = p_currency) then
    raise exception 'not an everyday bet' using errcode = 'serialization_failure';
  end if;
  with remembered as (
    insert into wallets.operation_key (player_id, key, request, at, seq, op, wallet_no)
    select p_player, p_key, p_request, v_at, v_seq, 2, 0
     where p_round is null or not exists (
       select from wallets.operation_key k where k.player_id = p_player and k.key = p_round)
    returning true
  ), entered as (
    insert into wallets.entry (
      player_id, at, seq, amount, reserved_delta, balance_after, reserved_after, key, round_id, occurred_at, leg,
      wallet_no, op, currency, contra, channel, ip, actor, reference, round_reference, game, hash)
    select
      p_player, v_at, v_seq, -p_stake, 0, v_balance, v_reserved, p_key, p_round, p_occurred_at, 0,
      0, 2, p_currency, 200, p_channel, p_ip, p_actor, p_reference, p_round_reference, p_game, v_head
      from remembered
  )
  insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)
  select (get_byte(uuid_send(p_player), 15) & 15)::smallint, p_player, v_brand, 'wallet.bet_placed', v_seq,
    format('{"kind":"BET","amount":"-%s","round":%s,"wallets":[{"no":0,"kind":"REAL","currency":"%s","balance":"%s",'
      '"reserved":"%s","amount":"-%s"}]}',
      p_stake, coalesce('"' || p_round || '"', 'null'), v_code, v_balance, v_reserved, p_stake)::jsonb,
    p_correlation
    from remembered;
  if not found then
    raise exception 'not an everyday bet' using errcode = 'serialization_failure';
  end if;
  return row(0, false, v_seq, v_at, 0, 0, 0, p_currency, v_balance, v_reserved, v_seq, v_opened_at, null, null,
    null, null, null, 0, null, null)::wallets.answer;
end $$;
grant execute on function wallets.place_bet_quick to croupier_app;
