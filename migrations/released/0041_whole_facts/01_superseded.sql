-- Other arguments now, for facts that say when it was and what they refer to: see migrations/sql/wallets. A new database
-- has neither of them yet.
drop function if exists wallets.post, wallets.wallet_as_json;
