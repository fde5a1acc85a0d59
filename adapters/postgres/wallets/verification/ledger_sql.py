"""The statements that verify the ledger. $1 and $2 are the first and the last player of a batch."""

from typing import Final

from adapters.postgres.wallets.verification import grants_sql as grants

OPERATIONS: Final = "select coalesce(sum(seq), 0)::bigint from wallets.wallet where wallet_no = 0"

# Where batches of about $1 operations begin, and how many operations come before each. A wallet without
# operations costs something, too. The numbers are only taken from the wallets: wrong ones make batches of
# other sizes and hide nothing.
BATCHES: Final = """
select player_id, before::bigint as before, whole::bigint as whole
  from (
    select player_id, before, whole, div(before, $1) as part,
           lag(div(before, $1)) over (order by player_id) as part_before
      from (
        select player_id, sum(seq + 8) over () as whole,
               sum(seq + 8) over (order by player_id rows unbounded preceding) - (seq + 8) as before
          from wallets.wallet where wallet_no = 0) w) p
 where part is distinct from part_before
 order by player_id
"""

BATCH: Final = f"""
with leg as materialized (
  select e.player_id, e.wallet_no, e.at, e.seq, e.leg, e.key, e.op, e.currency, e.contra,
         e.amount, e.reserved_delta, e.balance_after, e.reserved_after,
         case when lead(e.leg) over chain is null then e.hash end as head,
         e.hash is distinct from wallets.link(coalesce(lag(e.hash) over chain, ''), e) as hash_wrong,
         coalesce(lag(e.seq) over chain, 0) as seq_before,
         e.leg > 0 and (e.seq, e.at, e.key, e.leg::int) is distinct from (
           lag(e.seq) over chain, lag(e.at) over chain, lag(e.key) over chain,
           lag(e.leg) over chain + 1) as leg_wrong
    from wallets.entry e
   where e.player_id between $1 and $2
  window chain as (partition by e.player_id order by e.at, e.leg)
),
walk as materialized (
  select l.*, coalesce(lag(balance_after) over wallet, 0) as balance_before,
         coalesce(lag(reserved_after) over wallet, 0) as reserved_before
    from leg l
  window wallet as (partition by player_id, wallet_no order by at, leg)
),
total as materialized (
  select player_id, wallet_no, sum(amount) as balance, sum(reserved_delta) as reserved, max(seq) as seq,
         max(at) as at, min(currency) as currency, max(currency) as currency_too, count(*) as legs,
         count(*) filter (where leg = 0) as operations
    from walk group by player_id, wallet_no
),
tail as (
  select player_id, max(seq) as seq, (array_agg(head) filter (where head is not null))[1] as head
    from leg where head is not null group by player_id
),
open_withdrawal as (
  select player_id, wallet_no, sum(amount) as amount
    from wallets.payment where player_id between $1 and $2 and state in (11, 12, 13)
   group by player_id, wallet_no
),
stand as materialized (
  select player_id, wallet_no, w.player_id is not null as known,
         w.balance, w.reserved, w.overdrawn, w.currency, w.seq, w.last_at, w.head,
         case when wallet_no = 0 then greatest(t.seq, tail.seq) else t.seq end as last_seq,
         t.at, tail.head as last_head, t.currency as entries_currency, t.currency_too as entries_currency_too,
         coalesce(t.balance, 0) as entries_balance, coalesce(t.reserved, 0) as entries_reserved,
         coalesce(p.amount, 0) as withdrawals
    from (select * from wallets.wallet where player_id between $1 and $2) w
    full join total t using (player_id, wallet_no)
    full join open_withdrawal p using (player_id, wallet_no)
    left join tail using (player_id)
),
-- A key that only says "this round is closed" or "this bet must never count" names the operation that said
-- so, which has a key of its own.
key as materialized (
  select player_id, key, at, seq, op, outcome, counted, counted_for, permille
    from wallets.operation_key where player_id between $1 and $2 and seq is not null
),
matched as materialized (
  select coalesce(l.player_id, k.player_id) as player_id, coalesce(l.wallet_no, 0) as wallet_no,
         l.key as entry_key, l.seq as entry_seq, l.at as entry_at, k.key, k.seq, k.at, k.op
    from (select * from leg where leg = 0) l
    full join key k on k.player_id = l.player_id and k.key = l.key
   where k.key is null or l.key is null or k.seq <> l.seq or k.at <> l.at
),
{grants.FIGURES.strip()},
flaw as materialized (
  select w.player_id, w.wallet_no, w.seq, f.*
    from walk w cross join lateral (values
      (1, 'sequence', leg = 0 and seq <> seq_before + 1, (seq_before + 1)::text, seq::text),
      (2, 'legs', leg_wrong, null, null),
      (3, 'balance_after', balance_after <> balance_before + amount, (balance_before + amount)::text,
        balance_after::text),
      (4, 'reserved_after', reserved_after <> reserved_before + reserved_delta,
        (reserved_before + reserved_delta)::text, reserved_after::text),
      (5, 'fell_below_zero', balance_after < reserved_after and balance_before >= reserved_before
        and op not in (12, 13), '0', (balance_after - reserved_after)::text),
      (6, 'hash', hash_wrong, null, null)) f(rank, flaw, wrong, expected, found)
   where f.wrong and (
     w.hash_wrong or w.leg_wrong or w.leg = 0 and w.seq <> w.seq_before + 1
     or w.balance_after <> w.balance_before + w.amount
     or w.reserved_after <> w.reserved_before + w.reserved_delta or w.balance_after < w.reserved_after)
  union all
  -- A leg has its counterpart in a house account, so it is balanced as it stands, save where it names none or
  -- one that must come out even within the operation.
  select player_id, min(wallet_no), seq, 7, 'unbalanced', true, '0', sum(amount)::text
    from leg where contra in (0, 600) and amount <> 0
   group by player_id, at, seq, currency, contra having sum(amount) <> 0 or contra = 0
  union all
  select s.player_id, s.wallet_no, null, f.*
    from stand s cross join lateral (values
      (8, 'no_wallet', not s.known, null, null),
      (9, 'currency', entries_currency <> s.currency or entries_currency_too <> s.currency, s.currency::text,
        case when entries_currency <> s.currency then entries_currency else entries_currency_too end::text),
      (10, 'balance', s.balance <> entries_balance, entries_balance::text, s.balance::text),
      (11, 'reserved', s.reserved <> entries_reserved, entries_reserved::text, s.reserved::text),
      (12, 'withdrawals', s.reserved <> withdrawals, withdrawals::text, s.reserved::text),
      (13, 'below_zero', s.reserved < 0 or s.balance < s.reserved and not s.overdrawn, '0',
        (s.balance - s.reserved)::text),
      (14, 'last', s.seq <> coalesce(last_seq, 0), coalesce(last_seq, 0)::text, s.seq::text),
      (15, 'last_at', s.last_at < s.at, s.at::text, s.last_at::text),
      (16, 'head', s.wallet_no = 0 and s.head <> coalesce(last_head, ''),
        encode(coalesce(last_head, ''), 'hex'), encode(s.head, 'hex'))) f(rank, flaw, wrong, expected, found)
   where f.wrong
  union all
  select player_id, wallet_no, entry_seq, 17, 'key_missing', true, null, null
    from matched where key is null
  union all
  select player_id, wallet_no, entry_seq, 18, 'key_elsewhere', true, entry_seq::text, seq::text
    from matched m where key is not null and entry_key is not null
  union all
  select player_id, wallet_no, max(seq), 19, 'key_twice', true, min(seq)::text, max(seq)::text
    from leg where leg = 0 and (player_id, key) in (select player_id, entry_key from matched)
   group by player_id, wallet_no, key having count(*) > 1
  union all
  select player_id, 0, seq, 0, 'key_without_effect', true, seq::text, null
    from matched m where entry_key is null and not (
      m.op in (5, 6) and exists (
        select from wallets.entry e
         where e.player_id = m.player_id and e.at = m.at and e.seq = m.seq and e.op = m.op))
  union all
{grants.FLAWS.rstrip()}
),
-- What is kept of each round, and what its operations come to.
played as (
  select player_id, round_id, min(at) as opened_at, min(currency) as currency,
         max(round_reference) as reference, max(game) as game,
         min(at) filter (where op = 5) as closed_at, max(at) as last_at, max(seq) as last_seq,
         coalesce(-sum(amount) filter (where op in (2, 4)), 0) as staked,
         coalesce(sum(amount) filter (where op not in (2, 4, 15, 16)), 0) as won,
         count(*) filter (where leg = 0) as operations
    from wallets.entry where player_id between $1 and $2 and round_id is not null group by player_id, round_id
),
closing as (
  select player_id, key as round_id from wallets.operation_key where player_id between $1 and $2 and op = 5
),
round_flaw as materialized (
  select player_id, round_id, f.*
    from (select * from wallets.round where player_id between $1 and $2) k
    full join played p using (player_id, round_id)
    left join closing c using (player_id, round_id)
   cross join lateral (values
     (20, 'round_missing', k.operations is null, p.operations::text, null),
     (21, 'round_without_operations', p.operations is null, null, k.operations::text),
     (22, 'round_operations', k.operations <> p.operations, p.operations::text, k.operations::text),
     (23, 'round_staked', k.staked <> p.staked, p.staked::text, k.staked::text),
     (24, 'round_won', k.won <> p.won, p.won::text, k.won::text),
     (25, 'round_last', (k.last_seq, k.last_at, k.last_span) <> (p.last_seq, p.last_at, p.last_seq / 16),
       format('%s at %s', p.last_seq, p.last_at), format('%s at %s', k.last_seq, k.last_at)),
     (26, 'round_closed', k.operations is not null and p.operations is not null and (
       k.closed_at is distinct from p.closed_at or (p.closed_at is null) <> (c.round_id is null)),
       coalesce(p.closed_at::text, 'open'), coalesce(k.closed_at::text, 'open')),
     (27, 'round_details', k.opened_at <> p.opened_at or k.currency <> p.currency
       or k.operations is not null and p.operations is not null
       and (k.reference, k.game) is distinct from (p.reference, p.game),
       concat_ws(' ', p.opened_at, p.currency, p.reference, p.game),
       concat_ws(' ', k.opened_at, k.currency, k.reference, k.game))) f(rank, flaw, wrong, expected, found)
   where f.wrong and ((p.closed_at is null) <> (c.round_id is null) or (
     k.opened_at, k.last_at, k.last_seq, k.last_span, k.staked, k.won, k.operations, k.closed_at, k.currency,
     k.reference, k.game) is distinct from (
     p.opened_at, p.last_at, p.last_seq, p.last_seq / 16, p.staked, p.won, p.operations, p.closed_at,
     p.currency, p.reference, p.game))
),
every_flaw as (
  select player_id, wallet_no, seq, rank, flaw, expected, found, null::uuid as round_id from flaw
  union all
  select player_id, 0, null, rank, flaw, expected, found, round_id from round_flaw
)
select (select count(*) from stand where wallet_no = 0) as players,
       (select count(*) from stand) as wallets,
       (select coalesce(sum(operations), 0)::bigint from total) as operations,
       (select coalesce(sum(legs), 0)::bigint from total) as entries,
       (select count(*) from key) as keys,
       (select count(distinct (player_id, wallet_no)) from flaw) as wallets_damaged,
       (select jsonb_object_agg(flaw, n) from (
          select flaw, count(*) as n from every_flaw group by flaw) f) as flaws,
       (select jsonb_agg(to_jsonb(f)) from (
          select player_id, wallet_no, seq, flaw, expected, found, round_id from every_flaw
           order by player_id, seq nulls last, rank, wallet_no, round_id limit $3) f) as damages
"""  # noqa: S608 - our own text

