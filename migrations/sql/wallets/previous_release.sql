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

-- One threshold for all brands, set by one: no process ever called it, and it is set by two now (limits.sql).
create or replace function wallets.keep_approval_threshold(p_currency smallint, p_minor bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'a limit takes two: see wallets.ask_limit' using errcode = 'insufficient_privilege';
end $$;
grant execute on function wallets.keep_approval_threshold to croupier_app;
