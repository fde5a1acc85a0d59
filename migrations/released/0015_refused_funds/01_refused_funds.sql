-- What of the balance a refusal for want of funds could not use, since it was held for withdrawals: the refusal's
-- answer shows it again whenever its operation id is sent again.
alter table wallets.operation_key add column reserved bigint;

-- Other arguments or results now: see migrations/sql/wallets. A new database has none of them yet.
drop function if exists wallets.refused_funds, wallets.funding_legs, wallets.place_bet_fast_path, wallets.pay_win_fast_path;
