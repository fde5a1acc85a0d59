"""One process's way to PostgreSQL: an SQLAlchemy engine to compose and transact, a bare pool to be quick."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import asyncpg
import orjson
from sqlalchemy import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

APP_ROLE = "croupier_app"
"""The role every session takes: it cannot change schemas or rewrite the ledger."""

LOST = (asyncpg.InterfaceError, asyncpg.InternalClientError, ConnectionError, OSError, TimeoutError)
"""What a lost connection looks like; asyncpg's ``PostgresConnectionError`` family comes on top."""


def sqlalchemy_url(database_url: str) -> URL:
    """``postgresql://...`` as SQLAlchemy's asyncpg dialect wants it; socket directories go in ``?host=``."""
    return make_url(database_url).set(drivername="postgresql+asyncpg")


def _session_settings(operation_seconds_max: float) -> dict[str, str]:
    return {
        "role": APP_ROLE,
        "timezone": "UTC",
        "application_name": "croupier",
        "statement_timeout": str(int(operation_seconds_max * 1000)),
        "idle_in_transaction_session_timeout": "60000",
    }


async def _plain_json(connection: Any) -> None:
    await connection.set_type_codec(
        "jsonb", encoder=lambda value: orjson.dumps(value).decode(), decoder=orjson.loads, schema="pg_catalog"
    )


async def _leave_as_it_is(_connection: Any) -> None:
    # asyncpg still rolls an open transaction back. Nothing else is left behind by single statements, and
    # asking the server to forget its settings would be a second round trip for every bet.
    return


@dataclass(frozen=True, slots=True)
class Database:
    """Connections of one process. ``engine`` transacts; ``pool`` runs single prepared statements."""

    engine: AsyncEngine
    pool: "asyncpg.Pool[asyncpg.Record]"

    @asynccontextmanager
    async def transaction(self, brand: str) -> AsyncIterator[AsyncConnection]:
        """One transaction that knows which brand it works for (row-level security reads the setting)."""
        async with self.engine.begin() as connection:
            await connection.exec_driver_sql("select set_config('croupier.brand', $1, true)", (brand,))
            yield connection

    async def close(self) -> None:
        """Wait for borrowed connections and end them all."""
        await self.engine.dispose()
        await self.pool.close()


async def connect(
    database_url: str, *, composing_max: int = 10, hot_max: int = 16, operation_seconds_max: float = 10.0
) -> Database:
    """Open the connections of one process.

    Raises:
        OSError, asyncpg.PostgresError: the server cannot be reached or refuses us.
    """
    settings = _session_settings(operation_seconds_max)
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
    pool = await asyncpg.create_pool(
        database_url,
        min_size=1,
        max_size=hot_max,
        server_settings=settings,
        init=_plain_json,
        max_inactive_connection_lifetime=0,
        reset=_leave_as_it_is,
    )
    return Database(engine, pool)


async def driver_connection(connection: AsyncConnection) -> Any:
    """The asyncpg connection under an open transaction, for statements that need the bare driver."""
    return (await connection.get_raw_connection()).driver_connection
