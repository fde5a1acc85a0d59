create schema compliance;
grant usage on schema compliance to croupier_app;
