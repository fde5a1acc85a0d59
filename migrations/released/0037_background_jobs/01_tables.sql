create schema jobs;
grant usage on schema jobs to croupier_app;

-- What operators start for many players at once, and exports. A worker leases a job for a time; what it does counts
-- only while it has the lease.
create table jobs.job (
  id uuid primary key,
  brand text not null,
  kind text not null check (kind <> ''),
  state text not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  owner text not null,
  started_by text not null,
  name text not null,
  account_id uuid,
  roles text[] not null,
  request bytea,
  total int check (total >= 0),
  done int not null default 0 check (done >= 0),
  failed int not null default 0 check (failed >= 0),
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  problem_code text,
  problem_message text,
  -- How far the list was read: the cursor of its last page, and whether that was the end.
  cursor text,
  is_collected boolean not null default false,
  lease uuid,
  leased_until timestamptz,
  claims int not null default 0,
  size_bytes bigint not null default 0,
  chunks int not null default 0,
  expires_at timestamptz,
  check ((ended_at is null) = (state in ('QUEUED', 'RUNNING'))),
  check ((problem_code is null) = (problem_message is null))
);
create index job_of_owner on jobs.job (brand, owner, id);
create index job_of_brand on jobs.job (brand, id);
create index job_under_way on jobs.job (id) where state in ('QUEUED', 'RUNNING');
create index job_under_way_of_owner on jobs.job (brand, owner) where state in ('QUEUED', 'RUNNING');
create index job_expiring on jobs.job (expires_at) where expires_at is not null and chunks > 0;
create index job_ended on jobs.job (ended_at) where ended_at is not null;

-- What an operator asked for by a key, so that it counts once.
create table jobs.request_key (
  brand text not null,
  owner text not null,
  key text not null,
  digest bytea not null,
  job_id uuid not null references jobs.job on delete cascade,
  primary key (brand, owner, key)
);
create index request_key_of_job on jobs.request_key (job_id);

-- The steps of a job: one for each player.
create table jobs.step (
  job_id uuid not null references jobs.job on delete cascade,
  no int not null check (no > 0),
  target uuid not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'DONE', 'FAILED')),
  code text,
  message text,
  primary key (job_id, no),
  unique (job_id, target),
  check ((state = 'FAILED') = (code is not null) and (code is null) = (message is null))
);
create index step_waiting on jobs.step (job_id, no) where state = 'WAITING';
create index step_failed on jobs.step (job_id, no) where state = 'FAILED';

-- The file of an export in pieces, sealed by a key of the job's own, which is destroyed with them.
create table jobs.chunk (
  job_id uuid not null references jobs.job on delete cascade,
  no int not null check (no > 0),
  content bytea not null,
  primary key (job_id, no)
);

grant select, insert, update, delete on jobs.job, jobs.step to croupier_app;
grant select, insert, delete on jobs.request_key, jobs.chunk to croupier_app;
