-- The operations that are nearly all traffic, in the fewest statements: a bet that the player's first wallet pays
-- alone, and a win on one such bet. They are a second implementation of place_bet and pay_win on purpose: place_bet
-- locks, looks, decides and writes one thing after the other, which costs more than twice as much. Each asks all of
-- its conditions in the one statement that moves the balance, and where any of them does not hold calls the full path,
-- which knows why. What they write must be equal: tests/wallets/test_fast_paths.py.
--
-- To be called outside a transaction only: where another transaction was faster (the same id in flight, the round or
-- session just closed) they fail with unique_violation or serialization_failure. Nothing has moved then, and the caller
-- asks the full path.
--
-- Each writes the row of the round by a statement of its own, which costs less than a part of the next one would: bets
-- without a round do without it. An actor is asked for by an expression, since a call of a function by `perform` is a
-- statement, too.

create or replace function wallets.place_bet_fast_path(
  p_player uuid, p_key uuid, p_requests bigint[], p_reference text, p_actor text, p_channel smallint, p_ip inet,
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
  v_game text := p_game;
  v_grant_wallet smallint;
  v_grant uuid;
  v_progress bigint;
  v_target bigint;
  v_permille smallint;
  v_counted bigint;
  v_wagering text := '';
  r wallets.answer;
begin
  if wallets.is_person(p_actor) then perform wallets.refuse_people(p_actor); end if;
  if p_stake < 0 then raise exception 'a stake is not negative' using errcode = 'check_violation'; end if;
  update wallets.wallet x
     set balance = x.balance - p_stake, seq = x.seq + 1,
         last_at = greatest(v_now, x.last_at + interval '1 microsecond'),
         head = sha256(x.head || record_send(row(
           p_player, greatest(v_now, x.last_at + interval '1 microsecond'), x.seq + 1, -p_stake, 0::bigint,
           x.balance - p_stake, x.reserved, p_key, p_round, null::bigint, p_occurred_at, 0::smallint, 0::smallint,
           wallets.operation('BET'), p_currency, wallets.house('GAMING_REVENUE'), p_channel, p_ip, p_actor, p_reference,
           p_round_reference, p_game, null::text)))
   where x.player_id = p_player and x.wallet_no = 0 and x.currency = p_currency
     and (x.wagering = 0 or (x.wagering > 0 and x.expires_at > v_now
       and (p_funding = wallets.funding('REAL_ONLY')
         or coalesce(x.stake_order, p_funding) = wallets.stake_order('REAL_FIRST'))
       and (x.max_bet is null or p_stake <= x.max_bet or not x.max_bet_any)))
     and x.state = wallets.wallet_state('OPEN') and x.standing & wallets.standing('NO_BETS') = 0
     and x.balance - x.reserved >= p_stake
     and p_funding in (wallets.funding('REAL_FIRST'), wallets.funding('REAL_ONLY'))
     and not exists (select from wallets.operation_key k where k.key = p_key
       and k.op not in (wallets.operation('ROUND_CLOSE'), wallets.operation('TOMBSTONE')))
  returning x.seq, x.last_at, x.balance, x.reserved, x.head, x.brand, x.code, x.opened_at, x.wagering
  into v_seq, v_at, v_balance, v_reserved, v_head, v_brand, v_code, v_opened_at, v_grant_wallet;
  if not found then
    r := wallets.place_bet_bonus_path(p_player, p_key, p_requests, p_reference, p_actor, p_channel, p_ip, p_correlation,
      p_occurred_at, p_stake, p_currency, p_funding, p_wallet, p_round, p_round_reference, p_game, p_session, p_view);
    if r.status is not null then return r; end if;
    return wallets.place_bet(p_player,
      row(p_key, wallets.request_of(p_player, p_key, p_requests), p_reference, p_actor, p_channel, p_ip, p_correlation,
        p_occurred_at, null)::wallets.stamp,
      p_stake, p_currency, p_funding, p_wallet, row(p_round, p_round_reference, p_game)::wallets.play, p_session, p_view);
  end if;
  -- From here on snapshots are younger than the lock just taken: they see all this player has ever done.
  if v_grant_wallet > 0 then
    update wallets.wallet x
       set in_play = x.in_play + 1,
           progress = x.progress + case x.counting when wallets.counting('ALL') then p_stake else 0 end * w.permille
      from wallets.wallet y
      left join wallets.game_weight q on q.rules_id = y.rules_id and q.game = p_game
      cross join lateral (select coalesce(case when q.excluded then 0::smallint else q.permille end, y.permille) as permille) w
     where y.player_id = p_player and y.wallet_no = 0 and x.player_id = p_player and x.wallet_no = 0
    returning x.head_grant, x.progress, x.target, w.permille, wallets.counted(p_stake, 0, x.counting, w.permille)
    into v_grant, v_progress, v_target, v_permille, v_counted;
    v_wagering := format(',"wagering":{"grant":"%s","counted":"%s","progress":"%s","target":"%s"}', v_grant, v_counted,
      v_progress, v_target);
    if v_progress >= v_target then
      perform wallets.reach_target(p_player, row(p_key, p_requests[1], p_reference, p_actor, p_channel, p_ip,
        p_correlation, p_occurred_at, null)::wallets.stamp);
    end if;
  end if;
  if p_session is not null and not exists (
    select from wallets.game_session g where g.player_id = p_player and g.id = p_session
       and g.ended_at is null and g.expires_at > v_now and g.currency = p_currency) then
    raise exception 'the full path has to answer this bet' using errcode = 'serialization_failure';
  end if;
  if p_round is not null then
    insert into wallets.round as kept (player_id, round_id, opened_at, currency, reference, game, last_at, last_seq,
      last_span, staked, won, operations)
    values (p_player, p_round, v_at, p_currency, p_round_reference, p_game, v_at, v_seq, v_seq / 16, p_stake, 0, 1)
    on conflict (player_id, round_id) do update
      set currency = least(kept.currency, excluded.currency), reference = greatest(kept.reference, excluded.reference),
          game = greatest(kept.game, excluded.game), last_at = excluded.last_at, last_seq = excluded.last_seq,
          last_span = excluded.last_span, staked = kept.staked + excluded.staked, operations = kept.operations + 1
     where kept.closed_at is null
    returning kept.game into v_game;
    if not found then
      raise exception 'the full path has to answer this bet' using errcode = 'serialization_failure';
    end if;
  end if;
  with stored_key as (
    insert into wallets.operation_key (player_id, key, request, at, seq, op, wallet_no, counted, counted_for, permille)
    values (p_player, p_key, p_requests[1], v_at, v_seq, wallets.operation('BET'), 0, v_counted,
      case when v_grant_wallet > 0 then v_grant_wallet end, v_permille)
  ), stored_entry as (
    insert into wallets.entry (
      player_id, at, seq, amount, reserved_delta, balance_after, reserved_after, key, round_id, occurred_at, leg,
      wallet_no, op, currency, contra, channel, ip, actor, reference, round_reference, game, hash)
    values (
      p_player, v_at, v_seq, -p_stake, 0, v_balance, v_reserved, p_key, p_round, p_occurred_at, 0,
      0, wallets.operation('BET'), p_currency, wallets.house('GAMING_REVENUE'), p_channel, p_ip, p_actor, p_reference,
      p_round_reference, p_game, v_head)
  )
  insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)
  values ((get_byte(uuid_send(p_player), 15) & 15)::smallint, p_player, v_brand, 'wallet.bet_placed', v_seq,
    format('{"kind":"BET","amount":"%s","at":"%s","occurredAt":%s,"provider":%s,"game":%s,"round":%s,"subject":null,'
      '"refSeq":null,"refAt":null,"wallets":[{"no":0,"kind":"REAL","currency":"%s","balance":"%s","reserved":"%s",'
      '"amount":"%s","reservedDelta":"0"}]%s}',
      -p_stake, wallets.moment(v_at), coalesce('"' || wallets.moment(p_occurred_at) || '"', 'null'),
      coalesce(to_json(wallets.provider_of(p_actor))::text, 'null'), coalesce(to_json(v_game)::text, 'null'),
      coalesce('"' || p_round || '"', 'null'), v_code, v_balance, v_reserved, -p_stake,
      v_wagering)::jsonb,
    p_correlation);
  return row(wallets.status('DONE'), false, v_seq, v_at, 0, wallets.wallet_kind('REAL'), wallets.wallet_state('OPEN'),
    p_currency, v_balance, v_reserved, v_seq, v_opened_at, null, null, null, null, null, 0, null, null)::wallets.answer;
