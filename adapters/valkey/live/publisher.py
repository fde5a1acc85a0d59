"""Publishes facts to the players' channels."""

import asyncio
from collections.abc import Sequence

from redis.asyncio import Connection, ConnectionPool
from redis.exceptions import RedisError

from adapters.postgres.outbox.row import OutboxRow
from adapters.valkey.client import ANSWER_SECONDS_MAX, dedicated_connection
from adapters.valkey.live.fact_encoding import channel_of, encode_fact


class ValkeyPublisher:
    """One connection, one pipeline per batch. After a failure it connects anew on the next call."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool
        self._connection: Connection | None = None

    async def check(self) -> None:
        """Return when Valkey answers.

        Raises:
            RedisError, OSError, TimeoutError: it does not.
        """
        await self._exchange([("PING",)])

    async def publish(self, facts: Sequence[OutboxRow]) -> None:
        """Publish all, in this order, and return when Valkey has taken every one.

        Raises:
            RedisError, OSError, TimeoutError: some may have been published and some not.
        """
        await self._exchange([("PUBLISH", channel_of(fact.player_id), encode_fact(fact)) for fact in facts])

    async def close(self) -> None:
        """End the connection."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.disconnect(nowait=True)

    async def _exchange(self, commands: list[tuple[str | bytes, ...]]) -> None:
        connection = self._connection or await dedicated_connection(self._pool)
        self._connection = None
        try:
            async with asyncio.timeout(ANSWER_SECONDS_MAX):
                await connection.send_packed_command(connection.pack_commands(commands))
                refused = [await _answer(connection) for _ in commands]
        except BaseException:
            # Answers still on their way would be taken for those of the next batch.
            await connection.disconnect(nowait=True)
            raise
        self._connection = connection
        for error in filter(None, refused):
            raise error


async def _answer(connection: Connection) -> RedisError | None:
    try:
        await connection.read_response()
    except RedisError as error:
        if not connection.is_connected:
            raise
        return error
    return None
