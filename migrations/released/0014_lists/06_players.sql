-- Terms by the time from which they hold: those before the one in force are not read.
create index terms_effective on players.terms (brand, kind, effective_at, published_at, version);
-- A search reads all that waits to be put into these indexes, which is more the more players there are.
alter index players.player_tags set (fastupdate = off);
alter index players.player_username_parts set (fastupdate = off);
