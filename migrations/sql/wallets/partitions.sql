-- Partitions are made ahead; there is no default one, which would hide a missing month. A backup that is being
-- taken holds the table: writers must not wait behind us for its end, the next run makes the partition.
create or replace function wallets.create_partitions(p_from timestamptz, p_months integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '500ms' as $$
declare
  v_month timestamp := date_trunc('month', p_from at time zone 'UTC');
  v_name text;
  v_made integer := 0;
begin
  for i in 0 .. p_months loop
    v_name := 'entry_' || to_char(v_month, 'YYYY_MM');
    if to_regclass('wallets.' || v_name) is null then
      -- Nothing in it ever dies, so vacuum has nothing to do while the month runs.
      execute format('create table wallets.%I partition of wallets.entry for values from (%L) to (%L)
        with (autovacuum_vacuum_insert_threshold = -1)',
        v_name, v_month at time zone 'UTC', (v_month + interval '1 month') at time zone 'UTC');
      perform foundation.append_only(format('wallets.%I', v_name)::regclass);
      v_made := v_made + 1;
    end if;
    v_month := v_month + interval '1 month';
  end loop;
  return v_made;
end $$;
grant execute on function wallets.create_partitions to croupier_app;

-- A month that is over gets a small index by time; the open month does without: it would cost every bet.
create or replace function wallets.index_closed_months() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_name text;
  v_made integer := 0;
begin
  for v_name in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'wallets.entry'::regclass
       and c.relname < 'entry_' || to_char(now() at time zone 'UTC', 'YYYY_MM')
       and to_regclass('wallets.' || c.relname || '_by_time') is null
     order by c.relname
  loop
    execute format('create index %I on wallets.%I using brin (at)', v_name || '_by_time', v_name);
    v_made := v_made + 1;
  end loop;
  return v_made;
end $$;
grant execute on function wallets.index_closed_months to croupier_app;
