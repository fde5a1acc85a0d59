-- What one person may move alone within 24 hours: of one player's money, and of all players'. Minor units.
-- Rows of brand '*' hold where a brand has none. A currency without any row always needs a second person.
create table wallets.money_limit (
  brand text not null,
  currency smallint not null,
  scope smallint not null,
  per_player bigint not null check (per_player >= 0),
  per_maker bigint not null check (per_maker >= per_player),
  primary key (brand, currency, scope)
);
insert into wallets.money_limit (brand, currency, scope, per_player, per_maker)
  select '*', t.currency, 1, t.minor, t.minor * 10 from wallets.approval_threshold t
  union all
  select '*', t.currency, 2, t.minor * 10, t.minor * 100 from wallets.approval_threshold t;
drop function wallets.keep_approval_threshold;
drop table wallets.approval_threshold;

-- A limit that one operator asks for and another decides on.
create table wallets.money_limit_change (
  id uuid primary key,
  brand text not null,
  currency smallint not null,
  scope smallint not null,
  per_player bigint not null check (per_player >= 0),
  per_maker bigint not null check (per_maker >= per_player),
  reason text not null,
  state smallint not null,
  maker text not null,
  checker text,
  created_at timestamptz not null default clock_timestamp(),
  decided_at timestamptz,
  constraint a_limit_takes_two check (state <> 32 or (checker is not null and checker <> maker))
);
create index money_limit_change_of_brand on wallets.money_limit_change (brand, created_at);

-- An operation above its maker's limit. Approved, it is carried out when its maker sends it again under the same key.
create table wallets.money_approval (
  player_id uuid not null,
  id uuid not null,                      -- the operation's key
  request bigint not null,               -- digest of what was asked
  reference text not null,
  op smallint not null,
  scope smallint not null,
  currency smallint not null,
  amount bigint not null check (amount >= 0),
  reason text,
  state smallint not null,
  maker text not null,
  checker text,
  decision text,
  created_at timestamptz not null default clock_timestamp(),
  decided_at timestamptz,
  primary key (player_id, id),
  constraint an_operation_takes_two check (state not in (32, 34) or (checker is not null and checker <> maker))
);
create index money_approval_pending on wallets.money_approval (created_at) where state = 31;

-- What people moved. Alone: without a second person, and so counted.
create table wallets.person_move (
  player_id uuid not null,
  key uuid not null,
  at timestamptz not null default clock_timestamp(),
  maker text not null,
  brand text not null,
  currency smallint not null,
  scope smallint not null,
  amount bigint not null check (amount >= 0),
  op smallint not null,
  alone boolean not null,
  primary key (player_id, key)
);
create index person_move_alone on wallets.person_move (maker, at) where alone;

grant select on wallets.money_limit, wallets.money_limit_change, wallets.money_approval, wallets.person_move
  to croupier_app;

-- Takes another argument now. A new database has none yet: the definitions run after the revisions.
drop function if exists wallets.correct;
