create schema keyring;
grant usage on schema keyring to croupier_app;

-- The versions of the master key that have ever wrapped something here. The keys themselves are elsewhere.
create table keyring.master_key (
  version int primary key check (version > 0),
  known_at timestamptz not null default clock_timestamp(),
  -- From then on nothing may be wrapped by it. Writers of keys hold a share of the row while they write, so
  -- that nobody can be about to use a version that has just been found unused.
  retired_at timestamptz
);

-- One key per subject (a player, an operator) and purpose. Without it what it sealed is noise, in every copy.
create table keyring.subject_key (
  subject_id uuid not null,
  purpose text not null check (purpose in ('account', 'marketing', 'aml')),
  wrapped bytea,
  kek int references keyring.master_key,
  made_at timestamptz not null default clock_timestamp(),
  destroyed_at timestamptz,
  primary key (subject_id, purpose),
  -- A destroyed key stays known as destroyed: nobody makes a new one for what was erased.
  constraint subject_key_is_whole_or_gone check (
    (wrapped is null) = (destroyed_at is not null) and (kek is null) = (wrapped is null)
  )
);

-- What blind indexes are computed with; made once and for good, since whatever it indexed depends on it.
create table keyring.index_key (
  version int primary key check (version > 0),
  wrapped bytea not null,
  kek int not null references keyring.master_key,
  made_at timestamptz not null default clock_timestamp()
);

grant select, insert, update (retired_at) on keyring.master_key to croupier_app;
grant select, insert, update (wrapped, kek, destroyed_at) on keyring.subject_key to croupier_app;
grant select, insert, update (wrapped, kek) on keyring.index_key to croupier_app;

-- Destroyed is destroyed, whoever asks.
create function keyring.refuse_return() returns trigger language plpgsql as $$
begin
  raise exception 'a destroyed key does not come back' using errcode = 'restrict_violation';
end $$;

create trigger destroyed_for_good before update on keyring.subject_key
  for each row when (old.destroyed_at is not null) execute function keyring.refuse_return();
create trigger never_deleted before delete on keyring.subject_key
  for each row execute function keyring.refuse_return();
