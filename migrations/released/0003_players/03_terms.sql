-- What is proved of a player, and what keeps them from playing.
alter table players.player
  add column email_verified_at timestamptz,
  add column phone_verified_at timestamptz,
  -- The conditions of play that do not hold now; kept by whatever changes one (domain/players/conditions.py).
  add column missing text[] not null default '{}'
    check (missing <@ array['EMAIL', 'PHONE', 'TERMS', 'IDENTITY']);
grant update (email_verified_at, phone_verified_at, missing) on players.player to croupier_app;

-- The texts players agree to, by version. A version once published stays as it is.
create table players.terms (
  brand text not null references players.brand,
  kind text not null check (kind in ('TERMS', 'PRIVACY')),
  version text not null,
  effective_at timestamptz not null,
  published_at timestamptz not null,
  published_by text not null,
  -- How far the job has come that holds back whoever has not agreed since it took effect.
  swept_to uuid,
  swept_at timestamptz,
  primary key (brand, kind, version)
);
create index terms_to_sweep on players.terms (effective_at) where swept_at is null;
create index player_by_brand on players.player (brand, id);

grant select, insert on players.terms to croupier_app;
grant update (swept_to, swept_at) on players.terms to croupier_app;
