-- What keeps a withdrawal from being approved and paid, until it is lifted. Several may stand at once.
create table wallets.withdrawal_hold (
  player_id uuid not null,
  id uuid not null,
  withdrawal_id uuid not null,
  brand text not null,
  reason smallint not null,
  of_risk boolean not null,              -- whether only risk lifts it
  note text,
  put_by text not null,
  put_at timestamptz not null default clock_timestamp(),
  lifted_by text,
  lifted_at timestamptz,
  lift_note text,
  primary key (player_id, id),
  constraint a_lifted_hold_names_who check ((lifted_by is null) = (lifted_at is null))
);
create index withdrawal_hold_of_withdrawal on wallets.withdrawal_hold (player_id, withdrawal_id, put_at);
create index withdrawal_hold_open on wallets.withdrawal_hold (brand, reason) where lifted_at is null;

-- What risk found when it looked at a withdrawal.
create table wallets.withdrawal_review (
  player_id uuid not null,
  id uuid not null,
  withdrawal_id uuid not null,
  passed boolean not null,
  note text,
  actor text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (player_id, id)
);
create index withdrawal_review_of_withdrawal on wallets.withdrawal_review (player_id, withdrawal_id, at);

grant select on wallets.withdrawal_hold, wallets.withdrawal_review to croupier_app;
