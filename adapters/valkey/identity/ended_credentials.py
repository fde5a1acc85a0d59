"""Listens for ended sessions, and for revoked tokens, grants and programs, of every process."""

import asyncio
from collections.abc import Callable

from redis.asyncio import ConnectionPool

from adapters.valkey.client import dedicated_connection
from adapters.valkey.identity.sessions import ENDED
from adapters.valkey.oauth.revocations import REVOKED
from adapters.valkey.pubsub import PubSubConnection

OnEnded = Callable[[str], None]


async def listen_for_ended_credentials(
    pool: ConnectionPool, session_ended: OnEnded, revoked: OnEnded, listening: Callable[[], None]
) -> None:
    """Call these with each id until Valkey is lost, which raises; then call it again.

    ``listening`` is called once nothing is missed any more: what ended before has to be looked up.
    """
    hear = {ENDED.encode(): session_ended, REVOKED.encode(): revoked}

    def deliver(channel: bytes, content: bytes) -> None:
        hear[channel](content.decode(errors="replace"))

    connection = await dedicated_connection(pool)
    pubsub = PubSubConnection(connection, deliver, lambda _channel: listening())
    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(pubsub.read())
            tasks.create_task(pubsub.keep_alive())
            await pubsub.update_subscriptions(hear, lambda _channel: True)
    finally:
        await connection.disconnect(nowait=True)
