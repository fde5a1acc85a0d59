-- The policies of tables that hang on another are made again: see rls.by_parent.
do $$
declare
  v_policy record;
begin
  for v_policy in
    select p.polname, p.polrelid::regclass as of from pg_policy p
     where p.polname in ('of_player', 'of_holder', 'of_grant', 'of_account', 'of_client')
  loop
    execute format('drop policy %I on %s', v_policy.polname, v_policy.of);
  end loop;
end $$;
