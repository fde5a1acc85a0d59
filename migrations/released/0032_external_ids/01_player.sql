-- The id that a player has in another system: unique in the brand, compared as it is written.
alter table players.player add column external_id text check (char_length(external_id) between 1 and 100);
grant update (external_id) on players.player to croupier_app;
create unique index player_external_id_once on players.player (brand, external_id) where external_id is not null;
