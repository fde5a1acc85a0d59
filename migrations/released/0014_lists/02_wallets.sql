-- The history of a player by kind and by wallet. Bets and wins, and what the first wallet does, are nearly all of it:
-- they are found by walking it, and pay for no further index.
create index entry_kind on wallets.entry (player_id, op, at) where op not in (2, 3);
create index entry_wallet on wallets.entry (player_id, wallet_no, at) where wallet_no <> 0;

-- A player's deposits, and their withdrawals, are a list each.
drop index wallets.payment_of_player;
create index deposit_of_player on wallets.payment (player_id, created_at, id) where state <= 10;
create index withdrawal_of_player on wallets.payment (player_id, created_at, id) where state > 10;

-- What waits in one brand is found without passing over what waits in others.
alter table wallets.payment add column brand text;
alter table wallets.adjustment add column brand text;
alter table wallets.money_approval add column brand text;
alter table wallets.unmatched_win add column brand text;
update wallets.payment x set brand = w.brand from wallets.wallet w where w.player_id = x.player_id and w.wallet_no = 0;
update wallets.adjustment x set brand = w.brand from wallets.wallet w where w.player_id = x.player_id and w.wallet_no = 0;
update wallets.money_approval x set brand = w.brand from wallets.wallet w where w.player_id = x.player_id and w.wallet_no = 0;
update wallets.unmatched_win x set brand = w.brand from wallets.wallet w where w.player_id = x.player_id and w.wallet_no = 0;
alter table wallets.payment alter column brand set not null;
alter table wallets.adjustment alter column brand set not null;
alter table wallets.money_approval alter column brand set not null;
alter table wallets.unmatched_win alter column brand set not null;
drop index wallets.payment_open, wallets.adjustment_pending, wallets.money_approval_pending, wallets.unmatched_win_open,
  wallets.money_limit_change_of_brand;
create index payment_open on wallets.payment (brand, created_at, id) where state in (11, 12, 13);
create index adjustment_pending on wallets.adjustment (brand, created_at, id) where state = 21;
create index money_approval_pending on wallets.money_approval (brand, created_at, id) where state = 31;
create index money_limit_change_of_brand on wallets.money_limit_change (brand, created_at, id);
create index unmatched_win_open on wallets.unmatched_win (brand, at, key) where paid_at is null;
drop policy if exists of_player on wallets.payment;
drop policy if exists of_player on wallets.adjustment;
drop policy if exists of_player on wallets.money_approval;
drop policy if exists of_player on wallets.unmatched_win;
