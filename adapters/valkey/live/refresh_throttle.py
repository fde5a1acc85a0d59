"""Limits reads per second, so that an outage of Valkey does not overload PostgreSQL."""

import asyncio
from itertools import islice

from adapters.valkey.live.watcher_queue import WatcherQueue

TICK_SECONDS = 0.02


class RefreshThrottle:
    """Asks watchers to read again, in the order given, at most ``per_second_max`` of them a second."""

    def __init__(self, per_second_max: int) -> None:
        self._per_tick = max(1, int(per_second_max * TICK_SECONDS))
        self._due: dict[WatcherQueue, None] = {}
        self._any = asyncio.Event()

    def add(self, queue: WatcherQueue) -> None:
        """Have its watcher read again soon; adding it twice is one read."""
        self._due[queue] = None
        self._any.set()

    def remove(self, queue: WatcherQueue) -> None:
        """Its reader has gone."""
        self._due.pop(queue, None)

    async def run(self) -> None:
        """Keep asking, for ever."""
        while True:
            await self._any.wait()
            for queue in tuple(islice(self._due, self._per_tick)):
                del self._due[queue]
                queue.request_refresh()
            if not self._due:
                self._any.clear()
            await asyncio.sleep(TICK_SECONDS)
