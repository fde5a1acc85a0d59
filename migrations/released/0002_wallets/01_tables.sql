-- Wallets and the ledger. Every key leads with player_id, so that the tables shard by player; wallet 0 is
-- the player's mutex: every operation locks its row first, so players never wait for each other.
-- Amounts are minor units. Codes (kind, state, op, contra, status) are those of domain/wallets/kinds.py.
create schema wallets;

create table wallets.wallet (
  -- What does not change with an operation comes first: the log then only holds the tail of the row.
  player_id uuid not null,
  wallet_no smallint not null,
  kind smallint not null,
  currency smallint not null,
  code text not null,
  brand text not null,
  unit bigint,                           -- FREE_SPINS: the stake of one spin
  grant_id uuid,                         -- BONUS, FREE_SPINS: the grant held
  opened_at timestamptz not null default clock_timestamp(),
  state smallint not null default 0,     -- 0 open, 1 locked, 2 closed
  standing smallint not null default 0,  -- wallet 0: 1 no bets, 2 no deposits
  barred smallint,                       -- wallet 0: why
  overdrawn boolean not null default false,
  balance bigint not null default 0,
  reserved bigint not null default 0,
  seq bigint not null default 0,         -- wallet 0: the player's operations so far; others: the last that touched it
  last_at timestamptz not null default clock_timestamp(),
  head bytea not null default '',        -- wallet 0: hash of the player's last entry
  primary key (player_id, wallet_no),
  constraint never_negative check (reserved >= 0 and (balance >= reserved or overdrawn))
) with (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.05);

create unique index one_wallet_per_grant on wallets.wallet (player_id, grant_id, kind) where grant_id is not null;
create unique index one_wallet_per_currency on wallets.wallet (player_id, kind, currency) where grant_id is null;

-- One row per leg. The posting to the house account `contra` is implied: see the view wallets.posting.
create table wallets.entry (
  player_id uuid not null,
  at timestamptz not null,               -- when it was applied; strictly increasing per player
  seq bigint not null,
  amount bigint not null,
  reserved_delta bigint not null,
  balance_after bigint not null,
  reserved_after bigint not null,
  key uuid not null,
  round_id uuid,
  ref_seq bigint,                        -- the operation this one answers: bet of a win, what was rolled back or reversed
  occurred_at timestamptz,               -- the caller's own time, where it gave one
  leg smallint not null,
  wallet_no smallint not null,
  op smallint not null,
  currency smallint not null,
  contra smallint not null,
  channel smallint not null,
  ip inet,
  actor text not null,
  reference text not null,
  round_reference text,
  game text,
  reason text,
  hash bytea not null,                   -- SHA-256 over the player's previous hash and every column above
  primary key (player_id, at, leg)
) partition by range (at);

create index entry_round on wallets.entry (player_id, round_id) where round_id is not null;

-- What became of every operation id, for ever: a key sent again after any time gets its first answer.
-- A refused debit has a row here and none in the ledger. A closed round is marked by a row under its id.
create table wallets.operation_key (
  player_id uuid not null,
  key uuid not null,
  request bigint not null,               -- digest of what was asked
  at timestamptz not null,
  seq bigint,                            -- null: nothing was posted
  op smallint not null,
  status smallint not null default 0,
  outcome smallint not null default 0,   -- of a bet: 1 settled, 2 rolled back; of any: 3 reversed
  wallet_no smallint,                    -- null: several wallets
  barred smallint,
  available bigint,
  short_by bigint,
  subject uuid,                          -- the deposit, withdrawal or adjustment it was about
  primary key (player_id, key)
) with (fillfactor = 90, autovacuum_vacuum_insert_threshold = -1);

-- The same id for another player is a conflict, too, even at the same moment. Marks of closed rounds and of
-- bets that must never count are no operations: a round has many players.
create unique index operation_key_of_any_player on wallets.operation_key (key) where op not in (5, 6);

create table wallets.payment (
  player_id uuid not null,
  id uuid not null,
  state smallint not null,               -- domain/wallets/states.py: 1.. deposits, 11.. withdrawals
  wallet_no smallint not null,
  currency smallint not null,
  amount bigint not null check (amount > 0),
  method text not null,
  authorisation text,
  reason text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (player_id, id)
);
create index payment_open on wallets.payment (created_at) where state in (11, 12, 13);
create index payment_of_player on wallets.payment (player_id, created_at);

create table wallets.payment_move (
  player_id uuid not null,
  payment_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  from_state smallint,
  to_state smallint not null,
  actor text not null,
  ip inet,
  reason text,
  primary key (player_id, payment_id, to_state)
);

create table wallets.adjustment (
  player_id uuid not null,
  id uuid not null,
  state smallint not null,
  wallet_no smallint not null,
  currency smallint not null,
  amount bigint not null,
  reason text not null,
  maker text not null,
  checker text,
  decision text,
  created_at timestamptz not null default clock_timestamp(),
  decided_at timestamptz,
  primary key (player_id, id),
  constraint maker_differs_from_checker check (checker is null or state = 23 or checker <> maker)
);
create index adjustment_pending on wallets.adjustment (created_at) where state = 21;

-- Above this an adjustment needs a second operator. A currency without a row always does.
create table wallets.approval_threshold (currency smallint primary key, minor bigint not null check (minor >= 0));

create table wallets.unmatched_win (
  player_id uuid not null,
  key uuid not null,
  reference text not null,
  bet_reference text,
  round_reference text,
  amount bigint not null,
  currency smallint not null,
  caller text not null,
  at timestamptz not null default clock_timestamp(),
  paid_at timestamptz,
  primary key (player_id, key)
);
create index unmatched_win_open on wallets.unmatched_win (at) where paid_at is null;

create table wallets.game_session (
  player_id uuid not null,
  id uuid not null,
  game text not null,
  provider text not null,
  currency smallint not null,
  opened_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (player_id, id)
);

create table wallets.caller_profile (
  caller text primary key,
  late_wins boolean not null default false,
  round_minutes_max integer not null default 1440 check (round_minutes_max > 0)
);

-- Up to when rounds nobody closed were looked for, by the limit that holds for their callers.
create table wallets.round_sweep (minutes integer primary key, swept_until timestamptz not null);

-- What the house accounts took per day: sums of closed days, filled in the background.
create table wallets.house_day (
  day date not null,
  contra smallint not null,
  currency smallint not null,
  op smallint not null,
  amount numeric not null,
  legs bigint not null,
  primary key (day, contra, currency, op)
);

-- A hundred of the larger currencies, or about as much; keep_approval_threshold changes them.
insert into wallets.approval_threshold
  select n, 10000 from generate_series(1, 44) n
  union all select n, 10000 from generate_series(200, 208) n
  union all select n, 30000 from generate_series(300, 304) n
  union all select n, 100000 from generate_series(400, 403) n
  union all select n, 30000000 from generate_series(420, 421) n
  union all select n, 100000000 from generate_series(440, 444) n
  union all select 500, 100000;
