-- Raises what any write would raise now. The series needs a file beside the tables, so that a full disk is noticed although
-- the row itself finds room in its page; it takes 300 kB, for a moment. The commit writes to the log.
create or replace function foundation.write_probe() returns void language plpgsql
set search_path = pg_catalog, pg_temp set work_mem = '64kB' as $$
begin
  perform count(*) from generate_series(1, 8000);
  update foundation.write_probe set written_at = clock_timestamp();
end $$;

grant execute on function foundation.write_probe() to croupier_app;
