-- The fast path of a bet as it was before bets counted for bonuses: what counting costs is measured against it.
create or replace function wallets.place_bet_before_bonuses(
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
     and x.state = wallets.wallet_state('OPEN') and x.standing & wallets.standing('NO_BETS') = 0
     and x.balance - x.reserved >= p_stake
     and p_funding in (wallets.funding('REAL_FIRST'), wallets.funding('REAL_ONLY'))
     and not exists (select from wallets.operation_key k where k.key = p_key
       and k.op not in (wallets.operation('ROUND_CLOSE'), wallets.operation('TOMBSTONE')))
  returning x.seq, x.last_at, x.balance, x.reserved, x.head, x.brand, x.code, x.opened_at
  into v_seq, v_at, v_balance, v_reserved, v_head, v_brand, v_code, v_opened_at;
  if not found then
    return wallets.place_bet(p_player,
      row(p_key, wallets.request_of(p_player, p_key, p_requests), p_reference, p_actor, p_channel, p_ip, p_correlation,
        p_occurred_at, null)::wallets.stamp,
      p_stake, p_currency, p_funding, p_wallet, row(p_round, p_round_reference, p_game)::wallets.play, p_session, p_view);
  end if;
  -- From here on snapshots are younger than the lock just taken: they see all this player has ever done.
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
    insert into wallets.operation_key (player_id, key, request, at, seq, op, wallet_no)
    values (p_player, p_key, p_requests[1], v_at, v_seq, wallets.operation('BET'), 0)
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
      '"amount":"%s","reservedDelta":"0"}]}',
      -p_stake, wallets.moment(v_at), coalesce('"' || wallets.moment(p_occurred_at) || '"', 'null'),
      coalesce(to_json(wallets.provider_of(p_actor))::text, 'null'), coalesce(to_json(v_game)::text, 'null'),
      coalesce('"' || p_round || '"', 'null'), v_code, v_balance, v_reserved, -p_stake)::jsonb,
    p_correlation);
  return row(wallets.status('DONE'), false, v_seq, v_at, 0, wallets.wallet_kind('REAL'), wallets.wallet_state('OPEN'),
    p_currency, v_balance, v_reserved, v_seq, v_opened_at, null, null, null, null, null, 0, null, null)::wallets.answer;
end $$;
grant execute on function wallets.place_bet_before_bonuses to croupier_app;
