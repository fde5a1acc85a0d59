"""Names and numbers are the same in SQL and in Python, and a name in SQL costs nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

import asyncpg
import pytest

from adapters.postgres.wallets.codes import LISTS, Status
from migrations.definitions import definitions

Codes = set[tuple[str, str, int]]

LIST_OF = {"balance_view": "view", "adjustment_state": "adjustment"}
"""Functions that are not called like their list."""

NAMED = re.compile(r"\bwallets\.([a-z_]+)\('([A-Z_]+)'\)")
STATUS = re.compile(r"\bwallets\.(?:refused|answered_about)\('([A-Z_]+)'|\bp_status := '([A-Z_]+)'")
BARE = re.compile(
    r"\b(op|status|state|kind|outcome|barred|contra|standing|p_funding|p_op|p_to|p_kind)"
    r" *(=|<>|:=|in \(|& ) *\d|[1-9]\d*::smallint"
)


async def in_sql(owner: asyncpg.Connection) -> Codes:
    return {tuple(row) for row in await owner.fetch("select list, name, code from wallets.codes()")}


def in_python(lists: Mapping[str, type[Enum]] = LISTS) -> Codes:
    return {(name, member.name, member.value) for name, enum in lists.items() for member in enum}


def ledger_sql() -> str:
    """The definitions of the wallets, without comments."""
    files = [each.statements for each in definitions() if each.path.startswith("wallets/")]
    return re.sub(r"--[^\n]*", "", "\n".join(files))


def used(text: str) -> set[tuple[str, str]]:
    """List and name of every code that is asked for."""
    named = {(LIST_OF.get(function, function), name) for function, name in NAMED.findall(text)}
    statuses = {("status", first or second) for first, second in STATUS.findall(text)}
    return {(name, code) for name, code in named if name in LISTS} | statuses


async def test_names_and_numbers_are_the_same(owner: asyncpg.Connection) -> None:
    assert await in_sql(owner) == in_python()


async def test_a_planted_difference_is_found(owner: asyncpg.Connection) -> None:
    source = await owner.fetchval("select pg_get_functiondef('wallets.codes'::regproc)")
    await owner.execute(
        source.replace("'KEY_CONFLICT', 9", "'KEY_CONFLICT', 10").replace("('view', 'STORED', 0), ", "")
    )

    assert in_python() - await in_sql(owner) == {("status", "KEY_CONFLICT", 9), ("view", "STORED", 0)}
    assert await in_sql(owner) - in_python() == {("status", "KEY_CONFLICT", 10)}


async def test_every_name_in_a_definition_is_in_its_list(owner: asyncpg.Connection) -> None:
    known = {(name, code) for name, code, _ in await in_sql(owner)}

    assert used(ledger_sql()) - known == set()
    assert {("status", status.name) for status in Status} - used(ledger_sql()) == set()
    assert used("wallets.operation('BETT'); p_status := 'DUN'") == {("operation", "BETT"), ("status", "DUN")}


def test_functions_use_names_instead_of_numbers() -> None:
    codes = ledger_sql().partition("create or replace function wallets.codes()")
    rest = codes[0] + codes[2].partition("$$;")[2]

    assert [found[0] for found in BARE.finditer(rest)] == []
    assert BARE.search("k.op = 2")
    assert BARE.search("x.state <> 0")


@pytest.mark.parametrize(
    ("expression", "constant"),
    [
        ("wallets.operation('BET')", "'2'::smallint"),
        ("wallets.house('GAMING_REVENUE')", "'200'::smallint"),
        ("wallets.refused('KEY_CONFLICT')", "'(9,f,,,,,,,,,,,,,,,,,,)'::wallets.answer"),
        ("wallets.status('DONE') = 0", "true"),
    ],
)
async def test_the_planner_puts_the_number_in_the_place_of_the_name(
    owner: asyncpg.Connection, expression: str, constant: str
) -> None:
    plan = await owner.fetch(f"explain (verbose) select {expression}")

    assert plan[1][0].strip() == f"Output: {constant}"


async def test_a_name_serves_an_index_like_its_number(owner: asyncpg.Connection) -> None:
    await owner.execute("set local enable_seqscan = off")
    plan = await owner.fetch("""
      explain select from wallets.operation_key k where k.key = '00000000-0000-0000-0000-000000000000'
         and k.op not in (wallets.operation('ROUND_CLOSE'), wallets.operation('TOMBSTONE'))
    """)

    assert "operation_key_of_any_player" in plan[0][0]


async def test_an_unknown_name_is_an_error(owner: asyncpg.Connection) -> None:
    with pytest.raises(asyncpg.UndefinedParameterError, match="no operation is called BETT"):
        await owner.execute("select wallets.operation('BETT')")
