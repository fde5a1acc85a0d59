"""Publishes facts to the channels of players, and of brands' queues."""

from collections.abc import Sequence

from redis.asyncio import ConnectionPool

from adapters.postgres.outbox.row import OutboxRow
from adapters.valkey.command_batch import CommandBatch
from adapters.valkey.live.fact_encoding import channels_for, encode_fact


class ValkeyPublisher:
    """One connection, one pipeline per batch. After a failure it connects anew on the next call."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._commands = CommandBatch(pool)

    async def check(self) -> None:
        """Return when Valkey answers.

        Raises:
            RedisError, OSError, TimeoutError: it does not.
        """
        await self._commands.exchange([("PING",)])

    async def publish(self, facts: Sequence[OutboxRow]) -> None:
        """Publish all, in this order, and return when Valkey has taken every one.

        Raises:
            RedisError, OSError, TimeoutError: some may have been published and some not.
        """
        await self._commands.exchange(
            [("PUBLISH", channel, encode_fact(fact)) for fact in facts for channel in channels_for(fact)]
        )

    async def close(self) -> None:
        """End the connection."""
        await self._commands.close()
