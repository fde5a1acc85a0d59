"""One process's connections to PostgreSQL: SQLAlchemy to read and transact, asyncpg for single statements."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, Final, Protocol

import asyncpg
import orjson
from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from adapters.postgres.connections import ANSWER_MARGIN_SECONDS, READ_ONLY, engine_of
from adapters.postgres.pool import (
    EVERY_BRAND,
    NO_BRAND,
    BrandStatements,
    HotPool,
    end_unfinished_statement,
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
]

APP_ROLE = "croupier_app"
"""The role every session takes: it cannot change schemas or rewrite the ledger."""

_BRAND_OPTION = "croupier_brand"
_IN_TRANSACTION = "select set_config('croupier.brand', $1, true), current_user"
_WITHOUT_LIMITS = (
    "select set_config('statement_timeout', '0', true),"
    " set_config('idle_in_transaction_session_timeout', '0', true)"
)
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


def session_settings(operation_seconds_max: float) -> dict[str, str]:
    """What every session of the application asks for when it begins."""
    return {
        "role": APP_ROLE,
        "timezone": "UTC",
        "application_name": "croupier",
        "statement_timeout": str(int(operation_seconds_max * 1000)),
        "idle_in_transaction_session_timeout": "60000",
    }


class GroupsStatements(Protocol):
    """Carries out statements of many callers together."""

    async def fetch(self, brand: str, statement: str, arguments: tuple[Any, ...]) -> list[Any]:
        """All rows of one caller's statement."""
        ...


@dataclass(frozen=True, slots=True)
class Database:
    """Connections of one process. ``engine`` transacts; ``pool`` runs single prepared statements.

    ``grouped``, where there is one, carries out statements of the ledger that several callers send at once.

    Every statement on a table with brands sets its brand by one of the four methods here: row-level security
    reads that setting, and refuses statements without.
    """

    engine: AsyncEngine
    pool: HotPool
    grouped: GroupsStatements | None = None

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
            try:
                yield connection
            except Exception:
                if not connection.invalidated:
                    await end_unfinished_statement(await driver_connection(connection))
                raise
            except BaseException:  # cancelled: SQLAlchemy does the same, where it was called itself
                if not connection.invalidated:
                    await connection.invalidate()
                raise

    @asynccontextmanager
    async def snapshot(self, brand: str) -> AsyncIterator[Any]:
        """The driver's connection in a transaction that sees one brand as it is at one moment.

        It changes nothing, and has no limit of time: for reading more rows than any other statement may.

        Raises:
            Broken: there is no brand, or the server does not take it.
        """
        options = {
            "isolation_level": "REPEATABLE READ",
            "postgresql_readonly": True,
            _BRAND_OPTION: require_brand(brand),
        }
        async with self.engine.execution_options(**options).begin() as connection:
            took: Any = (await connection.exec_driver_sql(_IN_TRANSACTION, (brand,))).one()
            require_applied(brand, took[0])
            await connection.exec_driver_sql(_WITHOUT_LIMITS)
            yield await driver_connection(connection)

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
        settings[READ_ONLY] = "on"
    engine = engine_of(
        database_url,
        server_settings=settings,
        command_timeout=operation_seconds_max + ANSWER_MARGIN_SECONDS,
        pool_size=composing_max,
        max_overflow=0,
        pool_pre_ping=True,  # after a failover each pooled connection would fail once
        hide_parameters=True,
        json_serializer=lambda value: orjson.dumps(value).decode(),
        json_deserializer=orjson.loads,
    )
    event.listen(engine.sync_engine, "begin", _reset_brand)
    return Database(engine, await open_pool(database_url, hot_max, settings, operation_seconds_max))


def _reset_brand(connection: Connection) -> None:
    """A transaction that sets no brand does not inherit that of the connection's last read."""
    if _BRAND_OPTION not in connection.get_execution_options() and connection.info.get(_BRAND_OPTION):
        connection.exec_driver_sql(_IN_TRANSACTION, (NO_BRAND,))


async def driver_connection(connection: AsyncConnection) -> Any:
    """The asyncpg connection under an open transaction, for statements that need the bare driver."""
    return (await connection.get_raw_connection()).driver_connection
