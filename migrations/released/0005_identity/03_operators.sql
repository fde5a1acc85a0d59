-- The people of the house. Their roles are in the policy, their credentials in identity.account.
create table identity.operator (
  id uuid primary key references identity.account,
  login text not null unique check (login ~ '^[a-z][a-z0-9._-]{1,39}$'),
  name text not null,
  state text not null default 'ACTIVE' check (state in ('ACTIVE', 'DISABLED')),
  created_at timestamptz not null,
  -- Who made the account, as the trail spells actors.
  created_by text not null
);

grant select, insert on identity.operator to croupier_app;
grant update (name, state) on identity.operator to croupier_app;
