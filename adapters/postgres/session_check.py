"""Whether a connection is one session of PostgreSQL for as long as it lasts, with the settings we asked for.

A pooler in between may hand each transaction to another session, or leave our settings out. Row-level
security would then hide every row, or work for the wrong brand, without an error: see docs/operating.md,
Poolers.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, Final

import asyncpg

from adapters.postgres.connections import open_connection

CHECK_SECONDS_MAX: Final = 15.0
"""The longest wait for the second connection: a pooler may have only one."""

ADVICE: Final = "connect straight to PostgreSQL, or see docs/operating.md, Poolers"
REFUSED: Final = f"a pooler in between refuses what a session needs ({{}}): {ADVICE}"
SHARED: Final = f"a pooler in between gives the transactions of one connection to several sessions: {ADVICE}"

_UNCHECKED: Final = frozenset({"role", "application_name"})
_PID: Final = "select pg_backend_pid()"
_SETTING: Final = "select current_setting('croupier.brand', true)"
_SET: Final = "select set_config('croupier.brand', $1, false)"
_TAKEN: Final = "select name, setting from pg_settings where lower(name) = any($1::text[])"


async def session_fault(database_url: str, settings: Mapping[str, str]) -> str | None:
    """One line about what is wrong with sessions at this URL, and what to do; None where nothing is.

    ``settings`` are those that the connections ask for. Two connections take turns, since a pooler that has
    nothing else to do mostly gives a connection the same session again.

    Raises:
        OSError, asyncpg.PostgresError: the server cannot be reached or refuses us.
    """
    try:
        async with asyncio.timeout(CHECK_SECONDS_MAX), AsyncExitStack() as closing:
            first = await closing.enter_async_context(_connection(database_url, settings))
            second = await closing.enter_async_context(_connection(database_url, settings))
            return await _settings_fault(first, settings) or await _sharing_fault(first, second)
    except asyncpg.ProtocolViolationError as refused:
        return REFUSED.format(refused)
    except asyncpg.ConnectionDoesNotExistError as ended:
        if isinstance(ended.__cause__, asyncpg.ProtocolViolationError):
            return REFUSED.format(ended.__cause__)
        raise
    except (asyncpg.DuplicatePreparedStatementError, asyncpg.InvalidSQLStatementNameError):
        return SHARED


@asynccontextmanager
async def _connection(database_url: str, settings: Mapping[str, str]) -> AsyncIterator[Any]:
    # Without named statements, which a pooler loses before anything else can be seen.
    connection = await open_connection(
        database_url, server_settings=dict(settings), statement_cache_size=0, timeout=CHECK_SECONDS_MAX
    )
    try:
        yield connection
    finally:
        connection.terminate()


async def _settings_fault(connection: Any, settings: Mapping[str, str]) -> str | None:
    async with connection.transaction():
        user = await connection.fetchval("select current_user")
        names = sorted(name.lower() for name in settings if name not in _UNCHECKED)
        taken = {row["name"].lower(): row["setting"] for row in await connection.fetch(_TAKEN, names)}
    if settings.get("role", user) != user:
        return f"sessions work as {user}, with more rights than {settings['role']} has: {ADVICE}"
    if lost := [name for name in names if taken.get(name) != settings[name]]:
        return f"sessions do not take {', '.join(lost)}: {ADVICE}"
    return None


async def _sharing_fault(first: Any, second: Any) -> str | None:
    """Whether the two keep their sessions and settings while they take turns, each order twice."""
    seen = {}
    for connection, brand in ((first, "first"), (second, "second")):
        async with connection.transaction():
            if await connection.fetchval(_SETTING):
                return SHARED
            await connection.fetchval(_SET, brand)
            seen[connection] = (await connection.fetchval(_PID), brand)
    for order in ((first, second), (second, first), (first, second), (second, first)):
        async with AsyncExitStack() as open_together:
            for connection in order:
                await open_together.enter_async_context(connection.transaction())
                found = (await connection.fetchval(_PID), await connection.fetchval(_SETTING))
                if found != seen[connection]:
                    return SHARED
    return None
