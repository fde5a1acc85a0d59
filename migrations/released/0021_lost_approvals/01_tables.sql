-- Operators who approved a withdrawal and were disabled, or lost the right to, before it was paid: their approval does
-- not count when a person pays it, even if they may approve again later.
create table wallets.lost_approval (
  player_id uuid not null,
  payment_id uuid not null,
  approver text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (player_id, payment_id, approver)
);
grant select on wallets.lost_approval to croupier_app;
