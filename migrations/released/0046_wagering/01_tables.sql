-- What a bonus needs of the ledger: the terms that a grant keeps until its end, and how far its wagering has come.
-- Progress and target are thousandths of a minor unit (stake times permille): no weight ever rounds a bet.
lock table wallets.wallet, wallets.operation_key in share row exclusive mode;

create table wallets.wagering (
  player_id uuid not null,
  wallet_no smallint not null,
  grant_id uuid not null,
  rules_id integer,                      -- whose game weights hold; null: none
  deposit_id uuid,                       -- whose chargeback voids the grant
  state smallint not null,               -- wallets.grant_state
  reason text,                           -- why it ended
  expires_at timestamptz not null,
  granted bigint not null check (granted > 0),
  target bigint not null check (target >= 0),
  progress bigint not null default 0 check (progress >= 0),
  in_play integer not null default 0 check (in_play >= 0),  -- its bets that can still win or be rolled back
  max_bet bigint check (max_bet > 0),
  max_bet_any boolean not null,          -- false: it holds for stakes that bonus money pays a part of
  permille smallint not null check (permille between 0 and 1000),  -- of games without a weight of their own
  stake_order smallint,                  -- wallets.funding; null: as the bet says
  counting smallint not null,            -- wallets.counting
  late_wins smallint not null,           -- wallets.late_wins
  on_withdrawal smallint not null,       -- wallets.on_withdrawal
  sticky boolean not null,
  converts_original boolean not null,    -- at most what was granted
  converts_max bigint check (converts_max >= 0),
  primary key (player_id, wallet_no)
) with (fillfactor = 85);
create unique index wagering_of_grant on wallets.wagering (player_id, grant_id);
create index wagering_due on wallets.wagering (expires_at) where state in (1, 3);

-- Weights of games under the rules of a version of a bonus, resolved ahead: game before provider before category.
create table wallets.game_weight (
  rules_id integer not null,
  game text not null,
  permille smallint not null check (permille between 0 and 1000),
  excluded boolean not null default false,  -- bonus money pays nothing here, and nothing counts
  primary key (rules_id, game)
);

-- The terms and figures of the grant that bets feed are lent to the player's first wallet, the row that each bet locks,
-- reads and writes anyway. wagering: the number of its wallet; 0: no grant; -1: none in front, but some in play.
alter table wallets.wallet
  add wagering smallint not null default 0,
  add head_grant uuid,
  add rules_id integer,
  add expires_at timestamptz,
  add target bigint,
  add progress bigint,
  add in_play integer,
  add max_bet bigint,
  add max_bet_any boolean,
  add permille smallint,
  add stake_order smallint,
  add counting smallint;

-- What a bet counted for, and how much: null for all others.
alter table wallets.operation_key
  add counted bigint,
  add counted_for smallint,
  add permille smallint;

-- Bonus money that stands without terms: it is played as each bet says, and never completes. 03_heads.sql puts it in front.
insert into wallets.wagering (player_id, wallet_no, grant_id, state, reason, expires_at, granted, target, max_bet_any,
  permille, counting, late_wins, on_withdrawal, sticky, converts_original)
select w.player_id, w.wallet_no, w.grant_id, case when w.state = 2 then 7 else 1 end,
       case when w.state = 2 then 'BEFORE_WAGERING' end, 'infinity', greatest(1, w.balance), 9223372036854775807, true, 0,
       0, 1, 2, false, false
  from wallets.wallet w where w.kind = 1 and w.grant_id is not null;
grant select on wallets.wagering, wallets.game_weight to croupier_app;

-- Their arguments change.
drop function if exists wallets.funding_legs(wallets.wallet, bigint, smallint, smallint, smallint);
drop function if exists wallets.winning_legs(wallets.wallet, wallets.operation_key[], bigint, smallint);
drop function if exists wallets.forfeit_leg(smallint, bigint);
drop function if exists wallets.post(wallets.wallet, wallets.stamp, smallint, wallets.leg[], text, wallets.play, bigint, uuid, text,
  timestamptz);
