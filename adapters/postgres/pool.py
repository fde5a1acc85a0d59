"""The hot pool: single prepared statements, each for one brand, which is set once per connection."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final, cast

import asyncpg
import orjson

from adapters.postgres.connections import ANSWER_MARGIN_SECONDS, open_connection
from domain.shared.errors import Broken

EVERY_BRAND: Final = "*"
"""What a job that goes over all brands says instead of a brand, so that it can be seen in its code."""

NO_BRAND: Final = ""

RELEASE_SECONDS_MAX: Final = 5.0
"""How long PostgreSQL may take to acknowledge that a statement was cancelled. It takes milliseconds."""

_SET: Final = "select set_config('croupier.brand', $1, false)"


class BrandedConnection(asyncpg.Connection):
    """A connection that remembers for which brand its session works: set once, free afterwards.

    And whether, since it was borrowed, a statement may have been left that PostgreSQL has not ended.
    """

    __slots__ = ("brand", "has_unfinished")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.brand = NO_BRAND
        self.has_unfinished = False

    def note_failure(self, error: BaseException) -> None:
        """A statement failed, or was cancelled. One that PostgreSQL itself refused has ended."""
        self.has_unfinished = self.has_unfinished or getattr(error, "severity", None) is None

    async def set_brand(self, brand: str) -> None:
        """Say which brand the next statements are for, unless the server knows already."""
        if self.brand != brand:
            require_applied(brand, await self.fetchval(_SET, brand))
            self.brand = brand


class BrandStatements:
    """Single statements for one brand: row-level security shows and takes no other's rows.

    The methods are asyncpg's own, options included.
    """

    __slots__ = ("_brand", "_pool")

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]", brand: str) -> None:
        self._pool = pool
        self._brand = brand

    async def fetch(self, query: str, *args: Any, **options: Any) -> list[Any]:
        """All rows."""
        async with self._pool.acquire() as borrowed:
            connection = cast("BrandedConnection", borrowed)
            try:
                if connection.brand != self._brand:
                    await connection.set_brand(self._brand)
                rows: list[Any] = await connection.fetch(query, *args, **options)
            except BaseException as error:
                _note_failure(connection, error)
                raise
            return rows

    async def fetchrow(self, query: str, *args: Any, **options: Any) -> Any:
        """The first row, or None."""
        async with self.session() as connection:
            return await connection.fetchrow(query, *args, **options)

    async def fetchval(self, query: str, *args: Any, **options: Any) -> Any:
        """A value of the first row, or None."""
        async with self.session() as connection:
            return await connection.fetchval(query, *args, **options)

    async def execute(self, query: str, *args: Any, **options: Any) -> Any:
        """The status of a statement without rows."""
        async with self.session() as connection:
            return await connection.execute(query, *args, **options)

    @asynccontextmanager
    async def session(self) -> AsyncIterator[Any]:
        """A borrowed connection, for several statements in a row."""
        async with self._pool.acquire() as borrowed:
            connection = cast("BrandedConnection", borrowed)
            try:
                await connection.set_brand(self._brand)
                yield connection
            except BaseException as error:
                _note_failure(connection, error)
                raise


def _note_failure(borrowed: "BrandedConnection", error: BaseException) -> None:
    """Have a connection remember a failure. One that has ended is no longer behind what was borrowed."""
    note_failure = getattr(borrowed, "note_failure", None)
    if note_failure is not None:
        note_failure(error)


class HotPool(asyncpg.Pool):
    """Its own methods set no brand: a table with brands refuses them. See ``Database.statements_for``."""

    async def release(self, connection: Any, *, timeout: float | None = None) -> None:  # noqa: ASYNC109 - asyncpg's
        """Take a connection back, or end it where PostgreSQL does not acknowledge that its statement ended.

        asyncpg would wait without end for the answer to a request to cancel, which may be lost on the way or
        wait in a pooler: the pool would have one connection less, and ``close`` would wait for it.
        """
        with suppress(TimeoutError):  # asyncpg has ended the connection
            await super().release(connection, timeout=RELEASE_SECONDS_MAX if timeout is None else timeout)

    async def fetch(self, query: str, *args: Any, **options: Any) -> Any:
        """All rows."""
        return await BrandStatements(self, NO_BRAND).fetch(query, *args, **options)

    async def fetchrow(self, query: str, *args: Any, **options: Any) -> Any:
        """The first row, or None."""
        return await BrandStatements(self, NO_BRAND).fetchrow(query, *args, **options)

    async def fetchval(self, query: str, *args: Any, **options: Any) -> Any:
        """A value of the first row, or None."""
        return await BrandStatements(self, NO_BRAND).fetchval(query, *args, **options)

    async def execute(self, query: str, *args: Any, **options: Any) -> Any:
        """The status of a statement without rows."""
        return await BrandStatements(self, NO_BRAND).execute(query, *args, **options)


def require_brand(brand: str) -> str:
    """The brand; a statement without one is a mistake.

    Raises:
        Broken: it is empty.
    """
    if not brand:
        raise Broken("a statement works for a brand, or says that it goes over every brand")
    return brand


def require_applied(asked: str, taken: Any) -> None:
    """Make sure that the server has taken the setting.

    Raises:
        Broken: it has not.
    """
    if taken != asked:
        raise Broken("the server did not take the brand of this session")


async def open_pool(
    database_url: str, size_max: int, settings: dict[str, str], operation_seconds_max: float
) -> HotPool:
    """Open the hot pool; raises where the server cannot be reached."""
    pool = HotPool(
        database_url,
        connect=cast("Any", open_connection),  # asyncpg's type names every option
        min_size=1,
        max_size=size_max,
        max_queries=50_000,
        max_inactive_connection_lifetime=0,
        init=_set_json_codec,
        reset=_end_unfinished,
        loop=None,
        connection_class=BrandedConnection,
        record_class=asyncpg.Record,
        server_settings=settings,
        command_timeout=operation_seconds_max + ANSWER_MARGIN_SECONDS,
    )
    await pool
    return pool


async def _set_json_codec(connection: Any) -> None:
    await connection.set_type_codec(
        "jsonb", encoder=lambda value: orjson.dumps(value).decode(), decoder=orjson.loads, schema="pg_catalog"
    )


async def end_unfinished_statement(connection: Any) -> None:
    """Have PostgreSQL end a statement that was prepared and not executed.

    It was cancelled in between, or asyncpg refused a value. PostgreSQL would wait for more in an open
    transaction, whose limit of time counts on: it would cancel the next statement of this connection.
    """
    await connection.execute("select")


async def _end_unfinished(connection: Any) -> None:
    # asyncpg still rolls an open transaction back. Nothing else is left behind by single statements but the
    # brand, which the connection remembers; asking the server to forget its settings would be a second round
    # trip for every bet.
    if connection.has_unfinished:
        await end_unfinished_statement(connection)
        connection.has_unfinished = False
