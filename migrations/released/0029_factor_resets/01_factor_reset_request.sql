-- A reset of a player's factors: asked for by one operator, approved by another, carried out when its time has come.
-- `due_at` is null until the player was told; `objection` is the SHA-256 of the code (120 random bits) to object by.
create table identity.factor_reset_request (
  id uuid primary key,
  brand text not null,
  account_id uuid not null,
  proof text not null check (proof in ('DOCUMENT_SEEN', 'VIDEO_CALL', 'KNOWN_QUESTIONS', 'IN_PERSON')),
  reference text not null check (reference <> ''),
  reason text not null check (reason <> ''),
  state text not null check (state in ('PENDING', 'WAITING', 'COMPLETED', 'REJECTED', 'OBJECTED', 'LAPSED')),
  maker text not null,
  checker text,
  created_at timestamptz not null,
  decided_at timestamptz,
  due_at timestamptz,
  objection bytea,
  ended_at timestamptz,
  ended_by text,
  constraint a_factor_reset_takes_two
    check (state not in ('WAITING', 'COMPLETED', 'LAPSED') or (checker is not null and checker <> maker)),
  constraint a_player_is_told_before_a_factor_reset
    check (state <> 'COMPLETED' or (due_at is not null and objection is not null and ended_at >= due_at))
);
create unique index factor_reset_under_way on identity.factor_reset_request (account_id)
  where state in ('PENDING', 'WAITING');
create unique index factor_reset_objection on identity.factor_reset_request (objection) where state = 'WAITING';
create index factor_reset_due on identity.factor_reset_request (due_at) where state = 'WAITING';
create index factor_reset_of_brand on identity.factor_reset_request (brand, created_at, id);
create index factor_reset_of_player on identity.factor_reset_request (account_id, created_at);

grant select, insert on identity.factor_reset_request to croupier_app;
grant update (state, checker, decided_at, due_at, objection, ended_at, ended_by)
  on identity.factor_reset_request to croupier_app;
