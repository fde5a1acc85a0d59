-- Everybody reads the audit log of their own brand. It is written by a function of the owner's.
do $$
declare
  v_table text;
begin
  foreach v_table in array array['audit', 'tip', 'closed_day'] loop
    execute format('alter table compliance.%I enable row level security', v_table);
    execute format('create policy of_brand on compliance.%I using ((select rls.brand()) in (brand, ''*''))', v_table);
  end loop;
end $$;
