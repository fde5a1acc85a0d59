"""Listens for ended sessions, and for revoked tokens, grants and programs, of every process."""

import asyncio
from collections.abc import Callable

from redis.asyncio import ConnectionPool

from adapters.valkey.announced_ends import read_announced
from adapters.valkey.client import dedicated_connection
from adapters.valkey.identity.sessions import ENDED
from adapters.valkey.oauth.revocations import REVOKED
from adapters.valkey.pubsub import PubSubConnection
from domain.shared.credentials import CredentialEnd

OnEnded = Callable[[str, CredentialEnd], None]


async def listen_for_ended_credentials(
    pool: ConnectionPool, session_ended: OnEnded, revoked: OnEnded, listening: Callable[[], None]
) -> None:
    """Call these with each id until Valkey is lost, which raises; then call it again.

    ``listening`` is called once nothing is missed any more: what ended before has to be looked up.
    """
    hear = {
        ENDED.encode(): (session_ended, CredentialEnd.SESSION),
        REVOKED.encode(): (revoked, CredentialEnd.REVOCATION),
    }

    def deliver(channel: bytes, content: bytes) -> None:
        tell, usual = hear[channel]
        tell(*read_announced(content.decode(errors="replace"), usual))

    connection = await dedicated_connection(pool)
    pubsub = PubSubConnection(connection, deliver, lambda _channel: listening())
    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(pubsub.read())
            tasks.create_task(pubsub.keep_alive())
            await pubsub.update_subscriptions(hear, lambda _channel: True)
    finally:
        await connection.disconnect(nowait=True)
