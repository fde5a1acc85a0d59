-- Each of these gives what happened to one player, the newest first, from any moment on.
create index change_at on players.change (player_id, at, version) where field <> 'status';
create index status_change_at on players.change (player_id, at, version) where field = 'status';
create index note_at on players.note (player_id, at, id);
create index consent_at on players.consent (player_id, at, id);
create index correction_created on players.correction (player_id, created_at, id);
create index correction_decided on players.correction (player_id, decided_at, id) where decided_at is not null;
create index withdrawal_hold_put on wallets.withdrawal_hold (player_id, put_at, id);
create index withdrawal_hold_lifted on wallets.withdrawal_hold (player_id, lifted_at, id) where lifted_at is not null;
