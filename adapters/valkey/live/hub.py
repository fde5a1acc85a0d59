"""Facts about players as they happen: one Valkey connection per process, fanned out to its watchers.

A watcher never keeps a wrong state:

- it starts when Valkey has *confirmed* its subscription, so nothing is lost between its first read and its
  first fact;
- when facts may have been missed (a lost connection, a full queue) it gets ``None``: read again;
- while Valkey is unreachable it gets ``None`` every ``refresh_seconds``, and once more when Valkey is back.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol
from uuid import UUID

from redis.asyncio import ConnectionPool

from adapters.valkey.client import dedicated_connection
from adapters.valkey.live.claim_notices import claims_channel_of
from adapters.valkey.live.fact_encoding import (
    channel_of,
    decode_fact,
    queues_channel_of,
    registrations_channel_of,
)
from adapters.valkey.live.refresh_throttle import RefreshThrottle
from adapters.valkey.live.watcher_queue import UNREAD_MAX, WatcherQueue
from adapters.valkey.pubsub import PubSubConnection

BATCH_MAX = 500
CONFIRMATION_SECONDS_MAX = 1.0
"""How long a watcher waits for confirmation; after that it starts, and reads again once it is confirmed."""


class LiveReport(Protocol):
    """Receives the hub's figures."""

    def connected(self, yes: bool) -> None:  # noqa: FBT001 - the one thing it says
        """Whether facts arrive."""
        ...

    def watchers(self, change: int) -> None:
        """So many more (or fewer) watchers."""
        ...

    def overflowed(self) -> None:
        """A watcher read too slowly, and its unread facts were replaced by one read."""
        ...


class NoLiveReport:
    """Discards reports."""

    def connected(self, yes: bool) -> None:  # noqa: FBT001 - as the port
        """Nothing."""

    def watchers(self, change: int) -> None:
        """Nothing."""

    def overflowed(self) -> None:
        """Nothing."""


class _Channel:
    __slots__ = ("confirmed", "waiting", "watchers")

    def __init__(self) -> None:
        self.watchers: set[WatcherQueue] = set()
        self.confirmed = False
        self.waiting: list[asyncio.Future[None]] = []

    def release_waiters(self) -> None:
        for future in self.waiting:
            if not future.done():
                future.set_result(None)
        self.waiting.clear()


