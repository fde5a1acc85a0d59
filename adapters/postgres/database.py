"""One process's connections to PostgreSQL: SQLAlchemy to read and transact, asyncpg for single statements."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, Final

import asyncpg
import orjson
from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from adapters.postgres.pool import (
    EVERY_BRAND,
    NO_BRAND,
    BrandStatements,
    HotPool,
    open_pool,
    require_applied,
    require_brand,
)
from domain.shared.errors import Broken

CLOSE_SECONDS_MAX: Final = 1.0

__all__ = [
    "APP_ROLE",
    "CONNECTION_LOST",
    "EVERY_BRAND",
    "Database",
    "connect",
    "driver_connection",
    "session_settings",
    "sqlalchemy_url",
]

APP_ROLE = "croupier_app"
"""The role every session takes: it cannot change schemas or rewrite the ledger."""

_BRAND_OPTION = "croupier_brand"
_IN_TRANSACTION = "select set_config('croupier.brand', $1, true), current_user"
_IN_SESSION = "select set_config('croupier.brand', $1, false)"

CONNECTION_LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    ConnectionError,
    OSError,
    TimeoutError,
)
"""The exceptions that a lost connection raises."""


def sqlalchemy_url(database_url: str) -> URL:
    """``postgresql://...`` as SQLAlchemy's asyncpg dialect wants it; socket directories go in ``?host=``."""
    return make_url(database_url).set(drivername="postgresql+asyncpg")


def session_settings(operation_seconds_max: float) -> dict[str, str]:
    """What every session of the application asks for when it begins."""
    return {
        "role": APP_ROLE,
        "timezone": "UTC",
        "application_name": "croupier",
        "statement_timeout": str(int(operation_seconds_max * 1000)),
        "idle_in_transaction_session_timeout": "60000",
    }


@dataclass(frozen=True, slots=True)
class Database:
    """Connections of one process. ``engine`` transacts; ``pool`` runs single prepared statements.

    Every statement on a table with brands sets its brand by one of the three methods here: row-level security
    reads that setting, and refuses statements without.
    """

    engine: AsyncEngine
    pool: HotPool

    @asynccontextmanager
    async def transaction(self, brand: str) -> AsyncIterator[AsyncConnection]:
        """One transaction for one brand.

        Raises:
            Broken: there is no brand, or the server does not take it or our role.
        """
        require_brand(brand)
        async with self.engine.execution_options(**{_BRAND_OPTION: brand}).begin() as connection:
            took: Any = (await connection.exec_driver_sql(_IN_TRANSACTION, (brand,))).one()
            taken, role = took
            require_applied(brand, taken)
            if role != APP_ROLE:
                raise Broken("this session works with more rights than the application has")
            yield connection

    def statements_for(self, brand: str) -> BrandStatements:
        """Single statements of one brand, or of ``EVERY_BRAND``; each is its own transaction.

        Raises:
            Broken: there is no brand.
        """
        return BrandStatements(self.pool, require_brand(brand))

    @asynccontextmanager
    async def autocommit_connection(self, brand: str) -> AsyncIterator[AsyncConnection]:
        """Composed reads of one brand: outside of any transaction, whose begin and end are round trips.

        Raises:
            Broken: there is no brand, or the server does not take it.
        """
        options = {"isolation_level": "AUTOCOMMIT", _BRAND_OPTION: require_brand(brand)}
        async with self.engine.execution_options(**options).connect() as connection:
            remembered = (await connection.get_raw_connection()).info
            if remembered.get(_BRAND_OPTION) != brand:
                require_applied(brand, (await connection.exec_driver_sql(_IN_SESSION, (brand,))).scalar_one())
                remembered[_BRAND_OPTION] = brand
            yield connection

    async def close(self) -> None:
        """Wait a moment for borrowed connections, and end them all.

        A process closes last, when nothing of it works any more: a connection that is still borrowed then
        does not come back, and asyncpg would wait for it for ever.
        """
        await self.engine.dispose()
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_SECONDS_MAX):
                await self.pool.close()  # ends the connections also where it is cancelled


async def connect(
    database_url: str,
    *,
    composing_max: int = 10,
    hot_max: int = 16,
    operation_seconds_max: float = 10.0,
    read_only: bool = False,
) -> Database:
    """Open the connections of one process; those that are ``read_only`` change nothing.

    Raises:
        OSError, asyncpg.PostgresError: the server cannot be reached or refuses us.
    """
    settings = session_settings(operation_seconds_max)
    if read_only:
        settings["default_transaction_read_only"] = "on"
    engine = create_async_engine(
        sqlalchemy_url(database_url),
        pool_size=composing_max,
        max_overflow=0,
        pool_pre_ping=True,  # after a failover each pooled connection would fail once
        hide_parameters=True,
        json_serializer=lambda value: orjson.dumps(value).decode(),
        json_deserializer=orjson.loads,
        connect_args={"server_settings": settings},
    )
    event.listen(engine.sync_engine, "begin", _reset_brand)
    return Database(engine, await open_pool(database_url, hot_max, settings))


def _reset_brand(connection: Connection) -> None:
    """A transaction that sets no brand does not inherit that of the connection's last read."""
    if _BRAND_OPTION not in connection.get_execution_options() and connection.info.get(_BRAND_OPTION):
        connection.exec_driver_sql(_IN_TRANSACTION, (NO_BRAND,))


async def driver_connection(connection: AsyncConnection) -> Any:
    """The asyncpg connection under an open transaction, for statements that need the bare driver."""
    return (await connection.get_raw_connection()).driver_connection
