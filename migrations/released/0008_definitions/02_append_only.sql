-- Four functions said the same. The definitions give every table one trigger function: foundation.refuse_change.
-- Locked in the order in which operations lock them, so that a bet that is under way is waited for.
lock table wallets.wallet, wallets.operation_key, wallets.entry in access exclusive mode;

drop function wallets.refuse_change() cascade;
drop function players.refuse_rewriting() cascade;
drop function compliance.refuse_change() cascade;
drop function identity.history_stays() cascade;
