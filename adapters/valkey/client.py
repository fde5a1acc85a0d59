"""How we reach Valkey (or Redis)."""

import asyncio

from redis.asyncio import Connection, ConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from adapters.valkey.cancellable_sends import sending_cancellably

VALKEY_LOST = (RedisError, OSError, TimeoutError)
"""The exceptions of an unreachable or failing server."""

ANSWER_SECONDS_MAX = 5.0
CONNECT_SECONDS_MAX = 2.0


def pool_of(redis_url: str) -> ConnectionPool:
    """Connections that fail fast and never retry: the caller decides what a failure means."""
    # RESP2, because a published message is then a plain list, parsed in half the time.
    pool = ConnectionPool.from_url(
        redis_url.replace("valkey://", "redis://", 1),
        protocol=2,
        socket_timeout=ANSWER_SECONDS_MAX,
        socket_connect_timeout=CONNECT_SECONDS_MAX,
        retry=Retry(NoBackoff(), 0),
    )
    pool.connection_class = sending_cancellably(pool.connection_class)
    return pool


def client_of(redis_url: str) -> Redis:
    """A client of our own pool; close it with ``aclose()``."""
    return Redis.from_pool(pool_of(redis_url))


async def dedicated_connection(pool: ConnectionPool) -> Connection:
    """A connection outside the pool's book-keeping, already greeted; end it with ``disconnect()``.

    It waits for ever: bound what you do with it by ``asyncio.timeout``.
    """
    connection: Connection = pool.make_connection()  # type: ignore[no-untyped-call]
    connection.socket_timeout = None
    async with asyncio.timeout(CONNECT_SECONDS_MAX):
        await connection.connect()  # type: ignore[no-untyped-call]
    return connection
