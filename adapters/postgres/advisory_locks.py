"""Long-lived connections whose *session* means something: advisory locks last as long as they do."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from adapters.postgres.connections import open_connection
from adapters.postgres.database import APP_ROLE

ANSWER_SECONDS_MAX = 10.0

LOCK_SETTINGS = {
    "role": APP_ROLE,
    "timezone": "UTC",
    # A frozen process must not keep its locks: PostgreSQL ends a session that stays silent this long.
    "idle_session_timeout": "30000",
    # A vanished machine neither: its end of the connection is noticed in about 10 s.
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
}

Connection = Any
"""An asyncpg connection."""


@asynccontextmanager
async def lock_session(
    database_url: str, name: str, settings: Mapping[str, str] | None = None
) -> AsyncIterator[Connection]:
    """One connection of our own, called ``name`` in pg_stat_activity; ends at once, locks and all.

    It must reach PostgreSQL itself: a transaction pooler in between would hand our locks to others.
    """
    connection = await open_connection(
        database_url,
        command_timeout=ANSWER_SECONDS_MAX,
        server_settings={**LOCK_SETTINGS, "application_name": name, **(settings or {})},
    )
    try:
        yield connection
    finally:
        # Not close(): after a failure it could wait for a server that no longer answers.
        connection.terminate()


async def try_lock(connection: Connection, group: int, key: int) -> bool:
    """Take an advisory lock for as long as the session lasts; False when another session has it."""
    taken: bool = await connection.fetchval("select pg_try_advisory_lock($1::int, $2::int)", group, key)
    return taken


async def unlock(connection: Connection, group: int, key: int) -> None:
    """Give an advisory lock back."""
    await connection.execute("select pg_advisory_unlock($1::int, $2::int)", group, key)
