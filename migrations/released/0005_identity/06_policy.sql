-- Who may what. The rules are Casbin's; every process keeps a compiled copy and looks at the version.

create table identity.policy_version (
  one boolean primary key default true check (one),
  version bigint not null,
  changed_at timestamptz not null default clock_timestamp()
);
insert into identity.policy_version (version) values (1);

-- p: permission or role, brand, coordinate, act, allow|deny
-- g: role, permission or role it has, brand
-- g: operator:<account>, role, brand, and until when if not for good (ISO 8601, UTC)
-- A brand is '*' for every one, or '*!a!b' for every one but a and b.
create table identity.casbin_rule (
  id bigint generated always as identity primary key,
  ptype text not null check (ptype in ('p', 'g')),
  v0 text not null,
  v1 text not null,
  v2 text not null,
  v3 text,
  v4 text,
  v5 text check (v5 is null),
  -- False: it came with Croupier, and goes when Croupier no longer brings it.
  house boolean not null default true,
  check (case ptype
    when 'p' then v3 in ('read', 'read_masked', 'read_own', 'write', 'call') and v4 in ('allow', 'deny')
      and v3 is not null and v4 is not null
    else v4 is null and (v3 is null or v0 like 'operator:%')
  end)
);
create unique index on identity.casbin_rule (v0, v1, v2, v3, v4) where ptype = 'p';
create unique index on identity.casbin_rule (v0, v1, v2) where ptype = 'g';

-- What the catalogue that was merged last brought: a rule in here that is not in force was removed by the house.
create table identity.shipped_rule (
  ptype text not null,
  v0 text not null,
  v1 text not null,
  v2 text not null,
  v3 text not null default '',
  v4 text not null default '',
  primary key (ptype, v0, v1, v2, v3, v4)
);

-- Roles the house has added. What they hold is in the rules.
create table identity.role (
  brand text not null,
  name text not null check (name ~ '^[a-z][a-z0-9_]{2,39}$'),
  title text not null,
  kind text not null check (kind in ('OPERATOR', 'SERVICE')),
  created_at timestamptz not null default clock_timestamp(),
  primary key (brand, name)
);

-- The row is locked by whoever changes the policy, so that changes are judged one after the other.
create function identity.new_policy_version() returns trigger language plpgsql as $$
begin
  update identity.policy_version set version = version + 1, changed_at = clock_timestamp();
  return null;
end $$;

create trigger new_version after insert or update or delete on identity.casbin_rule
  for each statement execute function identity.new_policy_version();
create trigger new_version after insert or update or delete on identity.role
  for each statement execute function identity.new_policy_version();

-- Changes that one operator asks for and another decides on. `edits` is what was asked for.
create table identity.policy_change (
  id uuid primary key,
  brand text not null,
  edits jsonb not null,
  reason text not null,
  status text not null default 'PENDING' check (status in ('PENDING', 'APPROVED', 'REJECTED')),
  asked_by text not null,
  asked_by_account uuid,
  asked_at timestamptz not null,
  decided_by text,
  decided_by_account uuid,
  decided_at timestamptz,
  check ((status = 'PENDING') = (decided_at is null)),
  check (decided_by is null or decided_by <> asked_by),
  check (decided_by_account is null or asked_by_account is null or decided_by_account <> asked_by_account)
);
create index on identity.policy_change (brand, id desc);

-- Roles asked for operators. A permanent one has no `until_at`.
create table identity.role_assignment (
  id uuid primary key,
  brand text not null,
  account_id uuid not null,
  role text not null,
  until_at timestamptz,
  reason text not null,
  status text not null default 'PENDING' check (status in ('PENDING', 'APPROVED', 'REJECTED')),
  asked_by text not null,
  asked_by_account uuid,
  asked_at timestamptz not null,
  decided_by text,
  decided_by_account uuid,
  decided_at timestamptz,
  check ((status = 'PENDING') = (decided_at is null)),
  check (decided_by is null or decided_by <> asked_by),
  check (asked_by_account is distinct from account_id),
  check (decided_by_account is distinct from account_id),
  check (decided_by_account is null or asked_by_account is null or decided_by_account <> asked_by_account)
);
create index on identity.role_assignment (brand, id desc);

-- What changed the rules, before and after; only ever added to.
create table identity.policy_history (
  seq bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  brand text not null,
  -- The change or assignment; null for what the command line and the catalogue brought.
  change_id uuid,
  actor text not null,
  removed jsonb not null,
  added jsonb not null
);
create function identity.history_stays() returns trigger language plpgsql as $$
begin
  raise exception 'identity.policy_history is only ever added to';
end $$;
create trigger stays before update or delete or truncate on identity.policy_history
  for each statement execute function identity.history_stays();

grant select, update (version, changed_at) on identity.policy_version to croupier_app;
grant select, insert, delete on identity.casbin_rule to croupier_app;
grant update (v2, v3, house) on identity.casbin_rule to croupier_app;
grant select on identity.shipped_rule to croupier_app;
grant select, insert on identity.role to croupier_app;
grant select, insert on identity.policy_change to croupier_app;
grant update (status, decided_by, decided_by_account, decided_at) on identity.policy_change to croupier_app;
grant select, insert on identity.role_assignment to croupier_app;
grant update (status, decided_by, decided_by_account, decided_at) on identity.role_assignment to croupier_app;
grant select, insert on identity.policy_history to croupier_app;
