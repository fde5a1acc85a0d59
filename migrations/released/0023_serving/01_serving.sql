-- One row: what the servers of this database put into tokens, and the URL they are reached by.
create table foundation.serving (
  only_one boolean primary key default true check (only_one),
  issuer text not null,
  audience text not null,
  url text not null,
  recorded_at timestamptz not null default clock_timestamp()
);
grant select, insert, update on foundation.serving to croupier_app;
