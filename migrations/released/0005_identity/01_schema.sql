create schema identity;
grant usage on schema identity to croupier_app;
