"""What a statement reads, by PostgreSQL's own count: rows of every node of its plan, and pages."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

import asyncpg
from sqlalchemy import event

from adapters.postgres.database import Database

_numbers = count(1)
_REMOVED = ("Rows Removed by Filter", "Rows Removed by Join Filter", "Rows Removed by Index Recheck")
_ONCE = ("pg_catalog.", "set_config(", "current_setting('jit')", "pg_advisory", "compliance.append(")
PLANS = ("force_custom_plan", "force_generic_plan")
"""The planner knows the arguments, or plans once for all of them: the server changes over by itself."""


@dataclass(frozen=True)
class Statement:
    """A statement with its arguments, as it was sent for a brand."""

    text: str
    arguments: tuple[Any, ...]


@dataclass(frozen=True)
class Reading:
    """``rows``: given up or passed on by any node; ``pages``: asked of the buffers, in functions too."""

    rows: int
    pages: int


@asynccontextmanager
async def statements_of(database: Database) -> AsyncIterator[list[Statement]]:
    """The list fills with the reads that are sent while the manager is open."""
    sent: list[Statement] = []

    def add(text: str, arguments: Any) -> None:
        if not any(sign in text for sign in _ONCE) and text.lstrip().split(None, 1)[0] in (
            "select",
            "SELECT",
            "with",
        ):
            sent.append(Statement(text, tuple(arguments or ())))

    def composed(_connection: Any, _cursor: Any, statement: str, arguments: Any, *_: Any) -> None:
        add(statement, arguments)

    def bare(record: Any) -> None:
        add(record.query, record.args)

    pool = [await database.pool.acquire() for _ in range(database.pool.get_max_size())]
    for connection in pool:
        connection.add_query_logger(bare)
        await database.pool.release(connection)
    event.listen(database.engine.sync_engine, "before_cursor_execute", composed)
    sent.clear()
    yield sent
    event.remove(database.engine.sync_engine, "before_cursor_execute", composed)
    pool = [await database.pool.acquire() for _ in range(database.pool.get_max_size())]
    for connection in pool:
        connection.remove_query_logger(bare)
        await database.pool.release(connection)


class Planner:
    """A session like the application's, in which statements are run again and counted."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection
        self._prepared: dict[str, tuple[str, list[str]]] = {}
        self._runs: dict[int, tuple[Statement, str]] = {}

    @classmethod
    @asynccontextmanager
    async def connected(cls, url: str) -> AsyncIterator[Planner]:
        """A planner with a connection of its own."""
        connection = await asyncpg.connect(url, server_settings={"role": "croupier_app"})
        try:
            yield cls(connection)
        finally:
            await connection.close()

    async def reading(self, brand: str, statement: Statement, plan: str) -> Reading:
        """Run a statement for a brand, planned in this way, and count."""
        run = await self._prepare(brand, statement)
        await self._connection.execute(f"set croupier.brand = '{brand}'; set plan_cache_mode = {plan}")
        explained = await self._connection.fetchval(
            f"explain (analyze, buffers, timing off, format json) {run}"
        )
        top = json.loads(explained)[0]["Plan"]
        return Reading(
            round(sum(map(_rows, _nodes(top)))), top["Shared Hit Blocks"] + top["Shared Read Blocks"]
        )

    async def _prepare(self, brand: str, statement: Statement) -> str:
        """How the prepared statement is run, with its arguments as text."""
        if id(statement) not in self._runs:
            name, types = await self._named(brand, statement.text)
            shown = ", ".join(f"quote_nullable(${at}::{kind})" for at, kind in enumerate(types, 1))
            values = await self._connection.fetchrow(f"select {shown}", *statement.arguments) if types else ()
            run = f"execute {name}" + (f"({', '.join(values)})" if types else "")
            self._runs[id(statement)] = statement, run
        return self._runs[id(statement)][1]

    async def _named(self, brand: str, text: str) -> tuple[str, list[str]]:
        """The name of the prepared statement of this text, which many cases send, and the types it takes."""
        if text not in self._prepared:
            name = f"measured_{next(_numbers)}"
            await self._connection.execute(f"set croupier.brand = '{brand}'; prepare {name} as {text}")
            types = await self._connection.fetchval(
                "select parameter_types::text[] from pg_prepared_statements where name = $1", name
            )
            self._prepared[text] = name, types
        return self._prepared[text]


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)


def _rows(node: dict[str, Any]) -> float:
    return float(node["Actual Loops"] * (node["Actual Rows"] + sum(node.get(name, 0) for name in _REMOVED)))
