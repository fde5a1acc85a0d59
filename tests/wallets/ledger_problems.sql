-- Everything that is wrong about the ledger of player $1; no row when nothing is.
with legs as (
  select e.*, lag(balance_after) over wallet as balance_before, lag(reserved_after) over wallet as reserved_before,
         lag(hash, 1, ''::bytea) over chain as previous, dense_rank() over (order by at) as nth
    from wallets.entry e where player_id = $1
  window wallet as (partition by wallet_no order by at, leg), chain as (order by at, leg)
)
select 'balance after' as problem, seq::text as detail from legs
 where balance_after <> coalesce(balance_before, 0) + amount
    or reserved_after <> coalesce(reserved_before, 0) + reserved_delta
union all
select 'chain', seq::text from legs
 where hash <> wallets.link(previous, row(
   player_id, at, seq, amount, reserved_delta, balance_after, reserved_after, key, round_id, ref_seq, occurred_at, leg,
   wallet_no, op, currency, contra, channel, ip, actor, reference, round_reference, game, reason, null)::wallets.entry)
union all
select 'sequence', seq::text from legs where seq <> nth
union all
select 'wallet', w.wallet_no::text from wallets.wallet w
  left join lateral (select sum(amount) as amount, sum(reserved_delta) as reserved
                       from legs l where l.wallet_no = w.wallet_no) s on true
 where w.player_id = $1 and (w.balance <> coalesce(s.amount, 0) or w.reserved <> coalesce(s.reserved, 0))
union all
select 'head', '' from wallets.wallet w where w.player_id = $1 and w.wallet_no = 0
   and (w.head <> coalesce((select hash from legs order by at desc, leg desc limit 1), '')
     or w.seq <> coalesce((select max(seq) from legs), 0))
union all
select 'postings', p.seq::text from wallets.posting p where p.player_id = $1
 group by p.seq, p.currency having sum(p.amount) <> 0
union all
select 'key', k.key::text from wallets.operation_key k where k.player_id = $1 and k.seq is not null
   and not exists (select from legs l where l.at = k.at and l.seq = k.seq)
