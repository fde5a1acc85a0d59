"""Listens for ended sessions of every process."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from redis.asyncio import ConnectionPool

from adapters.valkey.client import dedicated_connection
from adapters.valkey.identity.sessions import ENDED
from adapters.valkey.pubsub import PubSubConnection


async def listen_for_ended_sessions(
    pool: ConnectionPool, ended: Callable[[UUID], None], listening: Callable[[], None]
) -> None:
    """Call ``ended`` with each session's id until Valkey is lost, which raises; then call it again.

    ``listening`` is called once nothing is missed any more: what ended before has to be looked up.
    """

    def deliver(_channel: bytes, content: bytes) -> None:
        with suppress(ValueError):
            ended(UUID(content.decode()))

    connection = await dedicated_connection(pool)
    pubsub = PubSubConnection(connection, deliver, lambda _channel: listening())
    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(pubsub.read())
            tasks.create_task(pubsub.keep_alive())
            await pubsub.update_subscriptions([ENDED.encode()], lambda _channel: True)
    finally:
        await connection.disconnect(nowait=True)
