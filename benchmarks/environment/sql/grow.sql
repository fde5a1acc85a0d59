-- {bets} bets of this lane's own players, through the same function as the application's bets.
-- A transaction holds the wallets of many players: lanes that shared some would deadlock.
do $$
declare
  v_ids uuid[] := array(select id from bench.player where n % {lanes} = {lane} order by n);
begin
  for i in 1 .. {bets} loop
    perform wallets.place_bet_fast_path(
      v_ids[1 + floor(random() * cardinality(v_ids))::int], gen_random_uuid(), array[42::bigint], 'bench-0123456789abcdef',
      'service:' || 'bench', 1::smallint, null, 'bench', null, 1 + floor(random() * 100)::bigint, 1::smallint,
      0::smallint, 0::smallint, null, null, 'bench', null, 0::smallint);
    if i % {bets_a_commit} = 0 then
      commit;
    end if;
  end loop;
end $$
