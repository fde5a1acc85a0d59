-- A code that was sent to the address before sets no password after it.
alter table identity.account add column address_changed_at timestamptz;
grant update (address_changed_at) on identity.account to croupier_app;
