-- Since when a program, or its next secret, waits for a second operator. Null: not known, of what a process of the version
-- before asked for.
alter table identity.client add column asked_at timestamptz;
update identity.client set asked_at = created_at;
grant update (asked_at) on identity.client to croupier_app;

-- What waits, of lists that have what is decided as well.
create index client_waiting on identity.client (brand, created_at, id)
  where disabled_at is null and (approved_at is null or next_secret_hash is not null);
create index factor_reset_pending on identity.factor_reset_request (brand, created_at, id) where state = 'PENDING';
create index brand_change_pending on players.brand_change (brand, created_at, id) where state = 'PENDING';
create index money_limit_change_pending on wallets.money_limit_change (brand, created_at, id) where state = 31;
