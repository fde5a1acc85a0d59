-- The application never connects with the rights of the owner: every session takes this role.
do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'croupier_app') then
    create role croupier_app nologin;
  end if;
  execute format('grant croupier_app to %I', current_user);
exception when duplicate_object or unique_violation then null; -- another database of this cluster was first
end $$;