class Hub:
    """The process's feed of facts. Keep ``listen()`` and ``refresh()`` running beside it."""

    def __init__(
        self,
        pool: ConnectionPool,
        *,
        refresh_seconds: float = 2.0,
        refreshes_per_second_max: int = 500,
        unread_max: int = UNREAD_MAX,
        confirmation_seconds_max: float = CONFIRMATION_SECONDS_MAX,
        report: LiveReport | None = None,
    ) -> None:
        self._pool = pool
        self._refresh_seconds = refresh_seconds
        self._unread_max = unread_max
        self._confirmation_seconds_max = confirmation_seconds_max
        self._report = report or NoLiveReport()
        self._throttle = RefreshThrottle(refreshes_per_second_max)
        self._channels: dict[bytes, _Channel] = {}
        self._unconfirmed: set[bytes] = set()
        self._changed: set[bytes] = set()
        self._any_changed = asyncio.Event()
        self._lost = asyncio.Event()
        self._lost.set()

    @property
    def connected(self) -> bool:
        """Whether Valkey is connected."""
        return not self._lost.is_set()

    def watch(self, player_ids: frozenset[UUID]) -> AbstractAsyncContextManager[WatcherQueue]:
        """Follow these players. Read the present state *inside*: from then on nothing is missed."""
        return self._watch([channel_of(player_id) for player_id in player_ids])

    def watch_queues(self, brand: str) -> AbstractAsyncContextManager[WatcherQueue]:
        """Follow the work queues of a brand, likewise."""
        return self._watch([queues_channel_of(brand)])

    def watch_claims(self, brand: str) -> AbstractAsyncContextManager[WatcherQueue]:
        """Follow the claims of a brand's work items; every change says only that there is one (``None``)."""
        return self._watch([claims_channel_of(brand)])

    def watch_registrations(self, brand: str) -> AbstractAsyncContextManager[WatcherQueue]:
        """Follow the registrations of a brand, likewise."""
        return self._watch([registrations_channel_of(brand)])

    @asynccontextmanager
    async def _watch(self, names: list[bytes]) -> AsyncIterator[WatcherQueue]:
        queue = WatcherQueue(self._unread_max)
        self._report.watchers(1)
        for name in names:
            self._join(name, queue)
        try:
            await self._confirmation(names)
            queue.started = True
            yield queue
        finally:
            self._report.watchers(-1)
            self._throttle.remove(queue)
            for name in names:
                self._leave(name, queue)

    async def listen(self) -> None:
        """Deliver facts until Valkey is lost, which raises; then call it again."""
        connection = await dedicated_connection(self._pool)
        pubsub = PubSubConnection(connection, self._deliver, self._confirm)
        try:
            self._say_connected(True)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(pubsub.read())
                tasks.create_task(pubsub.keep_alive())
                tasks.create_task(self._follow(pubsub))
        finally:
            self._say_connected(False)
            await connection.disconnect(nowait=True)

    async def refresh(self) -> None:
        """Let watchers without a confirmed subscription read again; runs for ever."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._throttle.run())
            while True:
                await self._lost.wait()
                await asyncio.sleep(self._refresh_seconds)
                if not self.connected:
                    self._refresh_unconfirmed()

    def _join(self, name: bytes, queue: WatcherQueue) -> None:
        channel = self._channels.get(name)
        if channel is None:
            channel = self._channels[name] = _Channel()
            self._unconfirmed.add(name)
            self._reconsider(name)
        channel.watchers.add(queue)

    def _leave(self, name: bytes, queue: WatcherQueue) -> None:
        channel = self._channels[name]
        channel.watchers.discard(queue)
        if not channel.watchers:
            del self._channels[name]
            self._unconfirmed.discard(name)
            self._reconsider(name)

    def _reconsider(self, name: bytes) -> None:
        if self.connected:
            self._changed.add(name)
            self._any_changed.set()

    async def _follow(self, pubsub: PubSubConnection) -> None:
        """Keep the connection's subscriptions equal to what is watched, many in one command."""
        self._changed = set(self._channels)
        self._any_changed.set()
        while True:
            await self._any_changed.wait()
            while self._changed:
                batch = [self._changed.pop() for _ in range(min(BATCH_MAX, len(self._changed)))]
                await pubsub.update_subscriptions(batch, self._channels.__contains__)
            self._any_changed.clear()

    async def _confirmation(self, names: list[bytes]) -> None:
        channels = [self._channels[name] for name in names]
        waits = [_wait(channel) for channel in channels if self.connected and not channel.confirmed]
        if waits:
            await asyncio.wait(waits, timeout=self._confirmation_seconds_max)

    def _confirm(self, name: bytes) -> None:
        channel = self._channels.get(name)
        if channel is None or channel.confirmed:
            return
        channel.confirmed = True
        self._unconfirmed.discard(name)
        channel.release_waiters()
        for queue in channel.watchers:
            if queue.started:
                self._throttle.add(queue)

    def _deliver(self, name: bytes, message: bytes) -> None:
        channel = self._channels.get(name)
        if channel is None:
            return
        try:
            fact = decode_fact(message)
        except (ValueError, KeyError, TypeError):
            for queue in channel.watchers:
                queue.request_refresh()
            return
        for queue in channel.watchers:
            if not queue.put(fact):
                self._report.overflowed()

    def _say_connected(self, yes: bool) -> None:  # noqa: FBT001 - a state
        self._report.connected(yes)
        if yes:
            self._lost.clear()
            return
        self._unconfirmed = set(self._channels)
        for channel in self._channels.values():
            channel.confirmed = False
            channel.release_waiters()
        self._lost.set()
        self._refresh_unconfirmed()

    def _refresh_unconfirmed(self) -> None:
        for name in self._unconfirmed:
            for queue in self._channels[name].watchers:
                if queue.started:
                    self._throttle.add(queue)


def _wait(channel: _Channel) -> asyncio.Future[None]:
    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    channel.waiting.append(future)
    return future
