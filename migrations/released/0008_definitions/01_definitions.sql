-- What contexts share: the rule of append-only tables, and how far the definitions have come.
create schema foundation;

create table foundation.definition (
  path text primary key,
  sha256 text not null,
  -- The version of Croupier that ran it: an earlier one leaves it alone.
  version text not null,
  applied_at timestamptz not null default clock_timestamp()
);

-- A function is called by those to whom its own file grants it.
alter default privileges revoke execute on functions from public;
