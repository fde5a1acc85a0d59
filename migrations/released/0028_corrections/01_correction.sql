-- Who a player is may be corrected, by two operators; how they sign in may be changed.
grant update (email, email_index, username, username_key, country, jurisdiction, date_of_birth) on players.player
  to croupier_app;
grant update (login_key, jurisdiction) on identity.account to croupier_app;

-- What one operator asks for and another decides on. Values are sealed JSON, field -> [before, after]: of how a player is
-- reached in `contact`, of who they are in `identity`.
create table players.correction (
  player_id uuid not null references players.player,
  id uuid not null,
  brand text not null references players.brand,
  key text not null,
  fields text[] not null,
  contact bytea,
  identity bytea,
  reason text not null,
  state text not null check (state in ('PENDING', 'APPROVED', 'REJECTED')),
  maker text not null,
  created_at timestamptz not null,
  checker text,
  decided_at timestamptz,
  remark text,
  primary key (player_id, id),
  constraint correction_once unique (player_id, key),
  constraint a_correction_takes_two check (state <> 'APPROVED' or (checker is not null and checker <> maker))
);
create index correction_pending on players.correction (brand, created_at, id) where state = 'PENDING';

grant select, insert on players.correction to croupier_app;
grant update (state, checker, decided_at, remark) on players.correction to croupier_app;
