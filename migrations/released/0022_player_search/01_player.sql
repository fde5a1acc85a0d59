-- Keyed hashes, as of the e-mail address (docs/decisions/0034). Of players who are there already they are made when their
-- number or name is next stored.
alter table players.player
  add column phone_index bytea,
  add column name_index bytea[] not null default '{}',
  -- The kinds of texts whose latest answer is yes; kept by a trigger of players.consent.
  add column consented text[] not null default '{}';
update players.player p set consented = held.kinds from (
    select player_id, array_agg(kind order by kind) as kinds from (
      select distinct on (player_id, kind) player_id, kind, given from players.consent order by player_id, kind, id desc
    ) latest where given group by player_id
  ) held where held.player_id = p.id;
grant update (phone_index, name_index, consented) on players.player to croupier_app;

create index player_phone on players.player (brand, phone_index) where phone_index is not null;
create index player_names on players.player using gin (name_index) with (fastupdate = off);
create index player_username_start on players.player (brand, lower(username) text_pattern_ops, id);
create index player_contact_by on players.player using gin (contact_by) with (fastupdate = off);
create index player_consented on players.player using gin (consented) with (fastupdate = off);
create index player_language on players.player (brand, language, id);
create index player_brand_jurisdiction on players.player (brand, jurisdiction, id);
create index player_traffic_source on players.player (brand, traffic_source, id);
create index player_campaign on players.player (brand, campaign, id);

-- What waits to be merged into an index is read whole by every search of it.
alter index players.player_tags set (fastupdate = off);
alter index players.player_username_parts set (fastupdate = off);
select gin_clean_pending_list('players.player_tags'), gin_clean_pending_list('players.player_username_parts');
