-- Each of these gives what happened to one player, the newest first, from any moment on.
create index factor_reset_created on identity.factor_reset_request (account_id, created_at, id);
create index factor_reset_approved on identity.factor_reset_request (account_id, decided_at, id)
  where decided_at is not null;
create index factor_reset_ended on identity.factor_reset_request (account_id, ended_at, id) where ended_at is not null;
create index money_approval_created on wallets.money_approval (player_id, created_at, id);
create index money_approval_decided on wallets.money_approval (player_id, decided_at, id) where decided_at is not null;

-- What factor_reset_created begins with.
drop index identity.factor_reset_of_player;
