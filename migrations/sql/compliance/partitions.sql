-- Partitions are made ahead; there is no default one, which would hide a missing month. A backup that is being
-- taken holds the table: writers must not wait behind us for its end, the next run makes the partition.
create or replace function compliance.create_partitions(p_from timestamptz, p_months integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '500ms' as $$
declare
  v_month timestamp := date_trunc('month', p_from at time zone 'UTC');
  v_name text;
  v_made integer := 0;
begin
  for i in 0 .. p_months loop
    v_name := 'audit_' || to_char(v_month, 'YYYY_MM');
    if to_regclass('compliance.' || v_name) is null then
      execute format('create table compliance.%I partition of compliance.audit for values from (%L) to (%L)',
        v_name, v_month::date, (v_month + interval '1 month')::date);
      perform foundation.append_only(format('compliance.%I', v_name)::regclass);
      v_made := v_made + 1;
    end if;
    v_month := v_month + interval '1 month';
  end loop;
  return v_made;
end $$;
grant execute on function compliance.create_partitions to croupier_app;
