-- Where each round of a player stands, and its sums: kept by a trigger on the ledger, so that a page of rounds reads
-- a row for each round, however many operations it has or follow it.
lock table wallets.wallet, wallets.operation_key, wallets.entry in share row exclusive mode;

create table wallets.round (
  player_id uuid not null,
  round_id uuid not null,
  opened_at timestamptz not null,
  currency smallint not null,
  reference text,
  game text,
  closed_at timestamptz,
  last_at timestamptz not null,          -- of its newest operation
  last_seq bigint not null,
  staked bigint not null,                -- less what was rolled back
  won bigint not null,
  operations bigint not null,
  primary key (player_id, round_id)
) with (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);

insert into wallets.round
  select e.player_id, e.round_id, min(e.at), min(e.currency), max(e.round_reference), max(e.game),
         min(e.at) filter (where e.op = 5), max(e.at), max(e.seq),
         coalesce(-sum(e.amount) filter (where e.op in (2, 4)), 0),
         coalesce(sum(e.amount) filter (where e.op not in (2, 4)), 0), count(distinct e.at)
    from wallets.entry e where e.round_id is not null group by e.player_id, e.round_id;

create index round_newest on wallets.round (player_id, last_at);
grant select on wallets.round to croupier_app;
