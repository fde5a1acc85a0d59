-- Facts that have left the queue, as events with their numbers. The owner of a lane moves them here in the order in
-- which it published them, so that positions of a lane and numbers of a player are contiguous, whatever order the
-- facts were committed in. What reads this log goes by position and misses nothing: a lane has one writer.
create table outbox.lane (
  part smallint primary key check (part between 0 and 15),
  position bigint not null default 0
) with (fillfactor = 50, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0);
insert into outbox.lane (part) select generate_series(0, 15);

create table outbox.player_position (
  player_id uuid primary key,
  brand text not null,
  player_seq bigint not null
) with (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.05);

create table outbox.published (
  part smallint not null,
  position bigint not null,
  id uuid not null default gen_random_uuid(),
  player_id uuid not null,
  brand text not null,
  name text not null,
  version smallint not null default 1,
  player_seq bigint not null,
  seq bigint not null,
  payload jsonb not null,
  correlation_id text not null,
  at timestamptz not null,
  kept_since timestamptz not null default clock_timestamp(),
  primary key (part, position)
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.1);

-- How far each reader has come in each lane: what sends events to the event bus, and each consumer.
create table outbox.reader (
  name text not null,
  part smallint not null check (part between 0 and 15),
  position bigint not null,
  moved_at timestamptz not null default clock_timestamp(),
  primary key (name, part)
) with (fillfactor = 50, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0);

-- The number of each player's last event that a consumer has taken.
create table outbox.consumed (
  consumer text not null,
  player_id uuid not null,
  brand text not null,
  player_seq bigint not null,
  primary key (consumer, player_id)
) with (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.05);

-- Events that a consumer was given before one that precedes them, and that is no longer kept.
create table outbox.parked (
  consumer text not null,
  player_id uuid not null,
  player_seq bigint not null,
  brand text not null,
  event bytea not null,
  parked_at timestamptz not null default clock_timestamp(),
  primary key (consumer, player_id, player_seq)
);

grant select, insert, update, delete
  on outbox.lane, outbox.player_position, outbox.published, outbox.reader, outbox.consumed, outbox.parked
  to croupier_app;
