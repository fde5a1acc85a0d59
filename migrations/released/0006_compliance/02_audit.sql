-- The audit log: who did what about whom, and what came of it. Rows come through compliance.append alone.
-- Each brand has one chain, cut into UTC days: a row's hash covers the hash before it, and the first row of
-- a day covers the last of the day before. Kept for five years at least: nothing here removes anything.

-- Where each brand's chain stands. Locking the row is what makes it one chain.
create table compliance.tip (
  brand text primary key,
  day date not null,
  seq bigint not null,
  hash bytea not null,
  at timestamptz not null
) with (fillfactor = 50, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0);

-- Where it stood when a day was over.
create table compliance.closed_day (
  brand text not null,
  day date not null,
  seq bigint not null,
  hash bytea not null,
  at timestamptz not null,
  primary key (brand, day)
);

create view compliance.head with (security_invoker = true) as
  select brand, day, seq, hash, at, false as closed from compliance.tip
  union all
  select brand, day, seq, hash, at, true from compliance.closed_day;

create table compliance.audit (
  brand text not null,
  day date not null,
  seq bigint not null,                   -- from 1, without gaps, within the day
  at timestamptz not null,
  actor text not null,
  actor_kind text not null,
  account_id uuid,
  session_id uuid,
  channel text not null,
  ip inet,
  user_agent text,
  correlation_id text not null,
  action text not null,
  subject uuid,                          -- the player or account it was about
  outcome text not null,
  details jsonb not null,                -- names and ids: never a value about a person, never a secret
  hash bytea not null,                   -- SHA-256 over the hash before it and every column above
  primary key (brand, day, seq)
) partition by range (day);

create index audit_subject on compliance.audit (brand, subject, day, seq) where subject is not null;
create index audit_actor on compliance.audit (brand, actor, day, seq);
create index audit_action on compliance.audit (brand, action, day, seq);
-- Reading a page of players is one row about many of them.
create index audit_players on compliance.audit using gin ((details -> 'players')) where details ? 'players';

create function compliance.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is only ever added to' using errcode = 'restrict_violation';
end $$;

create trigger entries_stay before update or delete on compliance.audit
  for each row execute function compliance.refuse_change();
create trigger entries_stay_together before truncate on compliance.audit
  for each statement execute function compliance.refuse_change();
create trigger tips_stay before delete or truncate on compliance.tip
  for each statement execute function compliance.refuse_change();
create trigger days_stay before update or delete or truncate on compliance.closed_day
  for each statement execute function compliance.refuse_change();

-- Partitions are made ahead; there is no default one, which would hide a missing month.
create function compliance.create_partitions(p_from timestamptz, p_months integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_month timestamp := date_trunc('month', p_from at time zone 'UTC');
  v_name text;
  v_made integer := 0;
begin
  for i in 0 .. p_months loop
    v_name := 'audit_' || to_char(v_month, 'YYYY_MM');
    if to_regclass('compliance.' || v_name) is null then
      execute format('create table compliance.%I partition of compliance.audit for values from (%L) to (%L)',
        v_name, v_month::date, (v_month + interval '1 month')::date);
      execute format('create trigger entries_stay_together before truncate on compliance.%I
        for each statement execute function compliance.refuse_change()', v_name);
      v_made := v_made + 1;
    end if;
    v_month := v_month + interval '1 month';
  end loop;
  return v_made;
end $$;

select compliance.create_partitions(now(), 12);
