-- Second factors. Secrets and numbers are sealed under keys of their account; see adapters/vault.
create table identity.factor_holder (
  account_id uuid primary key,
  kind text not null check (kind in ('PLAYER', 'OPERATOR')),
  brand text not null,
  name text not null,
  enrolment_due_since timestamptz -- a recovery code was used, and nothing was enrolled since
);

create table identity.totp (
  account_id uuid primary key references identity.factor_holder,
  secret bytea,
  confirmed_at timestamptz,
  last_used_at timestamptz,
  last_step bigint not null default -1, -- codes of this time step and of earlier ones are used up
  begun bytea,
  begun_at timestamptz,
  check ((secret is null) = (confirmed_at is null)),
  check ((begun is null) = (begun_at is null))
);

create table identity.passkey (
  account_id uuid not null references identity.factor_holder,
  id uuid not null,
  credential_id bytea not null unique,
  public_key bytea not null,
  sign_count bigint not null check (sign_count >= 0),
  transports text[] not null,
  backed_up boolean not null,
  name text not null,
  confirmed_at timestamptz not null,
  last_used_at timestamptz,
  refused_since timestamptz, -- its count went back: somebody has a copy
  primary key (account_id, id)
);

create table identity.phone (
  account_id uuid primary key references identity.factor_holder,
  number bytea not null,
  confirmed_at timestamptz not null,
  last_used_at timestamptz
);

create table identity.recovery_code (
  account_id uuid not null references identity.factor_holder,
  hash bytea not null, -- SHA-256: 80 random bits need no slow one
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (account_id, hash)
);

create table identity.factor_reset (
  account_id uuid not null,
  at timestamptz not null,
  by text not null, -- as the trail spells actors
  reason text not null,
  primary key (account_id, at)
);
grant select, insert on identity.factor_reset to croupier_app;

grant select, insert, update, delete
  on identity.factor_holder, identity.totp, identity.passkey, identity.phone, identity.recovery_code
  to croupier_app;
