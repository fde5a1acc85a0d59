create extension if not exists pg_trgm;
create schema players;

create table players.brand (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{0,39}$'),
  name text not null,
  -- The licence its players come under; null: each player comes under the pack of their country.
  jurisdiction text,
  created_at timestamptz not null default clock_timestamp()
);
insert into players.brand (id, name) values ('default', 'Default casino');

create table players.player (
  id uuid primary key,
  brand text not null references players.brand,
  -- Counts the changes of the row; also the sequence number of the facts about it.
  version bigint not null check (version > 0),
  created_at timestamptz not null,
  -- bytea is sealed with a key of the player's own (keyring.subject_key), and is null where there is nothing
  -- or nothing any more.
  email bytea,
  -- A keyed hash of the address as compared: what people take for the same is the same, and nobody without
  -- the key can try addresses (domain/players/login.py, adapters/vault).
  email_index bytea not null,
  username text not null,
  -- As compared.
  username_key text not null,
  status text not null check (
    status in ('PENDING', 'ACTIVE', 'DORMANT', 'COOLING_OFF', 'SUSPENDED', 'SELF_EXCLUDED', 'CLOSED')
  ),
  status_since timestamptz not null,
  status_reason text not null,
  excluded_until timestamptz,
  country text not null check (country ~ '^[A-Z]{2}$'),
  currency text not null,
  jurisdiction text not null,
  date_of_birth bytea,
  first_name bytea,
  last_name bytea,
  phone bytea,
  street bytea,
  city bytea,
  postal_code bytea,
  region bytea,
  national_id bytea,
  language text not null,
  time_zone text not null,
  odds_format text not null,
  theme text not null,
  hide_balance boolean not null,
  contact_by text[] not null,
  traffic_source text,
  campaign text,
  vip_level smallint not null check (vip_level between 0 and 10),
  tags text[] not null,
  -- Of many registrations at once exactly one wins: the constraint decides, never a look-up.
  constraint player_email_once unique (brand, email_index),
  constraint player_username_once unique (brand, username_key),
  constraint player_term_has_end check (
    status not in ('COOLING_OFF', 'SELF_EXCLUDED') or excluded_until is not null
  )
);

-- One per filter and order of the list of players.
create index player_created on players.player (brand, created_at, id);
create index player_username on players.player (brand, lower(username), id);
create index player_country on players.player (brand, country, id);
create index player_currency on players.player (brand, currency, id);
create index player_status on players.player (brand, status, id);
create index player_vip_level on players.player (brand, vip_level, id);
create index player_tags on players.player using gin (tags);
create index player_username_parts on players.player using gin (lower(username) gin_trgm_ops);

grant usage on schema players to croupier_app;
grant select on players.brand to croupier_app;
grant select, insert on players.player to croupier_app;
-- Who a player is to us (id, brand, currency, jurisdiction, birth, origin) is written once.
grant update (
  version, status, status_since, status_reason, excluded_until, first_name, last_name, phone, street, city,
  postal_code, region, national_id, language, time_zone, odds_format, theme, hide_balance, contact_by,
  vip_level, tags
) on players.player to croupier_app;
