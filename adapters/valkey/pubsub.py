"""One pub/sub connection, and what Valkey has confirmed of what we asked it to send."""

import asyncio
import math
from collections.abc import Callable, Iterable

from redis.asyncio import Connection
from redis.exceptions import ConnectionError as LineLostError

QUIET_SECONDS_MAX = 1.0
"""After so long without a message a ping is sent; after three times as long the connection counts as lost."""

OnMessage = Callable[[bytes, bytes], None]
OnConfirmed = Callable[[bytes], None]


class PubSubConnection:
    """Subscriptions of one connection. Its coroutines end with an exception when the connection is lost."""

    def __init__(self, connection: Connection, deliver: OnMessage, confirmed: OnConfirmed) -> None:
        self._connection = connection
        self._deliver = deliver
        self._confirmed = confirmed
        self._asked: set[bytes] = set()
        self._unanswered: dict[bytes, int] = {}
        self._heard_at = asyncio.get_running_loop().time()

    async def update_subscriptions(self, channels: Iterable[bytes], wanted: Callable[[bytes], bool]) -> None:
        """Ask Valkey for those of ``channels`` that are wanted and let go of the others."""
        channels = set(channels)
        for channel in channels & self._asked - self._unanswered.keys():
            if wanted(channel):
                self._confirmed(channel)
        more = [channel for channel in channels - self._asked if wanted(channel)]
        less = [channel for channel in channels & self._asked if not wanted(channel)]
        self._asked.update(more)
        self._asked.difference_update(less)
        await self._send(b"SUBSCRIBE", more)
        await self._send(b"UNSUBSCRIBE", less)

    async def read(self) -> None:
        """Deliver each message as (channel, content); say of each channel when Valkey has confirmed it."""
        now = asyncio.get_running_loop().time
        while True:
            reply = await self._connection.read_response(timeout=math.inf)
            self._heard_at = now()
            if not isinstance(reply, list):
                continue
            if reply[0] == b"message":
                self._deliver(reply[1], reply[2])
            elif reply[0] != b"pong":
                self._answered(reply[0], reply[1])

    async def keep_alive(self) -> None:
        """Ask for a sign of life when it is quiet, so that a silently dead connection is noticed."""
        now = asyncio.get_running_loop().time
        while now() - self._heard_at < 3 * QUIET_SECONDS_MAX:
            await asyncio.sleep(QUIET_SECONDS_MAX)
            if now() - self._heard_at >= QUIET_SECONDS_MAX:
                await self._connection.send_command("PING", check_health=False)
        raise LineLostError("Valkey has gone silent")

    async def _send(self, command: bytes, channels: list[bytes]) -> None:
        if channels:
            for channel in channels:
                self._unanswered[channel] = self._unanswered.get(channel, 0) + 1
            await self._connection.send_command(command, *channels, check_health=False)

    def _answered(self, kind: bytes, channel: bytes) -> None:
        # Only the answer to the last word counts: an earlier SUBSCRIBE may already have been revoked.
        left = self._unanswered.pop(channel) - 1
        if left:
            self._unanswered[channel] = left
        elif kind == b"subscribe":
            self._confirmed(channel)
