"""Makes sure that the PostgreSQL and Valkey named in the settings can be reached, before they are used."""

import asyncio
from collections.abc import Awaitable
from typing import Final
from urllib.parse import urlsplit

import asyncpg
from redis.exceptions import RedisError

from adapters.connection_failures import NO_SUCH_DATABASE, REFUSED_CREDENTIALS, connection_failure
from adapters.postgres.connections import open_connection
from adapters.postgres.server_address import read_address
from adapters.valkey.client import client_of
from server.errors import OperatorError
from server.settings import Settings

ANSWER_SECONDS_MAX: Final = 5.0

_FAILURES: Final = (
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    RedisError,
    OSError,
    TimeoutError,
    ValueError,
)


class ServerUnreachable(OperatorError):
    """PostgreSQL or Valkey cannot be reached, or does not let us in."""


def require_reachable(settings: Settings, *, valkey: bool = True) -> None:
    """Ask each server that the settings name for a sign of life; those that they do not name are ours.

    Raises:
        ServerUnreachable: one line that names the server, the reason and the setting to correct.
    """
    asyncio.run(_ask(settings.database_url, settings.redis_url if valkey else None))


async def _ask(database_url: str | None, redis_url: str | None) -> None:
    asked = []
    if database_url:
        asked.append(_answers(_greet_database(database_url), "PostgreSQL", database_url, "DATABASE_URL"))
    if redis_url:
        asked.append(_answers(_greet_valkey(redis_url), "Valkey", redis_url, "REDIS_URL"))
    for outcome in await asyncio.gather(*asked, return_exceptions=True):
        if isinstance(outcome, BaseException):
            raise outcome


async def _answers(greeting: Awaitable[None], name: str, url: str, setting: str) -> None:
    try:
        async with asyncio.timeout(ANSWER_SECONDS_MAX):
            await greeting
    except _FAILURES as failure:
        reason = connection_failure(failure)
        wrong_setting = reason in (REFUSED_CREDENTIALS, NO_SUCH_DATABASE)
        remedy = (
            f"correct CROUPIER_{setting}" if wrong_setting else f"start it, or correct CROUPIER_{setting}"
        )
        raise ServerUnreachable(f"{name} at {place_of(url)}: {reason}: {remedy}") from None


async def _greet_database(url: str) -> None:
    connection = await open_connection(url, timeout=ANSWER_SECONDS_MAX)
    connection.terminate()


async def _greet_valkey(url: str) -> None:
    client = client_of(url)
    try:
        await client.ping()
    finally:
        await client.aclose()


def place_of(url: str) -> str:
    """Where a URL points to, without user, password and options."""
    try:
        if url.startswith("postgres"):
            return read_address(url).place
        parts = urlsplit(url)
    except ValueError:
        return "an address that cannot be read"
    return parts.path if parts.scheme == "unix" else parts.netloc.rpartition("@")[2]