end $$;
grant execute on function wallets.place_bet_fast_path to croupier_app;

-- The first wallet's stakes have brought the grant in front to its target: it completes, and bets feed the next.
create or replace function wallets.reach_target(p_player uuid, s wallets.stamp) returns void language plpgsql as $$
declare
  w0 wallets.wallet;
begin
  select * into strict w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0;
  perform wallets.return_head(w0);
  perform wallets.settle_grants(p_player, array[w0.wagering], '{}', s, w0.seq);
  perform wallets.lend_head(p_player);
end $$;

-- A win that closes no round, on a bet that the first wallet paid alone. One that counts for a bonus leaves play with its
-- round, or without a round by this win, which is for the full path.
create or replace function wallets.pay_win_fast_path(
  p_player uuid, p_key uuid, p_requests bigint[], p_reference text, p_actor text, p_channel smallint, p_ip inet,
  p_correlation text, p_occurred_at timestamptz, p_amount bigint, p_currency smallint, p_bet uuid,
  p_bet_reference text, p_round uuid, p_round_reference text, p_game text, p_view smallint
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_now timestamptz := clock_timestamp();
  v_bet bigint;
  v_bet_at timestamptz;
  v_seq bigint;
  v_at timestamptz;
  v_balance bigint;
  v_reserved bigint;
  v_head bytea;
  v_brand text;
  v_code text;
  v_opened_at timestamptz;
  v_state smallint;
  v_game text := p_game;
begin
  if wallets.is_person(p_actor) then perform wallets.refuse_people(p_actor); end if;
  if p_amount < 0 then raise exception 'a win is not negative' using errcode = 'check_violation'; end if;
  select k.seq, k.at into v_bet, v_bet_at from wallets.operation_key k
   where k.player_id = p_player and k.key = p_bet and k.op = wallets.operation('BET') and k.wallet_no = 0
     and k.status = wallets.status('DONE') and k.outcome in (wallets.outcome('NONE'), wallets.outcome('SETTLED'))
     and (k.counted_for is null or wallets.round_of(k) is not null);
  if found then
    update wallets.wallet x
       set balance = x.balance + p_amount, seq = x.seq + 1,
           last_at = greatest(v_now, x.last_at + interval '1 microsecond'),
           head = sha256(x.head || record_send(row(
             p_player, greatest(v_now, x.last_at + interval '1 microsecond'), x.seq + 1, p_amount, 0::bigint,
             x.balance + p_amount, x.reserved, p_key, p_round, v_bet, p_occurred_at, 0::smallint, 0::smallint,
             wallets.operation('WIN'), p_currency, wallets.house('GAMING_REVENUE'), p_channel, p_ip, p_actor, p_reference,
             p_round_reference, p_game, null::text)))
     where x.player_id = p_player and x.wallet_no = 0 and x.currency = p_currency and not x.overdrawn
       and not exists (select from wallets.operation_key k where k.key = p_key
         and k.op not in (wallets.operation('ROUND_CLOSE'), wallets.operation('TOMBSTONE')))
    returning x.seq, x.last_at, x.balance, x.reserved, x.head, x.brand, x.code, x.opened_at, x.state
    into v_seq, v_at, v_balance, v_reserved, v_head, v_brand, v_code, v_opened_at, v_state;
  end if;
  if not found then
    return wallets.pay_win(p_player,
      row(p_key, wallets.request_of(p_player, p_key, p_requests), p_reference, p_actor, p_channel, p_ip, p_correlation,
        p_occurred_at, null)::wallets.stamp,
      wallets.operation('WIN'), p_amount, p_currency, p_bet, p_bet_reference,
      row(p_round, p_round_reference, p_game)::wallets.play, false, p_view);
  end if;
  if p_round is not null then
    insert into wallets.round as kept (player_id, round_id, opened_at, currency, reference, game, last_at, last_seq,
      last_span, staked, won, operations)
    values (p_player, p_round, v_at, p_currency, p_round_reference, p_game, v_at, v_seq, v_seq / 16, 0, p_amount, 1)
    on conflict (player_id, round_id) do update
      set currency = least(kept.currency, excluded.currency), reference = greatest(kept.reference, excluded.reference),
          game = greatest(kept.game, excluded.game), last_at = excluded.last_at, last_seq = excluded.last_seq,
          last_span = excluded.last_span, won = kept.won + excluded.won, operations = kept.operations + 1
     where kept.closed_at is null
    returning kept.game into v_game;
    if not found then
      raise exception 'the full path has to answer this win' using errcode = 'serialization_failure';
    end if;
  end if;
  with settled as (
    update wallets.operation_key k set outcome = wallets.outcome('SETTLED')
     where k.player_id = p_player and k.key = p_bet
       and k.outcome in (wallets.outcome('NONE'), wallets.outcome('SETTLED'))
    returning true
  ), stored_key as (
    insert into wallets.operation_key (player_id, key, request, at, seq, op, wallet_no)
    select p_player, p_key, p_requests[1], v_at, v_seq, wallets.operation('WIN'), 0 from settled
  ), stored_entry as (
    insert into wallets.entry (
      player_id, at, seq, amount, reserved_delta, balance_after, reserved_after, key, round_id, ref_seq, occurred_at,
      leg, wallet_no, op, currency, contra, channel, ip, actor, reference, round_reference, game, hash)
    select
      p_player, v_at, v_seq, p_amount, 0, v_balance, v_reserved, p_key, p_round, v_bet, p_occurred_at,
      0, 0, wallets.operation('WIN'), p_currency, wallets.house('GAMING_REVENUE'), p_channel, p_ip, p_actor, p_reference,
      p_round_reference, p_game, v_head
      from settled
  )
  insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)
  select (get_byte(uuid_send(p_player), 15) & 15)::smallint, p_player, v_brand, 'wallet.win_paid', v_seq,
    format('{"kind":"WIN","amount":"%s","at":"%s","occurredAt":%s,"provider":%s,"game":%s,"round":%s,"subject":null,'
      '"refSeq":%s,"refAt":"%s","wallets":[{"no":0,"kind":"REAL","currency":"%s","balance":"%s","reserved":"%s",'
      '"amount":"%s","reservedDelta":"0"}]}',
      p_amount, wallets.moment(v_at), coalesce('"' || wallets.moment(p_occurred_at) || '"', 'null'),
      coalesce(to_json(wallets.provider_of(p_actor))::text, 'null'), coalesce(to_json(v_game)::text, 'null'),
      coalesce('"' || p_round || '"', 'null'), v_bet, wallets.moment(v_bet_at), v_code, v_balance, v_reserved,
      p_amount)::jsonb,
    p_correlation
    from settled;
  if not found then
    raise exception 'the full path has to answer this win' using errcode = 'serialization_failure';
  end if;
  return row(wallets.status('DONE'), false, v_seq, v_at, 0, wallets.wallet_kind('REAL'), v_state, p_currency, v_balance,
    v_reserved, v_seq, v_opened_at, null, null, null, null, null, 0, null, null)::wallets.answer;
end $$;
grant execute on function wallets.pay_win_fast_path to croupier_app;
