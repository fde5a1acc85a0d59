-- Whose credentials there are: a player's or an operator's, under the same id as the player or the operator.
create table identity.account (
  id uuid primary key,
  kind text not null check (kind in ('PLAYER', 'OPERATOR')),
  -- An operator's own brand; they may hold roles in others.
  brand text not null,
  -- As compared: a player's username within the brand, an operator's login in the whole house.
  login_key text not null,
  -- A player's e-mail address, as a keyed hash of what is compared; null where there is none (any more).
  email_index bytea,
  -- The pack whose rules hold for the account; null: the neutral one.
  jurisdiction text,
  -- Null: no password signs in, only another way does.
  password_hash text,
  password_changed_at timestamptz,
  -- Somebody else knows it, for they made it: its holder has to choose another before anything else.
  password_given boolean not null default false,
  state text not null default 'OPEN' check (state in ('OPEN', 'DISABLED')),
  -- When a player was last shut out: no session that began before counts, not even once they may sign in again.
  shut_at timestamptz,
  created_at timestamptz not null,
  sign_ins bigint not null default 0,
  last_sign_in_at timestamptz,
  last_sign_in_ip text,
  -- The number of the last fact about the account.
  seq bigint not null default 0,
  check ((password_hash is null) = (password_changed_at is null))
);
create unique index account_login_once on identity.account (brand, login_key) where kind = 'PLAYER';
create unique index account_email_once on identity.account (brand, email_index) where kind = 'PLAYER';
create unique index account_operator_once on identity.account (login_key) where kind = 'OPERATOR';

-- Browsers that somebody has signed in with, by the hash of a cookie that only they have.
create table identity.device (
  account_id uuid not null references identity.account,
  id bytea not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (account_id, id)
);

grant select, insert on identity.account to croupier_app;
grant update (
  email_index, password_hash, password_changed_at, password_given, state, shut_at, sign_ins, last_sign_in_at,
  last_sign_in_ip, seq
) on identity.account to croupier_app;
grant select, insert, delete on identity.device to croupier_app;
grant update (last_seen_at) on identity.device to croupier_app;
