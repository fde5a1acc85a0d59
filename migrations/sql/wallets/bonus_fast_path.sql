-- A bet that counts for the bonus in front and that its money pays a part of: the third of the fast paths, for the same
-- reasons (see fast_paths.sql). It has few statements, and those are short: most of the time of one goes into starting it,
-- and grows with what it names. Called by place_bet_fast_path only; whatever is uncommon is for the full path.

create or replace function wallets.place_bet_bonus_path(
  p_player uuid, p_key uuid, p_requests bigint[], p_reference text, p_actor text, p_channel smallint, p_ip inet,
  p_correlation text, p_occurred_at timestamptz, p_stake bigint, p_currency smallint, p_funding smallint,
  p_wallet smallint, p_round uuid, p_round_reference text, p_game text, p_session uuid, p_view smallint
) returns wallets.answer language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_now timestamptz := clock_timestamp();
  w record;
  b record;
  v_order smallint;
  v_permille smallint;
  v_excluded boolean;
  v_real bigint;
  v_part bigint;
  v_paid bigint;
  v_seq bigint;
  v_at timestamptz;
  v_head bytea;
  v_last bytea;
  v_counted bigint;
  v_game text := p_game;
begin
  select x.seq, x.last_at, x.head, x.balance, x.reserved, x.brand, x.code, x.opened_at, x.wagering, x.head_grant, x.target,
         x.progress, x.max_bet, x.max_bet_any, x.stake_order, x.counting, x.permille, x.rules_id
    into w
    from wallets.wallet x
   where x.player_id = p_player and x.wallet_no = 0 and x.wagering > 0 and x.currency = p_currency
     and x.state = wallets.wallet_state('OPEN') and x.standing & wallets.standing('NO_BETS') = 0
     and x.expires_at > v_now and p_funding in (wallets.funding('REAL_FIRST'), wallets.funding('BONUS_FIRST'))
     for no key update;
  if not found then return null; end if;
  -- From here on snapshots are younger than the lock just taken.
  v_order := coalesce(w.stake_order, p_funding);
  v_permille := w.permille;
  if p_game is not null and w.rules_id is not null then
    select q.permille, q.excluded into v_permille, v_excluded
      from wallets.game_weight q where q.rules_id = w.rules_id and q.game = p_game;
    v_permille := coalesce(v_permille, w.permille);
  end if;
  select x.balance, x.reserved into b from wallets.wallet x
   where x.player_id = p_player and x.wallet_no = w.wagering and x.state = wallets.wallet_state('OPEN') and x.reserved = 0;
  v_real := greatest(0, w.balance - w.reserved);
  if b.balance is null or v_excluded or v_order = wallets.stake_order('REAL_ONLY') or p_stake - v_real > b.balance then
    return null;
  end if;
  v_part := wallets.bonus_part(p_stake, v_real, b.balance, v_order);
  if v_part = 0 or p_stake > w.max_bet or exists (select from wallets.operation_key k where k.key = p_key
      and k.op not in (wallets.operation('ROUND_CLOSE'), wallets.operation('TOMBSTONE')))
    or exists (select from wallets.operation_key k where k.player_id = p_player and k.key = p_key)
    or (p_session is not null and not exists (
      select from wallets.game_session g where g.player_id = p_player and g.id = p_session
         and g.ended_at is null and g.expires_at > v_now and g.currency = p_currency)) then
    return null;
  end if;
  v_seq := w.seq + 1;
  v_at := greatest(v_now, w.last_at + interval '1 microsecond');
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
    if not found then return null; end if;
  end if;
  v_paid := p_stake - v_part;
  v_counted := wallets.counted(p_stake, v_part, w.counting, v_permille);
  w.balance := w.balance - v_paid;
  w.progress := w.progress + v_counted;
  b.balance := b.balance - v_part;
  v_head := sha256(w.head || record_send(row(
    p_player, v_at, v_seq, -v_paid, 0::bigint, w.balance, w.reserved, p_key, p_round, null::bigint, p_occurred_at,
    0::smallint, 0::smallint, wallets.operation('BET'), p_currency, wallets.house('GAMING_REVENUE'), p_channel, p_ip,
    p_actor, p_reference, p_round_reference, p_game, null::text)));
  v_last := sha256(v_head || record_send(row(
    p_player, v_at, v_seq, -v_part, 0::bigint, b.balance, b.reserved, p_key, p_round, null::bigint, p_occurred_at,
    1::smallint, w.wagering, wallets.operation('BET'), p_currency, wallets.house('GAMING_REVENUE'), p_channel, p_ip,
    p_actor, p_reference, p_round_reference, p_game, null::text)));
  update wallets.wallet x set balance = b.balance, seq = v_seq, last_at = v_at
   where x.player_id = p_player and x.wallet_no = w.wagering;
  update wallets.wallet x set balance = w.balance, seq = v_seq, last_at = v_at, head = v_last, progress = w.progress,
         in_play = x.in_play + 1
   where x.player_id = p_player and x.wallet_no = 0;
  if w.progress >= w.target then
    perform wallets.reach_target(p_player, row(p_key, p_requests[1], p_reference, p_actor, p_channel, p_ip, p_correlation,
      p_occurred_at, null)::wallets.stamp);
  end if;
  insert into wallets.operation_key (player_id, key, request, at, seq, op, counted, counted_for, permille)
  values (p_player, p_key, p_requests[1], v_at, v_seq, wallets.operation('BET'), v_counted, w.wagering, v_permille);
  insert into wallets.entry (
    player_id, at, seq, amount, reserved_delta, balance_after, reserved_after, key, round_id, occurred_at, leg,
    wallet_no, op, currency, contra, channel, ip, actor, reference, round_reference, game, hash)
  values
    (p_player, v_at, v_seq, -v_paid, 0, w.balance, w.reserved, p_key, p_round, p_occurred_at, 0, 0,
      wallets.operation('BET'), p_currency, wallets.house('GAMING_REVENUE'), p_channel, p_ip, p_actor, p_reference,
      p_round_reference, p_game, v_head),
    (p_player, v_at, v_seq, -v_part, 0, b.balance, b.reserved, p_key, p_round, p_occurred_at, 1, w.wagering,
      wallets.operation('BET'), p_currency, wallets.house('GAMING_REVENUE'), p_channel, p_ip, p_actor, p_reference,
      p_round_reference, p_game, v_last);
  insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)
  values ((get_byte(uuid_send(p_player), 15) & 15)::smallint, p_player, w.brand, 'wallet.bet_placed', v_seq,
    format('{"kind":"BET","amount":"%s","at":"%s","occurredAt":%s,"provider":%s,"game":%s,"round":%s,"subject":null,'
      '"refSeq":null,"refAt":null,"wallets":[{"no":0,"kind":"REAL","currency":"%s","balance":"%s","reserved":"%s",'
      '"amount":"%s","reservedDelta":"0"},{"no":%s,"kind":"BONUS","currency":"%s","balance":"%s","reserved":"%s",'
      '"amount":"%s","reservedDelta":"0"}],"wagering":{"grant":"%s","counted":"%s","progress":"%s","target":"%s"}}',
      -p_stake, wallets.moment(v_at), coalesce('"' || wallets.moment(p_occurred_at) || '"', 'null'),
      coalesce(to_json(wallets.provider_of(p_actor))::text, 'null'), coalesce(to_json(v_game)::text, 'null'),
      coalesce('"' || p_round || '"', 'null'), w.code, w.balance, w.reserved, -v_paid, w.wagering, w.code, b.balance,
      b.reserved, -v_part, w.head_grant, v_counted, w.progress, w.target)::jsonb,
    p_correlation);
  return row(wallets.status('DONE'), false, v_seq, v_at, 0, wallets.wallet_kind('REAL'), wallets.wallet_state('OPEN'),
    p_currency, w.balance, w.reserved, v_seq, w.opened_at, null, null, null, null, null, v_part, null, null)::wallets.answer;
end $$;
