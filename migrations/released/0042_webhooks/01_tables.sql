create schema webhooks;
grant usage on schema webhooks to croupier_app;

-- The addresses of other systems that events are posted to.
create table webhooks.endpoint (
  id uuid primary key,
  brand text not null,
  name text not null check (name <> ''),
  url text not null,
  events text[] not null check (cardinality(events) > 0),
  role text not null,
  in_order boolean not null,
  rate_max int check (rate_max > 0),
  state text not null check (state in ('UNVERIFIED', 'ACTIVE', 'PAUSED', 'DISABLED', 'REMOVED')),
  problem text,
  header_names text[] not null,
  -- Names and values, sealed; null where there are none.
  headers bytea,
  created_by text not null,
  created_at timestamptz not null,
  -- Every attempt has failed since then.
  failing_since timestamptz,
  -- No attempt before then.
  paused_until timestamptz,
  -- What is left of this second's attempts, of endpoints with a limit, and when that was counted.
  tokens numeric(12, 6) not null default 0,
  counted_at timestamptz
);
create index endpoint_of_brand on webhooks.endpoint (brand, created_at, id) where state <> 'REMOVED';

-- The secrets that requests are signed with: the newest, and until it expires the one before.
create table webhooks.secret (
  endpoint_id uuid not null references webhooks.endpoint on delete cascade,
  no int not null check (no > 0),
  sealed bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  primary key (endpoint_id, no)
);

-- One event on its way to one endpoint. It holds the event, so that it can be posted for as long as it is kept.
create table webhooks.delivery (
  id uuid primary key,
  brand text not null,
  endpoint_id uuid not null references webhooks.endpoint on delete cascade,
  kind text not null check (kind in ('EVENT', 'TEST', 'CHALLENGE')),
  event_id uuid not null,
  event_type text not null,
  version smallint not null,
  -- The player it is about.
  subject uuid,
  player_seq bigint,
  lane smallint not null,
  position bigint not null,
  payload jsonb not null,
  correlation_id text not null,
  at timestamptz not null,
  state text not null default 'PENDING'
    check (state in ('PENDING', 'DELIVERED', 'FAILED', 'WITHHELD', 'CANCELLED')),
  attempts int not null default 0,
  created_at timestamptz not null,
  next_at timestamptz,
  ended_at timestamptz,
  last_status int,
  last_failure text,
  check ((state = 'PENDING') = (next_at is not null)),
  check ((state = 'PENDING') = (ended_at is null))
) with (
  -- It is a queue, too: see outbox.event.
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.1
);
create unique index delivery_once on webhooks.delivery (endpoint_id, event_id);
create index delivery_of_endpoint on webhooks.delivery (endpoint_id, id);
create index delivery_due on webhooks.delivery (endpoint_id, next_at) where state = 'PENDING';
create index delivery_in_order on webhooks.delivery (endpoint_id, subject, player_seq) where state = 'PENDING';
create index delivery_by_state on webhooks.delivery (endpoint_id, state, id);
create index delivery_about_player on webhooks.delivery (endpoint_id, subject, id);
create index delivery_ended on webhooks.delivery (ended_at) where ended_at is not null;

-- A request and what came of it; the first 4 KiB of the answer.
create table webhooks.attempt (
  delivery_id uuid not null references webhooks.delivery on delete cascade,
  no int not null,
  at timestamptz not null,
  milliseconds int not null,
  status int,
  failure text,
  response text not null,
  primary key (delivery_id, no)
);

grant select, insert, update on webhooks.endpoint to croupier_app;
grant select, insert, update, delete on webhooks.secret, webhooks.delivery to croupier_app;
grant select, insert on webhooks.attempt to croupier_app;
