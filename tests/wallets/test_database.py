"""What PostgreSQL itself guarantees: append-only, no way past the functions, no negative balance."""

from __future__ import annotations

from uuid import UUID

import asyncpg
import pytest

from adapters.postgres.database import EVERY_BRAND
from domain.wallets import events
from domain.wallets.event_types import EVENT_TYPES
from domain.wallets.kinds import OperationKind, WalletKind
from tests.wallets.wallets_harness import WalletsHarness, eur

PROTECTED = ("entry", "operation_key", "wallet", "payment_move")


@pytest.fixture
async def player(harness: WalletsHarness) -> UUID:
    player = await harness.a_player(eur(100))
    await harness.bet(player, eur(10), "b", round="r")
    return player


@pytest.mark.parametrize(
    "statement",
    [
        "update wallets.entry set amount = 1 where player_id = $1",
        "delete from wallets.entry where player_id = $1",
        "delete from wallets.operation_key where player_id = $1",
        "delete from wallets.wallet where player_id = $1",
        "update wallets.payment_move set reason = 'x' where player_id = $1",
        "delete from wallets.payment_move where player_id = $1",
    ],
)
async def test_the_owner_cannot_change_history(
    owner: asyncpg.Connection, player: UUID, statement: str
) -> None:
    with pytest.raises(asyncpg.RestrictViolationError):
        await owner.execute(statement, player)


@pytest.mark.parametrize("table", [*PROTECTED, "the partition of this month"])
async def test_the_owner_cannot_truncate_a_table(owner: asyncpg.Connection, table: str) -> None:
    if table not in PROTECTED:
        table = await owner.fetchval("select 'entry_' || to_char(now() at time zone 'UTC', 'YYYY_MM')")

    with pytest.raises(asyncpg.RestrictViolationError):
        await owner.execute(f"truncate wallets.{table} cascade")


async def test_the_application_writes_no_table_of_ours(harness: WalletsHarness) -> None:
    rights = await harness.database.statements_for(EVERY_BRAND).fetch("""
        select c.relname, r as right from pg_class c
        cross join unnest(array['insert', 'update', 'delete', 'truncate', 'trigger', 'references']) r
        where c.relnamespace = 'wallets'::regnamespace and c.relkind in ('r', 'p', 'v')
          and has_table_privilege('croupier_app', c.oid, r)
    """)

    assert [tuple(row) for row in rights] == []


async def test_the_application_calls_no_function_below_the_operations(harness: WalletsHarness) -> None:
    for call in (
        "wallets.publish_fact(null, 'wallet.deposited', 1, '{}', 'c')",
        "wallets.mark_closed(null, null, null)",
        "wallets.correct(null, null, 0::smallint, 1, 10::smallint, 500::smallint, 'x')",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await harness.database.statements_for(EVERY_BRAND).execute(f"select {call}")


async def test_functions_that_act_as_the_owner_pin_their_search_path(harness: WalletsHarness) -> None:
    unpinned = await harness.database.statements_for(EVERY_BRAND).fetch("""
        select proname from pg_proc where pronamespace = 'wallets'::regnamespace and prosecdef
        and not coalesce(proconfig @> array['search_path=pg_catalog, pg_temp'], false)
    """)

    assert [row[0] for row in unpinned] == []


async def test_only_the_application_may_call_the_functions(harness: WalletsHarness) -> None:
    public = await harness.database.statements_for(EVERY_BRAND).fetch("""
        select proname from pg_proc where pronamespace = 'wallets'::regnamespace
        and has_function_privilege('public', oid, 'execute')
    """)

    assert [row[0] for row in public] == []


@pytest.mark.parametrize(
    "change",
    ["balance = -1", "reserved = -1", "reserved = balance + 1"],
)
async def test_no_statement_makes_a_balance_negative(
    owner: asyncpg.Connection, player: UUID, change: str
) -> None:
    with pytest.raises(asyncpg.CheckViolationError):
        await owner.execute(f"update wallets.wallet set {change} where player_id = $1", player)


async def test_a_player_has_one_wallet_per_currency_and_grant(
    owner: asyncpg.Connection, player: UUID
) -> None:
    with pytest.raises(asyncpg.UniqueViolationError):
        await owner.execute(
            "insert into wallets.wallet (player_id, wallet_no, kind, currency, code, brand)"
            " select player_id, 9, kind, currency, code, brand from wallets.wallet where player_id = $1",
            player,
        )


async def test_names_in_the_database_are_those_of_the_domain(harness: WalletsHarness) -> None:
    ops = await harness.database.statements_for(EVERY_BRAND).fetch(
        "select n, wallets.op_name(n::smallint) from generate_series(1, 30) n"
    )
    kinds = await harness.database.statements_for(EVERY_BRAND).fetch(
        "select n, wallets.kind_name(n::smallint) from generate_series(0, 9) n"
    )

    assert {n: name for n, name in ops if name} == {kind.value: kind.name for kind in OperationKind}
    assert {n: name for n, name in kinds if name} == {kind.value: kind.name for kind in WalletKind}


async def test_facts_have_the_names_the_domain_publishes(harness: WalletsHarness) -> None:
    names = await harness.database.statements_for(EVERY_BRAND).fetch("""
        select distinct m[1] from pg_proc, regexp_matches(prosrc, '''(wallet\\.[a-z_]+)''', 'g') m
        where pronamespace = 'wallets'::regnamespace
    """)

    assert {row[0] for row in names} <= {each.name for each in EVENT_TYPES}


async def test_facts_have_the_balances_after_the_operation(harness: WalletsHarness, player: UUID) -> None:
    row = await harness.database.statements_for(EVERY_BRAND).fetchrow(
        "select brand, name, seq, payload, correlation_id from outbox.event where player_id = $1 and seq = 2",
        player,
    )
    full_path = await harness.database.statements_for(EVERY_BRAND).fetchval(
        "select payload from outbox.event where player_id = $1 and seq = 1", player
    )

    assert row is not None
    assert (row["brand"], row["name"], row["correlation_id"]) == ("default", events.BET_PLACED, "corr-test")
    wallet = {
        "no": 0,
        "kind": "REAL",
        "currency": "EUR",
        "balance": "9000",
        "reserved": "0",
        "amount": "-1000",
        "reservedDelta": "0",
    }
    assert row["payload"]["wallets"] == [wallet]
    assert (row["payload"]["kind"], row["payload"]["amount"]) == ("BET", "-1000")
    assert set(full_path["wallets"][0]) == set(wallet)
