"""Definitions: run when they have changed, with the revisions, never by an earlier version; and all valid."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence

import asyncpg
import pytest
from sqlalchemy import Connection
from sqlalchemy.pool import NullPool

from adapters.postgres.connections import engine_of
from migrations import definitions
from migrations.definitions import Definition
from server import migrate
from server.migrate import pending, upgrade
from tests.upgrades.catalogue import OURS, catalogue

FUNCTION = re.compile(r"^create or replace (?:function|procedure) ([a-z_]+\.[a-z_0-9]+)", re.MULTILINE)
CREATED = re.compile(r"^create (?!or replace)", re.MULTILINE)


@pytest.fixture
async def owner(fresh_database_url: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(fresh_database_url)
    yield connection
    await connection.close()


def planted(monkeypatch: pytest.MonkeyPatch, *changed: tuple[str, str]) -> None:
    """Definitions with other texts: path and statements."""
    texts = {each.path: each for each in definitions.definitions()}
    texts |= {path: Definition(path, statements, f"digest of {statements}") for path, statements in changed}
    monkeypatch.setattr(definitions, "definitions", lambda: tuple(texts.values()))


ONE = "create or replace function rls.planted() returns integer language sql as 'select 1'"
TWO = ONE.replace("1'", "2'")


async def answer(owner: asyncpg.Connection) -> int:
    found: int = await owner.fetchval("select rls.planted()")
    return found


async def test_a_changed_definition_is_pending_and_then_runs(
    owner: asyncpg.Connection, fresh_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await pending(fresh_database_url) == []
    for statements, expected in ((ONE, 1), (TWO, 2)):
        planted(monkeypatch, ("rls/planted.sql", statements))
        assert await pending(fresh_database_url) == ["rls/planted.sql"]
        await upgrade(fresh_database_url)
        assert await pending(fresh_database_url) == []
        assert await answer(owner) == expected


async def test_an_earlier_version_leaves_later_definitions_alone(
    owner: asyncpg.Connection, fresh_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version, statements, expected in (("0.9.1", ONE, 1), ("0.10.0", TWO, 2), ("0.9.1", ONE, 2)):
        monkeypatch.setattr(migrate, "VERSION", version)
        planted(monkeypatch, ("rls/planted.sql", statements))
        await upgrade(fresh_database_url)
        assert await pending(fresh_database_url) == []
        assert await answer(owner) == expected


async def test_a_definition_that_fails_undoes_the_others(
    owner: asyncpg.Connection, fresh_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted(monkeypatch, ("rls/planted.sql", ONE), ("rls/planted_too.sql", "select 1 / 0"))

    with pytest.raises(asyncpg.DivisionByZeroError):
        await upgrade(fresh_database_url)

    assert await owner.fetchval("select to_regproc('rls.planted')") is None
    assert await pending(fresh_database_url) == ["rls/planted.sql", "rls/planted_too.sql"]


async def test_after_a_revision_every_definition_runs(fresh_database_url: str) -> None:
    def run(connection: Connection) -> tuple[Sequence[str], Sequence[str]]:
        return (
            definitions.apply(connection, migrate.VERSION, after_revisions=False),
            definitions.apply(connection, migrate.VERSION, after_revisions=True),
        )

    engine = engine_of(fresh_database_url, poolclass=NullPool)
    async with engine.begin() as connection:
        changed, every = await connection.run_sync(run)
    await engine.dispose()

    assert changed == []
    assert every == [each.path for each in definitions.definitions()]


async def test_a_list_view_follows_its_table(owner: asyncpg.Connection) -> None:
    await owner.execute("alter table players.player add column added_column text")
    for each in definitions.definitions():
        await owner.execute(each.statements)

    columns = "select attname from pg_attribute where attrelid = 'players.listed'::regclass"
    assert "added_column" in {row[0] for row in await owner.fetch(columns)}


async def test_every_definition_may_run_again_and_is_valid(owner: asyncpg.Connection) -> None:
    """With its body checked: the first time it may name what a later file makes."""
    before = await catalogue(owner)
    for each in definitions.definitions():
        await owner.execute(each.statements)

    assert await catalogue(owner) == before
    assert [each.path for each in definitions.definitions() if CREATED.search(each.statements)] == []


async def test_every_function_of_the_database_has_one_definition(owner: asyncpg.Connection) -> None:
    rows = await owner.fetch(f"""
      select n.nspname || '.' || p.proname from pg_proc p join ({OURS}) n on n.oid = p.pronamespace
    """)
    text = "\n".join(each.statements for each in definitions.definitions())

    assert sorted(row[0] for row in rows) == sorted(FUNCTION.findall(text))


async def unknown_names(owner: asyncpg.Connection, text: str) -> set[str]:
    """Tables, types and functions that a text names and that the database does not have."""
    schemas = [row[0] for row in await owner.fetch(f"select nspname from ({OURS}) o")]
    named = re.findall(rf"\b((?:{'|'.join(schemas)})\.[a-z_][a-z_0-9]*)\b", re.sub(r"--[^\n]*", "", text))
    query = """
      select coalesce(to_regclass(n)::oid, to_regtype(n)::oid, to_regproc(n)::oid) from unnest($1::text[]) n
    """
    found = await owner.fetch(query, named)
    return {name for name, row in zip(named, found, strict=True) if row[0] is None}


async def test_names_in_definitions_exist(owner: asyncpg.Connection) -> None:
    """The body of a function is only looked at when it runs."""
    text = "\n".join(each.statements for each in definitions.definitions())

    assert await unknown_names(owner, text) == set()
    assert await unknown_names(owner, "select wallets.told(w); -- wallets.gone()") == {"wallets.told"}


async def test_policies_made_again_are_those_released(owner: asyncpg.Connection) -> None:
    policies = """
      select p.polrelid::regclass::text, p.polname, pg_get_expr(p.polqual, p.polrelid), c.relrowsecurity
        from pg_policy p join pg_class c on c.oid = p.polrelid order by 1, 2
    """
    before = [_renamed(row) for row in await owner.fetch(policies)]
    for table, policy, *_ in before:
        await owner.execute(
            f"drop policy {policy} on {table}; alter table {table} disable row level security"
        )
    for each in definitions.definitions():
        await owner.execute(each.statements)

    assert [_renamed(row) for row in await owner.fetch(policies)] == before
    assert len(before) > 25


def _renamed(row: Sequence[object]) -> tuple[object, ...]:
    """With the alias of the parent that the helpers give it."""
    table, policy, expression, secured = row
    aliased = re.search(r"FROM \S+ (\w+)", str(expression))
    plain = re.sub(rf"\b{aliased[1]}\b", "parent", str(expression)) if aliased else expression
    return table, policy, plain, secured
