"""Borrowed connections come back, also where PostgreSQL does not answer the request to cancel a statement."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, urlsplit

import pytest

from adapters.postgres.database import Database, connect

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
