-- A program is good for nothing before approved_at. What is there already stays in use.
alter table identity.client
  add column asked_by text,
  add column asked_account uuid,
  add column approved_by text,
  add column approved_at timestamptz,
  add column next_secret_hash bytea check (length(next_secret_hash) = 32);
update identity.client set approved_at = created_at;
grant update (asked_by, asked_account, approved_by, approved_at, next_secret_hash) on identity.client to croupier_app;
alter table identity.client
  add constraint a_program_takes_two check (approved_by is null or approved_by <> asked_by);
