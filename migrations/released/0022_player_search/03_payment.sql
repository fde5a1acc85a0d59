-- A payment is looked up by the number that its provider gave it.
create index payment_authorisation on wallets.payment (brand, authorisation) where authorisation is not null;
