"""Statements by which a superuser could falsify a ledger. $1 is the victim; see ``history.a_life``."""

from __future__ import annotations

from uuid import UUID

from domain.wallets.ledger_verification import Flaw

VICTIM_ENTRY = "where player_id = $1 and seq ="
NO_CHECKS = "alter table wallet drop constraint never_negative"
# The partition that has the victim's first entry, whatever the month is by now.
RENAMED = """
do $$ begin
  execute format('alter table %s rename to entry_1999_01',
    (select tableoid::regclass from entry where player_id = $1 and seq = 1));
end $$
"""

ENTRIES = [
    ("its amount", f"update entry set amount = amount + 1 {VICTIM_ENTRY} 2", Flaw.BALANCE_AFTER, 2),
    ("its reason", f"update entry set reason = 'other' {VICTIM_ENTRY} 22", Flaw.HASH, 22),
    ("its time", f"update entry set at = at + interval '1 microsecond' {VICTIM_ENTRY} 13", Flaw.HASH, 13),
    ("its hash", f"update entry set hash = sha256(hash) {VICTIM_ENTRY} 13", Flaw.HASH, 13),
    ("its number", f"update entry set seq = 99 {VICTIM_ENTRY} 27", Flaw.SEQUENCE, 99),
    ("the house account", f"update entry set contra = 0 {VICTIM_ENTRY} 2", Flaw.HASH, 2),
    ("a second leg's number", f"update entry set leg = 2 {VICTIM_ENTRY} 5 and leg = 1", Flaw.LEGS, 5),
    ("its kind", f"update entry set op = 2 {VICTIM_ENTRY} 26", Flaw.FELL_BELOW_ZERO, 26),
    (
        "what is reserved after it",
        f"update entry set reserved_after = 1 {VICTIM_ENTRY} 13",
        Flaw.RESERVED_AFTER,
        13,
    ),
]

REMOVED = [
    ("one in the middle", f"delete from entry {VICTIM_ENTRY} 13", Flaw.KEY_WITHOUT_EFFECT, 13),
    ("the last", f"delete from entry {VICTIM_ENTRY} 27", Flaw.KEY_WITHOUT_EFFECT, 27),
    ("a leg", f"delete from entry {VICTIM_ENTRY} 5 and leg = 1", Flaw.BALANCE_AFTER, 6),
]

SWAP = """
create temp table swapped as select * from entry where player_id = $1 and seq in (13, 17);
delete from entry where player_id = $1 and seq in (13, 17);
insert into entry select (jsonb_populate_record(s, jsonb_build_object('at', o.at, 'seq', o.seq))).*
  from swapped s join swapped o on o.seq <> s.seq
"""

# Each column in another operation, so that every change has to be found by itself.
EDIT_EACH = """
do $$ declare c record; n int := 0; begin
  for c in select attname as name, format_type(atttypid, null) as kind from pg_attribute
            where attrelid = 'entry'::regclass and attnum > 0
              and attname not in ('player_id', 'at', 'leg', 'seq', 'hash') loop
    n := n + 1;
    execute format('update entry set %I = %s where player_id = %L and seq = %s and leg = 0', c.name,
      case c.kind when 'uuid' then 'gen_random_uuid()' when 'text' then quote_literal('edited')
        when 'inet' then quote_literal('10.9.8.7') when 'timestamp with time zone' then 'at'
        else format('coalesce(%I, 0) + 1', c.name) end, $1, n);
  end loop;
end $$
"""

WALLETS = [
    (
        "its balance",
        "update wallet set balance = balance + 1 where player_id = $1 and wallet_no = 2",
        Flaw.BALANCE,
        2,
    ),
    (
        "what is reserved",
        "update wallet set reserved = 701 where player_id = $1 and wallet_no = 0",
        Flaw.RESERVED,
        0,
    ),
    ("its number", "update wallet set seq = 26 where player_id = $1 and wallet_no = 0", Flaw.LAST, 0),
    (
        "its last time",
        "update wallet set last_at = last_at - interval '1s' where player_id = $1 and wallet_no = 0",
        Flaw.LAST_AT,
        0,
    ),
    (
        "its head",
        "update wallet set head = sha256(head) where player_id = $1 and wallet_no = 0",
        Flaw.HEAD,
        0,
    ),
    (
        "its currency",
        "update wallet set currency = 3 where player_id = $1 and wallet_no = 1",
        Flaw.CURRENCY,
        1,
    ),
    ("that it is overdrawn", "update wallet set overdrawn = false where player_id = $1", Flaw.BELOW_ZERO, 0),
    ("that it exists", "delete from wallet where player_id = $1 and wallet_no = 3", Flaw.NO_WALLET, 3),
    (
        "a withdrawal",
        "update payment set state = 14 where player_id = $1 and state = 12",
        Flaw.WITHDRAWALS,
        0,
    ),
]

