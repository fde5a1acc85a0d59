-- A promotional win of 100.00 that was paid at $2 to player $1, under key $3 with request digest $4.
with old as (
  select w.player_id, $2::timestamptz as at, 1::bigint as seq, 10000::bigint as amount, 0::bigint as reserved_delta,
         10000::bigint as balance_after, 0::bigint as reserved_after, $3::uuid as key, null::uuid as round_id,
         null::bigint as ref_seq, null::timestamptz as occurred_at, 0::smallint as leg, 0::smallint as wallet_no,
         18::smallint as op, w.currency, 300::smallint as contra, 1::smallint as channel, null::inet as ip,
         'service:old'::text as actor, 'old'::text as reference, null::text as round_reference, null::text as game,
         null::text as reason, null::bytea as hash
    from wallets.wallet w where player_id = $1
), entered as (
  insert into wallets.entry
  select player_id, at, seq, amount, reserved_delta, balance_after, reserved_after, key, round_id, ref_seq, occurred_at,
         leg, wallet_no, op, currency, contra, channel, ip, actor, reference, round_reference, game, reason,
         wallets.link('', row(old.*)::wallets.entry)
    from old returning hash
), remembered as (
  insert into wallets.operation_key (player_id, key, request, at, seq, op, wallet_no)
  values ($1, $3, $4, $2, 1, 18, 0)
)
update wallets.wallet set balance = 10000, seq = 1, last_at = $2, opened_at = $2, head = entered.hash
  from entered where player_id = $1
