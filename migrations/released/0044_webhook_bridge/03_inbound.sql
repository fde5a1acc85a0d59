create schema inbound;
grant usage on schema inbound to croupier_app;

-- Webhooks of other systems, as they were received. A row stays long after its content is gone: it says what a
-- duplicate is.
create table inbound.webhook (
  id uuid primary key,
  brand text not null,
  provider text not null,
  -- The provider's own.
  event_id text not null,
  event_type text not null,
  -- What the provider's events are in order about.
  subject text,
  -- By the provider's clock.
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  lane smallint not null check (lane between 0 and 15),
  state text not null check (state in ('WAITING', 'DONE', 'PARKED', 'EXPIRED')),
  attempts int not null default 0,
  next_at timestamptz,
  ended_at timestamptz,
  late boolean not null default false,
  failure text,
  -- Whose key has sealed the content.
  sealed_for uuid not null,
  -- Headers and body; null once its time is over.
  content bytea,
  check ((state = 'WAITING') = (next_at is not null)),
  check ((state = 'WAITING') = (ended_at is null)),
  check (state not in ('WAITING', 'PARKED') or content is not null)
);
create unique index webhook_once on inbound.webhook (brand, provider, event_id);
create index webhook_due on inbound.webhook (lane, next_at) where state = 'WAITING';
create index webhook_in_order on inbound.webhook (brand, provider, subject, occurred_at, id) where state = 'WAITING';
create index webhook_done on inbound.webhook (brand, provider, subject, occurred_at) where state = 'DONE';
create index webhook_parked on inbound.webhook (id) where state = 'PARKED';
create index webhook_of_brand on inbound.webhook (brand, id);
create index webhook_by_state on inbound.webhook (brand, state, id);
create index webhook_by_provider on inbound.webhook (brand, provider, id);
create index webhook_by_provider_and_state on inbound.webhook (brand, provider, state, id);
create index webhook_content on inbound.webhook (ended_at) where content is not null;
create index webhook_without_content on inbound.webhook (ended_at) where content is null;
create index webhook_sealed_for on inbound.webhook (sealed_for) where content is not null;

grant select, insert, update, delete on inbound.webhook to croupier_app;
