-- A row for each revision that was applied: the oldest version of Croupier that works with what it left behind.
create table foundation.revision (
  revision text primary key,
  tolerates text not null,
  migrated_by text not null,
  migrated_at timestamptz not null default clock_timestamp()
);
grant select on foundation.revision to croupier_app;
