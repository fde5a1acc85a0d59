-- Without currencies: all that Croupier knows. Without jurisdictions: each player comes under the pack of their country.
-- The column `jurisdiction` stays for processes of the version before.
alter table players.brand
  add column time_zone text not null default 'UTC',
  add column currencies text[] not null default '{}',
  add column jurisdictions text[] not null default '{}';
update players.brand set jurisdictions = array[jurisdiction] where jurisdiction is not null;

-- What one operator asks for and another decides on. `brand`: theirs; `code`: the brand to be made or changed.
create table players.brand_change (
  id uuid primary key,
  brand text not null references players.brand,
  code text not null check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  name text not null,
  time_zone text not null,
  currencies text[] not null,
  jurisdictions text[] not null,
  reason text not null,
  state text not null check (state in ('PENDING', 'APPROVED', 'REJECTED')),
  maker text not null,
  checker text,
  created_at timestamptz not null,
  decided_at timestamptz,
  constraint a_brand_takes_two check (state <> 'APPROVED' or (checker is not null and checker <> maker))
);
create index brand_change_of_brand on players.brand_change (brand, created_at, id);

-- Which packs players are under, asked at each start.
create index player_jurisdiction on players.player (jurisdiction);

grant insert (id, name, time_zone, currencies, jurisdictions, jurisdiction),
  update (name, time_zone, currencies, jurisdictions, jurisdiction) on players.brand to croupier_app;
grant select, insert on players.brand_change to croupier_app;
grant update (state, checker, decided_at) on players.brand_change to croupier_app;
