-- What contexts do about facts of other contexts: a row for each fact and context of the catalogue, written in the
-- fact's own transaction, and deleted in that of the reaction.
create table outbox.reaction (
  part smallint not null,
  id bigint generated always as identity,
  context text not null,
  player_id uuid not null,
  brand text not null,
  name text not null,
  seq bigint not null,
  payload jsonb not null,
  correlation_id text not null,
  at timestamptz not null default clock_timestamp(),
  attempts integer not null default 0,
  next_at timestamptz not null default clock_timestamp(),
  failure text,
  parked_at timestamptz,
  primary key (part, id),
  constraint part_follows_player check (part = (get_byte(uuid_send(player_id), 15) & 15))
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- Whether an earlier one of the same player waits.
create index reaction_of_player on outbox.reaction (player_id, context, id);

grant select, insert, update, delete on outbox.reaction to croupier_app;
