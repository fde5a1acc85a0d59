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
  v_seq bigint;
  v_at timestamptz;
  v_head bytea;
  v_last bytea;
  v_balance bigint;
  v_reserved bigint;
  v_brand text;
  v_code text;
  v_opened_at timestamptz;
  v_no smallint;
  v_grant uuid;
  v_target bigint;
  v_progress bigint;
  v_max_bet bigint;
  v_order smallint;
  v_counting smallint;
  v_permille smallint;
  v_rules integer;
  v_bonus bigint;
  v_excluded boolean;
  v_real bigint;
  v_part bigint;
  v_counted bigint;
  v_game text := p_game;
  v_second constant smallint := 1; -- number of the leg of the bonus wallet
begin
  if wallets.is_person(p_actor) then perform wallets.refuse_people(p_actor); end if;
  select x.seq + 1, greatest(v_now, x.last_at + interval '1 microsecond'), x.head, x.balance, x.reserved, x.brand, x.code,
         x.opened_at, x.wagering, x.head_grant, x.target, x.progress, x.max_bet, coalesce(x.stake_order, p_funding),
         x.counting, x.permille, x.rules_id
    into v_seq, v_at, v_head, v_balance, v_reserved, v_brand, v_code, v_opened_at, v_no, v_grant, v_target, v_progress,
         v_max_bet, v_order, v_counting, v_permille, v_rules
    from wallets.wallet x
   where x.player_id = p_player and x.wallet_no = 0 and x.wagering > 0 and x.currency = p_currency
     and x.state = wallets.wallet_state('OPEN') and x.standing & wallets.standing('NO_BETS') = 0
     and x.expires_at > v_now and p_funding in (wallets.funding('REAL_FIRST'), wallets.funding('BONUS_FIRST'))
     for no key update;
  if not found then return null; end if;
  -- From here on snapshots are younger than the lock just taken.
  select x.balance, coalesce(q.permille, v_permille), coalesce(q.excluded, false) into v_bonus, v_permille, v_excluded
    from wallets.wallet x left join wallets.game_weight q on q.rules_id = v_rules and q.game = p_game
   where x.player_id = p_player and x.wallet_no = v_no and x.state = wallets.wallet_state('OPEN') and x.reserved = 0;
  v_real := greatest(0, v_balance - v_reserved);
  if v_bonus is null or v_excluded or v_order = wallets.stake_order('REAL_ONLY') or p_stake - v_real > v_bonus then
    return null;
  end if;
  v_part := wallets.bonus_part(p_stake, v_real, v_bonus, v_order);
  if v_part = 0 or p_stake > v_max_bet then return null; end if;
  if p_session is not null and not exists (
      select from wallets.game_session g where g.player_id = p_player and g.id = p_session
         and g.ended_at is null and g.expires_at > v_now and g.currency = p_currency) then
    return null;
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
    if not found then return null; end if;
  end if;
  v_real := p_stake - v_part;
  v_counted := wallets.counted(p_stake, v_part, v_counting, v_permille);
  v_balance := v_balance - v_real;
  v_progress := v_progress + v_counted;
  v_bonus := v_bonus - v_part;
  v_head := sha256(v_head || record_send(row(
    p_player, v_at, v_seq, -v_real, 0::bigint, v_balance, v_reserved, p_key, p_round, null::bigint, p_occurred_at,
    0::smallint, 0::smallint, wallets.operation('BET'), p_currency, wallets.house('GAMING_REVENUE'), p_channel, p_ip,
    p_actor, p_reference, p_round_reference, p_game, null::text)));
  v_last := sha256(v_head || record_send(row(
    p_player, v_at, v_seq, -v_part, 0::bigint, v_bonus, 0::bigint, p_key, p_round, null::bigint, p_occurred_at,
    v_second, v_no, wallets.operation('BET'), p_currency, wallets.house('GAMING_REVENUE'), p_channel, p_ip,
    p_actor, p_reference, p_round_reference, p_game, null::text)));
  -- The id may be known: the rows below say so, by an error that sends the caller to the full path.
  update wallets.wallet x
     set balance = case x.wallet_no when 0 then v_balance else v_bonus end, seq = v_seq, last_at = v_at,
         head = case x.wallet_no when 0 then v_last else x.head end,
         progress = case x.wallet_no when 0 then v_progress end,
         in_play = x.in_play + 1
   where x.player_id = p_player and x.wallet_no in (0, v_no);
  if v_progress >= v_target then
    perform wallets.reach_target(p_player, row(p_key, p_requests[1], p_reference, p_actor, p_channel, p_ip, p_correlation,
      p_occurred_at, null)::wallets.stamp);
  end if;
  insert into wallets.operation_key (player_id, key, request, at, seq, op, counted, counted_for, permille)
  values (p_player, p_key, p_requests[1], v_at, v_seq, wallets.operation('BET'), v_counted, v_no, v_permille);
  insert into wallets.entry (
    player_id, at, seq, amount, reserved_delta, balance_after, reserved_after, key, round_id, occurred_at, leg,
    wallet_no, op, currency, contra, channel, ip, actor, reference, round_reference, game, hash)
  values
    (p_player, v_at, v_seq, -v_real, 0, v_balance, v_reserved, p_key, p_round, p_occurred_at, 0, 0,
      wallets.operation('BET'), p_currency, wallets.house('GAMING_REVENUE'), p_channel, p_ip, p_actor, p_reference,
      p_round_reference, p_game, v_head),
    (p_player, v_at, v_seq, -v_part, 0, v_bonus, 0, p_key, p_round, p_occurred_at, 1, v_no,
      wallets.operation('BET'), p_currency, wallets.house('GAMING_REVENUE'), p_channel, p_ip, p_actor, p_reference,
      p_round_reference, p_game, v_last);
  insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)
  values ((get_byte(uuid_send(p_player), 15) & 15)::smallint, p_player, v_brand, 'wallet.bet_placed', v_seq,
    format('{"kind":"BET","amount":"%s","at":"%s","occurredAt":%s,"provider":%s,"game":%s,"round":%s,"subject":null,'
      '"refSeq":null,"refAt":null,"wallets":[{"no":0,"kind":"REAL","currency":"%s","balance":"%s","reserved":"%s",'
      '"amount":"%s","reservedDelta":"0"},{"no":%s,"kind":"BONUS","currency":"%s","balance":"%s","reserved":"0",'
      '"amount":"%s","reservedDelta":"0"}],"wagering":{"grant":"%s","counted":"%s","progress":"%s","target":"%s"}}',
      -p_stake, wallets.moment(v_at), coalesce('"' || wallets.moment(p_occurred_at) || '"', 'null'),
      coalesce(to_json(wallets.provider_of(p_actor))::text, 'null'), coalesce(to_json(v_game)::text, 'null'),
      coalesce('"' || p_round || '"', 'null'), v_code, v_balance, v_reserved, -v_real, v_no, v_code, v_bonus, -v_part,
      v_grant, v_counted, v_progress, v_target)::jsonb,
    p_correlation);
  return row(wallets.status('DONE'), false, v_seq, v_at, 0, wallets.wallet_kind('REAL'), wallets.wallet_state('OPEN'),
    p_currency, v_balance, v_reserved, v_seq, v_opened_at, null, null, null, null, null, v_part, null, null)::wallets.answer;
end $$;
