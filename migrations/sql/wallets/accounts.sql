-- Wallets, standing and game sessions: what a bet depends on.

-- Opens a wallet that belongs to no grant, or returns the one there is (replayed).
create or replace function wallets.open_wallet(
  p_player uuid, p_kind smallint, p_currency smallint, p_code text, p_brand text, p_correlation text
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  w wallets.wallet;
  r wallets.answer := wallets.done();
begin
  if p_kind = wallets.wallet_kind('REAL') then
    insert into wallets.wallet (player_id, wallet_no, kind, currency, code, brand)
    values (p_player, 0, wallets.wallet_kind('REAL'), p_currency, p_code, p_brand)
    on conflict (player_id, wallet_no) do nothing returning * into w;
  end if;
  if w.player_id is null then
    select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
    if not found then return wallets.refused('NO_WALLET'); end if;
    select * into w from wallets.wallet x
     where x.player_id = p_player and x.kind = p_kind and x.currency = p_currency and x.grant_id is null;
    r.replayed := found;
    if not found then w := wallets.award_wallet(w0, p_kind, p_currency, p_code, null, null); end if;
  end if;
  if not r.replayed then
    perform wallets.publish_fact(w, 'wallet.opened', coalesce(w0.seq, 0),
      jsonb_build_object('no', w.wallet_no, 'opened', wallets.wallet_as_json(w, 0, 0)), p_correlation);
  end if;
  return wallets.with_wallet(r, w);
end $$;
grant execute on function wallets.open_wallet to croupier_app;

-- Unlocks a wallet; MOVE_REFUSED while it is below zero. That of a bonus which has ended meanwhile closes.
create or replace function wallets.unlock_wallet(p_player uuid, p_wallet smallint, p_actor text, p_reason text, p_correlation text)
returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  w wallets.wallet;
  r wallets.answer := wallets.done();
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  select * into w from wallets.wallet x where x.player_id = p_player and x.wallet_no = p_wallet for no key update;
  if not found or w.state = wallets.wallet_state('CLOSED') then return wallets.refused('NO_WALLET'); end if;
  if w.overdrawn then
    r.status := wallets.status('MOVE_REFUSED');
  elsif w.state = wallets.wallet_state('LOCKED') then
    -- That of a bonus which has ended meanwhile is closed.
    update wallets.wallet x set state = case when exists (
        select from wallets.wagering g where g.player_id = p_player and g.wallet_no = p_wallet
           and not wallets.is_in_play(g.state)) then wallets.wallet_state('CLOSED') else wallets.wallet_state('OPEN') end
     where x.player_id = p_player and x.wallet_no = p_wallet returning * into w;
    perform wallets.return_head(w0);
    perform wallets.lend_head(p_player);
    perform wallets.publish_fact(w0, 'wallet.unlocked', w0.seq,
      jsonb_build_object('no', p_wallet, 'actor', p_actor, 'reason', p_reason), p_correlation);
  else
    r.replayed := true;
  end if;
  return wallets.with_wallet(r, w);
end $$;
grant execute on function wallets.unlock_wallet to croupier_app;

-- p_standing holds the bits of what is barred now, p_barred why. The next bet already sees it. Some bars end the
-- player's bonuses.
create or replace function wallets.set_standing(
  p_player uuid, p_standing smallint, p_barred smallint, p_correlation text, p_channel smallint
) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0 for no key update;
  if not found then return false; end if;
  if w0.standing <> p_standing or w0.barred is distinct from p_barred then
    update wallets.wallet x set standing = p_standing, barred = p_barred where x.player_id = p_player and x.wallet_no = 0;
    perform wallets.publish_fact(w0, 'wallet.standing_changed', w0.seq, jsonb_build_object('mayBet', p_standing & wallets.standing('NO_BETS') = 0,
      'mayDeposit', p_standing & wallets.standing('NO_DEPOSITS') = 0, 'barred', wallets.name_of('barred', p_barred)), p_correlation);
  end if;
  if wallets.ends_grants(p_barred) then perform wallets.forfeit_barred(w0, p_barred, p_correlation, p_channel); end if;
  return true;
end $$;
grant execute on function wallets.set_standing to croupier_app;

-- Bars that end a player's bonuses. Under the others a bonus stays as it is, and its time runs.
create or replace function wallets.ends_grants(p_barred smallint) returns boolean language sql immutable as $$
  select coalesce(p_barred in (
    wallets.barred('SELF_EXCLUDED'), wallets.barred('CLOSED'), wallets.barred('SUSPENDED')), false)
$$;

-- The operation is that of Croupier, also where a person bars the player. A second bar finds nothing to end. The number
-- of the operation before is in the id because callers choose the ids of requests, and may choose the same again.
create or replace function wallets.forfeit_barred(
  w0 wallets.wallet, p_barred smallint, p_correlation text, p_channel smallint
) returns void language plpgsql as $$
declare
  v_reason text := wallets.name_of('barred', p_barred);
begin
  perform wallets.forfeit_grants(w0.player_id,
    row(md5('bar of ' || w0.player_id || ' ' || v_reason || ' ' || w0.seq || ' ' || p_correlation)::uuid, 0,
      'bar of ' || w0.player_id, 'system:bars', p_channel, null, p_correlation, null, v_reason)::wallets.stamp,
    v_reason);
end $$;

-- Opens a game session; one of this id that is there is returned as it is, and is a conflict where it is another one.
create or replace function wallets.open_session(
  p_player uuid, p_id uuid, p_game text, p_provider text, p_currency smallint, p_seconds integer
) returns wallets.answer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w0 wallets.wallet;
  r wallets.answer := wallets.done();
begin
  select * into w0 from wallets.wallet x where x.player_id = p_player and x.wallet_no = 0;
  if not found then return wallets.refused('NO_WALLET'); end if;
  r.expected := w0.currency;
  r.barred := w0.barred;
  if wallets.real_wallet(w0, p_currency) is null then
    r.status := wallets.status('CURRENCY_MISMATCH');
  elsif w0.standing & wallets.standing('NO_BETS') <> 0 then
    r.status := wallets.status('BARRED');
  else
    insert into wallets.game_session (player_id, id, game, provider, currency, expires_at)
    values (p_player, p_id, p_game, p_provider, p_currency, clock_timestamp() + make_interval(secs => p_seconds))
    on conflict do nothing;
    if not found and not exists (
      select from wallets.game_session g where g.player_id = p_player and g.id = p_id and g.game = p_game
         and g.provider = p_provider and g.currency = p_currency
         and round(extract(epoch from g.expires_at - g.opened_at)) = p_seconds) then
      r.status := wallets.status('KEY_CONFLICT');
    end if;
  end if;
  return r;
end $$;
grant execute on function wallets.open_session to croupier_app;

create or replace function wallets.end_session(p_player uuid, p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update wallets.game_session x set ended_at = coalesce(x.ended_at, clock_timestamp())
   where x.player_id = p_player and x.id = p_id;
  return found;
end $$;
grant execute on function wallets.end_session to croupier_app;

create or replace function wallets.keep_caller_profile(p_caller text, p_late_wins boolean, p_minutes integer) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into wallets.caller_profile values (p_caller, p_late_wins, p_minutes)
  on conflict (caller) do update set late_wins = excluded.late_wins, round_minutes_max = excluded.round_minutes_max
$$;
grant execute on function wallets.keep_caller_profile to croupier_app;

-- The brand of a player, which decides whose reach they are in.
create or replace function wallets.brand_of(p_player uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select brand from wallets.wallet where player_id = p_player and wallet_no = 0
$$;
grant execute on function wallets.brand_of to croupier_app;
