-- A consent that is withdrawn is forgotten, and the program's grants are found to be revoked.
grant delete on identity.oauth_consent to croupier_app;
create index oauth_grant_of_program on identity.oauth_grant (account_id, client_id) where revoked_at is null;
