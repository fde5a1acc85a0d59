-- The moves of a status among all changes of a player.
create index change_of_status on players.change (player_id, version) where field = 'status';
