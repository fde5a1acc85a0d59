-- The operations of a deposit, withdrawal or adjustment. Bets and wins are about none of these: they have no row here.
create index operation_key_subject on wallets.operation_key (player_id, subject) where subject is not null;
