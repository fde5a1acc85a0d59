-- Tables that are only added to, for every role, the owner included: one line for each in its schema's protection.sql.

create or replace function foundation.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '%.% is only ever added to', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;

-- Neither changed nor removed. A partitioned table's partitions are protected with it; one that is made later
-- is given to this function, too, because PostgreSQL hands down triggers for rows alone.
create or replace function foundation.append_only(p_table regclass) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  perform foundation.protect_rows(p_table, 'update or delete');
end $$;

-- Changed, but never removed.
create or replace function foundation.never_removed(p_table regclass) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  perform foundation.protect_rows(p_table, 'delete');
end $$;

create or replace function foundation.protect_rows(p_table regclass, p_events text) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
  v_table regclass;
begin
  if not exists (select from pg_trigger t where t.tgrelid = p_table and t.tgname = 'append_only') then
    execute format('create trigger append_only before %s on %s for each row execute function foundation.refuse_change()',
      p_events, p_table);
  end if;
  for v_table in select p_table union select t.relid from pg_partition_tree(p_table) t loop
    if not exists (select from pg_trigger t where t.tgrelid = v_table and t.tgname = 'append_only_whole') then
      execute format('create trigger append_only_whole before truncate on %s
        for each statement execute function foundation.refuse_change()', v_table);
    end if;
  end loop;
end $$;
