"""Borrowed connections come back, also where PostgreSQL does not answer the request to cancel a statement."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qs, urlsplit

import asyncpg
import pytest
from sqlalchemy.exc import DBAPIError

from adapters.postgres.database import Database, connect, driver_connection

CANCEL_REQUEST = 80877102  # PostgreSQL's protocol, 55.2.8
SLEEP = "select pg_sleep(0.2)"


class CancelSwallowingProxy:
    """Passes everything on to PostgreSQL, but for requests to cancel: those are left without an answer."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._ended = asyncio.Event()
        self.statement_sent = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        start = await reader.readexactly(8)
        if struct.unpack("!ii", start)[1] == CANCEL_REQUEST:
            await self._ended.wait()
        else:
            server_reader, server_writer = await asyncio.open_unix_connection(self._server)
            server_writer.write(start)
            await asyncio.gather(self._pass_on(reader, server_writer), self._pass_on(server_reader, writer))
        writer.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
                if SLEEP.encode() in data:
                    self.statement_sent.set()
        writer.close()

    def end(self) -> None:
        self._ended.set()


@asynccontextmanager
async def database_behind_proxy(database_url: str) -> AsyncIterator[tuple[Database, CancelSwallowingProxy]]:
    host = parse_qs(urlsplit(database_url).query)["host"][0]
    proxy = CancelSwallowingProxy(f"{host}/.s.PGSQL.5432")
    with TemporaryDirectory() as directory:
        listening = await asyncio.start_unix_server(proxy.serve, Path(directory) / ".s.PGSQL.5432")
        database = await connect(database_url.replace(host, directory), composing_max=1, hot_max=1)
        try:
            yield database, proxy
        finally:
            proxy.end()
            await database.close()
            listening.close()
            await listening.wait_closed()


async def single_statement(database: Database, statement: str) -> None:
    await database.pool.fetchval(statement)


async def composed_read(database: Database, statement: str) -> None:
    async with database.autocommit_connection("*") as connection:
        await connection.exec_driver_sql(statement)


@pytest.mark.parametrize("use", [single_statement, composed_read])
async def test_a_connection_comes_back_though_a_cancellation_has_no_answer(
    database_url: str, monkeypatch: pytest.MonkeyPatch, use: Callable[[Database, str], Awaitable[None]]
) -> None:
    monkeypatch.setattr("adapters.postgres.pool.RELEASE_SECONDS_MAX", 0.01)
    async with asyncio.timeout(30), database_behind_proxy(database_url) as (database, proxy):
        running = asyncio.ensure_future(use(database, SLEEP))
        await proxy.statement_sent.wait()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        await use(database, "select 1")


async def rows_of_the_pool(database: Database, statement: str, *values: object) -> None:
    await database.statements_for("*").fetch(statement, *values)


async def rows_of_a_session(database: Database, statement: str, *values: object) -> None:
    async with database.statements_for("*").session() as connection:
        await connection.fetch(statement, *values)


async def composed_rows(database: Database, statement: str, *values: object) -> None:
    async with database.autocommit_connection("*") as connection:
        await connection.exec_driver_sql(statement, values)


async def rows_of_the_driver(database: Database, statement: str, *values: object) -> None:
    async with database.autocommit_connection("*") as connection:
        await (await driver_connection(connection)).fetch(statement, *values)


USES = (rows_of_the_pool, rows_of_a_session, composed_rows, rows_of_the_driver)
UNFINISHED = """select query from pg_stat_activity
 where query like '%$1::smallint as prepared%' and xact_start is not null and pid <> pg_backend_pid()"""


def cancel_after_preparing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cancel a task when its statement is prepared, before it is executed."""
    prepare = asyncpg.connection.Connection._get_statement

    async def prepare_and_cancel(self: Any, query: str, *arguments: Any, **options: Any) -> Any:
        prepared = await prepare(self, query, *arguments, **options)
        if query.startswith("select $1::smallint"):
            current = asyncio.current_task()
            assert current is not None
            current.cancel()
            await asyncio.sleep(0)
        return prepared

    monkeypatch.setattr(asyncpg.connection.Connection, "_get_statement", prepare_and_cancel)


@pytest.mark.parametrize("cancelled", [False, True], ids=["refused by asyncpg", "cancelled"])
@pytest.mark.parametrize("use", USES)
async def test_a_statement_that_is_prepared_and_not_executed_is_ended(
    database_url: str,
    owner: asyncpg.Connection,
    monkeypatch: pytest.MonkeyPatch,
    use: Callable[..., Awaitable[None]],
    cancelled: bool,
) -> None:
    database = await connect(database_url, composing_max=1, hot_max=1)
    if cancelled:
        cancel_after_preparing(monkeypatch)
    statement, given = f"select $1::smallint as prepared_for_{use.__name__}", 1 if cancelled else 99_999
    with pytest.raises((asyncio.CancelledError, asyncpg.DataError, DBAPIError)):
        await asyncio.ensure_future(use(database, statement, given))
    unfinished = await owner.fetch(UNFINISHED)
    await use(database, "select 1")  # the connection, or another in its place, works
    await database.close()
    assert not unfinished
