-- Facts waiting to be published: written in the command's own transaction, read in id order by the one
-- relay that owns the partition, deleted once published. Never read by an id or xid cursor, which would
-- lose or reorder rows that commit late.
create schema outbox;

create table outbox.event (
  part smallint not null,
  id bigint generated always as identity,
  player_id uuid not null,
  brand text not null,
  name text not null,
  seq bigint not null,
  payload jsonb not null,
  correlation_id text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (part, id),
  constraint part_follows_player check (part = (get_byte(uuid_send(player_id), 15) & 15))
) with (
  -- A queue lives on dead rows: vacuum it long before the default fifth of the table is dead.
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000,
  autovacuum_vacuum_cost_delay = 0
);

grant usage on schema outbox to croupier_app;
grant select, insert, delete on outbox.event to croupier_app;
