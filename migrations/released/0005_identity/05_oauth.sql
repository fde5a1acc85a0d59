-- Programs that sign in, and what players and services were given. Secrets are kept as SHA-256 only:
-- each has 256 random bits, so nothing slower is needed.

create table identity.client (
  id uuid primary key,
  brand text not null,
  name text not null,
  kind text not null check (kind in ('BROWSER', 'NATIVE', 'WEB', 'SERVICE')),
  redirect_uris text[] not null,
  scopes text[] not null,
  roles text[] not null,
  -- Ours: players are not asked whether it may act for them.
  trusted boolean not null,
  may_introspect boolean not null,
  secret_hash bytea check (length(secret_hash) = 32),
  created_at timestamptz not null,
  disabled_at timestamptz,
  check ((kind in ('WEB', 'SERVICE')) = (secret_hash is not null)),
  check ((kind = 'SERVICE') = (redirect_uris = '{}')),
  check ((kind = 'SERVICE') or (roles = '{}' and not may_introspect))
);
create index client_of_brand on identity.client (brand, created_at, id);

-- What a player has let a client do, once: all codes and refresh tokens that come of it.
create table identity.oauth_grant (
  id uuid primary key,
  client_id uuid not null references identity.client,
  account_id uuid not null,
  brand text not null,
  session_id uuid not null,
  scope text not null,
  auth_time timestamptz not null,
  amr text[] not null,
  acr text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index oauth_grant_expires on identity.oauth_grant (expires_at);

create table identity.oauth_code (
  code_hash bytea primary key check (length(code_hash) = 32),
  grant_id uuid not null references identity.oauth_grant on delete cascade,
  redirect_uri text not null,
  nonce text,
  code_challenge text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index oauth_code_grant on identity.oauth_code (grant_id);

create table identity.oauth_refresh (
  token_hash bytea primary key check (length(token_hash) = 32),
  grant_id uuid not null references identity.oauth_grant on delete cascade,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  -- When it was used first, and how often within the grace that follows.
  rotated_at timestamptz,
  uses smallint not null default 0
);
create index oauth_refresh_grant on identity.oauth_refresh (grant_id);

-- What a player has agreed to; asked again only for more.
create table identity.oauth_consent (
  account_id uuid not null,
  client_id uuid not null references identity.client,
  scopes text[] not null,
  given_at timestamptz not null,
  primary key (account_id, client_id)
);

grant select, insert on identity.client to croupier_app;
grant update (secret_hash, disabled_at) on identity.client to croupier_app;
grant select, insert, delete on identity.oauth_grant to croupier_app;
grant update (revoked_at) on identity.oauth_grant to croupier_app;
grant select, insert on identity.oauth_code to croupier_app;
grant update (used_at) on identity.oauth_code to croupier_app;
grant select, insert on identity.oauth_refresh to croupier_app;
grant update (rotated_at, uses) on identity.oauth_refresh to croupier_app;
grant select, insert on identity.oauth_consent to croupier_app;
grant update (scopes, given_at) on identity.oauth_consent to croupier_app;
