-- What a second person approves is carried out as it was said, in what the digest of the request leaves out too: the
-- reason is there already.
alter table wallets.money_approval
  add column occurred_at timestamptz,
  add column details text;
-- Takes another argument now.
drop function if exists wallets.person_refusal;
