-- Names that the release before this one calls: its processes may still run while this one comes in, and they use the
-- SQL that is here. To be dropped by a revision of the next release.

create or replace function wallets.place_bet_quick(
  p_player uuid, p_key uuid, p_request bigint, p_reference text, p_actor text, p_channel smallint, p_ip inet,
  p_correlation text, p_occurred_at timestamptz, p_stake bigint, p_currency smallint, p_funding smallint,
  p_wallet smallint, p_round uuid, p_round_reference text, p_game text, p_session uuid, p_view smallint
) returns wallets.answer language sql security definer set search_path = pg_catalog, pg_temp as $$
  select wallets.place_bet_fast_path(p_player, p_key, array[p_request], p_reference, p_actor, p_channel, p_ip, p_correlation,
    p_occurred_at, p_stake, p_currency, p_funding, p_wallet, p_round, p_round_reference, p_game, p_session, p_view)
$$;
grant execute on function wallets.place_bet_quick to croupier_app;

create or replace function wallets.pay_win_quick(
  p_player uuid, p_key uuid, p_request bigint, p_reference text, p_actor text, p_channel smallint, p_ip inet,
  p_correlation text, p_occurred_at timestamptz, p_amount bigint, p_currency smallint, p_bet uuid,
  p_bet_reference text, p_round uuid, p_round_reference text, p_game text, p_view smallint
) returns wallets.answer language sql security definer set search_path = pg_catalog, pg_temp as $$
  select wallets.pay_win_fast_path(p_player, p_key, array[p_request], p_reference, p_actor, p_channel, p_ip, p_correlation,
    p_occurred_at, p_amount, p_currency, p_bet, p_bet_reference, p_round, p_round_reference, p_game, p_view)
$$;
grant execute on function wallets.pay_win_quick to croupier_app;

-- It did not say by which channel a player is barred: 5 is that of jobs.
create or replace function wallets.change_standing(
  p_player uuid, p_standing smallint, p_barred smallint, p_correlation text
) returns boolean language sql security definer set search_path = pg_catalog, pg_temp as $$
  select wallets.set_standing(p_player, p_standing, p_barred, p_correlation, '5') -- of a job
$$;
grant execute on function wallets.change_standing to croupier_app;

-- One threshold for all brands, set by one: no process ever called it, and it is set by two now (limits.sql).
create or replace function wallets.keep_approval_threshold(p_currency smallint, p_minor bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'a limit takes two: see wallets.ask_limit' using errcode = 'insufficient_privilege';
end $$;
grant execute on function wallets.keep_approval_threshold to croupier_app;

-- The round of an entry which a fast path of the release before writes: a bet that had begun with it when this release
-- came in goes on with it. The functions here have written the row when this is called, and it changes nothing.
create or replace function wallets.keep_round() returns trigger language plpgsql as $$
begin
  insert into wallets.round as kept (player_id, round_id, opened_at, currency, reference, game, last_at, last_seq,
    last_span, staked, won, operations)
  values (new.player_id, new.round_id, new.at, new.currency, new.round_reference, new.game, new.at, new.seq,
    new.seq / 16, case when wallets.is_stake(new.op) then -new.amount else 0 end,
    case when wallets.is_stake(new.op) then 0 else new.amount end, 1)
  on conflict (player_id, round_id) do update
    set currency = least(kept.currency, excluded.currency), reference = greatest(kept.reference, excluded.reference),
        game = greatest(kept.game, excluded.game), last_at = excluded.last_at, last_seq = excluded.last_seq,
        last_span = excluded.last_span, staked = kept.staked + excluded.staked, won = kept.won + excluded.won,
        operations = kept.operations + 1
   where kept.last_seq < excluded.last_seq;
  return null;
end $$;

-- Ends what is only for calls that had begun with the functions of the release before, when they are long over: a
-- trigger on entries makes each bet a quarter dearer.
create or replace function wallets.end_previous_release(p_after interval default '10 minutes') returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from pg_trigger t where t.tgrelid = 'wallets.entry'::regclass and t.tgname = 'round_kept'
      and t.tgenabled <> 'D')
    or (select max(d.applied_at) from foundation.definition d) > clock_timestamp() - p_after then return false; end if;
  alter table wallets.entry disable trigger round_kept;
  return true;
end $$;
grant execute on function wallets.end_previous_release to croupier_app;
