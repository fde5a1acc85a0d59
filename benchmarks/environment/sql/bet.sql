-- One bet of a random player under a random key, through the same function as the application's bets.
-- (pgbench takes a colon before a name for a variable even within quotes: the actor is put together.)
-- Anything but a bet that was placed divides by zero, which ends pgbench.
\set n random(:from_player, :to_player)
\set stake random(1, 100)
select 1 / (status = 0)::int from wallets.place_bet_fast_path(
  (select id from bench.player where n = :n), gen_random_uuid(), array[42::bigint], 'bench-0123456789abcdef', 'service:' || 'bench',
  1::smallint, null, 'bench', null, :stake, 1::smallint, 0::smallint, 0::smallint, null, null, 'bench', null,
  0::smallint);