FORGED = """
insert into operation_key (player_id, key, request, at, seq, op)
select player_id, gen_random_uuid(), request, at, seq, op from operation_key where player_id = $1 and seq = 13
"""
OF_ANOTHER = """
drop index operation_key_of_any_player;
insert into operation_key (player_id, key, request, at, op, status)
select (select max(player_id::text)::uuid from wallet), key, request, at, op, 1
  from operation_key where player_id = $1 and seq = 13
"""
SAME_KEY = """
update entry e set key = o.key from entry o
 where o.player_id = $1 and o.seq = 2 and e.player_id = $1 and e.seq = 13;
delete from operation_key where player_id = $1 and seq = 13
"""

# A forged payment with rightly computed hashes.
ADDED = """
insert into entry select (f).* from (
  select jsonb_populate_record(e, jsonb_build_object(
    'at', clock_timestamp(), 'seq', e.seq + 1, 'amount', 5000, 'balance_after', e.balance_after + 5000,
    'key', gen_random_uuid(), 'op', 1)) as f
    from entry e where player_id = $1 and seq = 27) forged;
update entry n set hash = link(e.hash, n) from entry e
 where n.player_id = $1 and n.seq = 28 and e.player_id = $1 and e.seq = 27
"""
# A row outside its table's month: its time is changed while the partition's own check is made to look done.
MOVED = """
do $$ declare
  held text := (select 'wallets.' || c.relname from entry e join pg_class c on c.oid = e.tableoid
                 where e.player_id = $1 and e.seq = 1);
  bounds text;
begin
  select pg_get_expr(relpartbound, oid) into bounds from pg_class where oid = held::regclass;
  execute format('alter table wallets.entry detach partition %s', held);
  execute format('update %s set at = at - interval ''1 year'' where player_id = %L and seq = 1', held, $1);
  execute format(
    'alter table %s add constraint quiet check (at is not null and at >= %L and at < %L) not valid', held,
    (regexp_match(bounds, 'FROM \\(''([^'']+)'))[1], (regexp_match(bounds, 'TO \\(''([^'']+)'))[1]);
  update pg_constraint set convalidated = true where conname = 'quiet';
  execute format('alter table wallets.entry attach partition %s %s', held, bounds);
end $$
"""

R1 = "where player_id = $1 and reference = 'r1'"
ROUNDS = [
    ("its number of operations", f"update round set operations = operations + 1 {R1}", Flaw.ROUND_OPERATIONS),
    ("what was staked", f"update round set staked = staked - 1 {R1}", Flaw.ROUND_STAKED),
    ("what was won", f"update round set won = won + 1 {R1}", Flaw.ROUND_WON),
    ("its last operation", f"update round set last_seq = last_seq - 1 {R1}", Flaw.ROUND_LAST),
    ("the time of its last operation", f"update round set last_at = opened_at {R1}", Flaw.ROUND_LAST),
    ("where it is listed", f"update round set last_span = last_span + 1 {R1}", Flaw.ROUND_LAST),
    ("that it is closed", f"update round set closed_at = null {R1}", Flaw.ROUND_CLOSED),
    (
        "the key of its closing",
        f"delete from operation_key where player_id = $1 and key = (select round_id from round {R1})",
        Flaw.ROUND_CLOSED,
    ),
    ("its game", f"update round set game = null {R1}", Flaw.ROUND_DETAILS),
    ("that there is one", f"delete from round {R1}", Flaw.ROUND_MISSING),
]
UNPLAYED = f"""
insert into round select (jsonb_populate_record(r, jsonb_build_object('round_id', '{UUID(int=7)}'))).*
  from round r {R1}
"""

KEYS = [
    ("removed", "delete from operation_key where player_id = $1 and seq = 13", Flaw.KEY_MISSING, 13),
    ("added for an operation with another", FORGED, Flaw.KEY_WITHOUT_EFFECT, 13),
    (
        "of another operation now",
        "update operation_key set seq = 14 where player_id = $1 and seq = 13",
        Flaw.KEY_ELSEWHERE,
        13,
    ),
    (
        "of a bet without the bet",
        "update operation_key set seq = 3, op = 2 where player_id = $1 and status = 1",
        Flaw.KEY_WITHOUT_EFFECT,
        3,
    ),
]
