-- Who changed what of a player, when, from what to what, and why (GLI-19 v3.0 2.8.8(n)(ii), 2.9.5).
create table players.change (
  player_id uuid not null references players.player,
  version bigint not null,
  field text not null,
  -- Sealed JSON. Null only where the player's key was already destroyed.
  before bytea,
  after bytea,
  at timestamptz not null,
  actor text not null,
  channel text not null,
  ip text,
  correlation_id text not null,
  reason_code text,
  reason text,
  primary key (player_id, version, field)
);

create table players.note (
  player_id uuid not null references players.player,
  id uuid not null,
  words bytea,
  author text not null,
  at timestamptz not null,
  primary key (player_id, id)
);

-- Every answer stays: the latest of a kind is what holds now.
create table players.consent (
  player_id uuid not null references players.player,
  id uuid not null,
  kind text not null,
  version text not null,
  given boolean not null,
  at timestamptz not null,
  actor text not null,
  channel text not null,
  ip text,
  correlation_id text not null,
  primary key (player_id, kind, id)
);

grant select, insert on players.change, players.note, players.consent to croupier_app;

-- Append-only for everybody, the owner of the tables included.
create function players.refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete on players.change
  for each row execute function players.refuse_rewriting();
create trigger append_only_whole before truncate on players.change
  for each statement execute function players.refuse_rewriting();
create trigger append_only before update or delete on players.note
  for each row execute function players.refuse_rewriting();
create trigger append_only_whole before truncate on players.note
  for each statement execute function players.refuse_rewriting();
create trigger append_only before update or delete on players.consent
  for each row execute function players.refuse_rewriting();
create trigger append_only_whole before truncate on players.consent
  for each statement execute function players.refuse_rewriting();
