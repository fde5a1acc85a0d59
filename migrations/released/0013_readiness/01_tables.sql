-- What the keys of this installation are recognised by. Nothing in it opens or signs anything.
create table keyring.fingerprint (
  kind text not null check (kind in ('master', 'index', 'signing', 'pepper', 'audit')),
  -- The version of a master key, the id of a signing key; 1 where there is only one.
  name text not null,
  -- A digest; of a master key: a known value, wrapped by it.
  value bytea not null,
  -- When a signing key starts to sign.
  signs_from timestamptz,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (kind, name)
);
grant select, insert, update (value), delete on keyring.fingerprint to croupier_app;

grant usage on schema foundation to croupier_app;

-- One row, written to find out whether this database can be written.
create table foundation.write_probe (
  only_one boolean primary key default true check (only_one),
  written_at timestamptz not null default clock_timestamp()
);
insert into foundation.write_probe default values;
grant select, update (written_at) on foundation.write_probe to croupier_app;
