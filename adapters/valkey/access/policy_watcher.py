"""Notifies other processes that the policy has changed. A hint only: each process polls as well."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from redis.asyncio import ConnectionPool, Redis

from adapters.valkey.client import VALKEY_LOST, dedicated_connection
from adapters.valkey.pubsub import PubSubConnection

CHANNEL: Final = b"croupier:policy"


class PolicyWatcher:
    """Casbin's watcher, as far as we need one: every message says "look again", and nothing else."""

    def __init__(self, client: Redis, pool: ConnectionPool) -> None:
        self._client = client
        self._pool = pool

    async def publish_change(self) -> None:
        """Notify the others; does nothing while Valkey is unreachable, for they poll as well."""
        with suppress(*VALKEY_LOST):
            await self._client.publish(CHANNEL, b"")

    async def listen(self, heard: Callable[[], None]) -> None:
        """Call ``heard`` at each message, and when we begin to listen; raises when Valkey is lost."""
        connection = await dedicated_connection(self._pool)
        pubsub = PubSubConnection(connection, lambda _channel, _message: heard(), lambda _channel: heard())
        try:
            await pubsub.update_subscriptions([CHANNEL], lambda _channel: True)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(pubsub.read())
                tasks.create_task(pubsub.keep_alive())
        finally:
            await connection.disconnect(nowait=True)