# Markers of closed rounds and tombstones are no operations: a round, for one, may have many players.
KEYS_OF_TWO_PLAYERS: Final = """
with twice as materialized (
  select key from wallets.operation_key where op not in (5, 6) group by key having count(*) > 1
)
select player_id, coalesce(wallet_no, 0) as wallet_no, seq, count(*) over () as n
  from wallets.operation_key join twice using (key)
 where op not in (5, 6) order by player_id, seq limit $1
"""

KEYS_OF_PLAYER_AND_ANOTHER: Final = """
select k.player_id, coalesce(k.wallet_no, 0) as wallet_no, k.seq, count(*) over () as n
  from wallets.operation_key k
 where k.player_id = $2 and k.op not in (5, 6) and exists (
   select from wallets.operation_key o
    where o.key = k.key and o.player_id <> k.player_id and o.op not in (5, 6))
 order by k.seq limit $1
"""

MONTHS: Final = """
select c.oid, c.relname, month, month + interval '1 month' as month_after, first, last
  from (select tableoid, min(at) as first, max(at) as last from wallets.entry group by tableoid) held
  join pg_class c on c.oid = held.tableoid
  cross join to_timestamp(substring(c.relname from '^entry_([0-9]{4}_[0-9]{2})$'), 'YYYY_MM') as month
"""

# The sum keeps the planner from leaving out just the partition that is asked for.
OUT_OF_MONTH: Final = """
select player_id, wallet_no, seq, at::text as found, count(*) over () as n
  from wallets.entry
 where tableoid = $1 and not coalesce(at + interval '0' >= $2 and at + interval '0' < $3, false)
 order by player_id, at limit $4
"""
