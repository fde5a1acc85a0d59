create schema keyring;
grant usage on schema keyring to croupier_app;
