"""Opens connections: here alone, so that a URL means the same to all of us."""

from functools import partial
from typing import Any, Final
from urllib.parse import quote, urlencode

import asyncpg
from asyncpg.exceptions import TargetServerAttributeNotMatched
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from adapters.postgres.server_address import PostgresAddress, ServerHost, read_address

CONNECT_SECONDS_MAX: Final = 10.0
ANSWER_MARGIN_SECONDS: Final = 3.0
"""How much longer than its longest statement we wait for a server: one that is frozen does not end it."""

NEXT_HOST_SECONDS: Final = 3.0
"""Of several hosts, one that does not answer for so long is passed over: a machine that is gone is silent."""

READ_ONLY: Final = "default_transaction_read_only"
"""The setting of a session that changes nothing; given at the start, it would pass for the server's own."""

_BE_READ_ONLY: Final = "set session characteristics as transaction read only"
_TLS_REFUSED: Final = "rejected SSL upgrade"
_NEXT_HOST: Final = (
    OSError,
    asyncpg.CannotConnectNowError,
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    TargetServerAttributeNotMatched,
)
"""What another host may do better."""


class TlsNotOffered(ConnectionError):
    """The URL asks for TLS, and the server has none."""


async def open_connection(url: str, *, timeout: float | None = None, **options: Any) -> Any:  # noqa: ASYNC109 - asyncpg's
    """A connection to the first host of the URL that takes it; ``options`` are those of ``asyncpg.connect``.

    A session that is to be read-only becomes so once it is connected: the right server is found first.

    Raises:
        OSError, asyncpg.PostgresError, asyncpg.InternalClientError: what the last host said.
        UnreadableAddress: the URL cannot be read.
    """
    address = read_address(url)
    usual = NEXT_HOST_SECONDS if len(address.hosts) > 1 else timeout or CONNECT_SECONDS_MAX
    seconds_max = address.connect_seconds_max or usual
    *others, last = address.hosts or (None,)
    for host in others:
        try:
            return await _connected(address, host, seconds_max, options)
        except _NEXT_HOST:
            continue
    return await _connected(address, last, seconds_max, options)


def engine_of(
    url: str,
    *,
    server_settings: dict[str, str] | None = None,
    command_timeout: float | None = None,
    **options: Any,
) -> AsyncEngine:
    """SQLAlchemy's engine on such connections; ``options`` are those of ``create_async_engine``."""
    creator = partial(open_connection, url, server_settings=server_settings, command_timeout=command_timeout)
    return create_async_engine("postgresql+asyncpg://", async_creator=creator, **options)


async def _connected(
    address: PostgresAddress, host: ServerHost | None, seconds_max: float, options: dict[str, Any]
) -> Any:
    settings = dict(options.get("server_settings") or {})
    is_read_only = settings.pop(READ_ONLY, "off") == "on"
    options = {**options, "server_settings": settings or None}
    try:
        connection = await asyncpg.connect(**_arguments(address, host), timeout=seconds_max, **options)
    except ConnectionError as refused:
        if address.requires_tls and _TLS_REFUSED in str(refused):
            raise TlsNotOffered("the server has no TLS") from refused
        raise
    if is_read_only:
        try:
            await connection.execute(_BE_READ_ONLY, timeout=seconds_max)
        except BaseException:
            connection.terminate()
            raise
    return connection


def _arguments(address: PostgresAddress, host: ServerHost | None) -> dict[str, Any]:
    """One host, as asyncpg takes it: what concerns TLS it takes by URL alone."""
    named: dict[str, Any] = {
        "host": host.name if host else None,
        "port": host.port if host else None,
        "user": address.user,
        "password": address.password,
        "database": address.database,
        "target_session_attrs": address.target,
    }
    query = urlencode(dict(address.options), quote_via=quote)
    return {"dsn": f"postgresql://?{query}" if query else None, **named}
