"""Finds out by writing whether a server can be written: at most every other second."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

from redis.asyncio import Redis

from adapters.postgres.database import Database

PROBE_INTERVAL_SECONDS: Final = 2.0
WRITE_SECONDS_MAX: Final = 1.5
WRITE_STATEMENT: Final = "select foundation.write_probe()"
PROBE_KEY: Final = "health:written"
PROBE_KEY_SECONDS: Final = 60


class WriteProbe:
    """Writes once for all who ask within the interval; they get the same answer."""

    def __init__(
        self, write: Callable[[], Awaitable[object]], seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._write = write
        self._seconds = seconds
        self._one = asyncio.Lock()
        self._due_at = float("-inf")
        self._failure: Exception | None = None

    async def check(self) -> None:
        """Return if the last write went well; raises what it raised if not."""
        async with self._one:
            if self._seconds() >= self._due_at:
                self._failure = await self._try()
                self._due_at = self._seconds() + PROBE_INTERVAL_SECONDS
        if self._failure is not None:
            raise self._failure.with_traceback(None)

    async def _try(self) -> Exception | None:
        try:
            async with asyncio.timeout(WRITE_SECONDS_MAX):
                await self._write()
        except Exception as error:  # noqa: BLE001 - those who ask judge it
            return error
        return None


def database_check(database: Database) -> Callable[[], Awaitable[None]]:
    """Whether PostgreSQL answers, and can be written: see ``migrations/sql/foundation/write_probe.sql``."""
    probe = WriteProbe(lambda: database.pool.execute(WRITE_STATEMENT))

    async def check() -> None:
        await database.pool.fetchval("select 1")
        await probe.check()

    return check


def valkey_check(valkey: Redis) -> Callable[[], Awaitable[None]]:
    """Whether Valkey answers, and can be written."""
    probe = WriteProbe(lambda: valkey.set(PROBE_KEY, 1, ex=PROBE_KEY_SECONDS))

    async def check() -> None:
        await valkey.ping()
        await probe.check()

    return check
