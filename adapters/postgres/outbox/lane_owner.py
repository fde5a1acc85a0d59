"""Work on the lanes of the outbox: each is owned by one process, and survivors take over."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from adapters.postgres.advisory_locks import Connection, lock_session
from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.outbox.idle_pauses import IdlePauses
from adapters.postgres.outbox.relay_share import RelayShare

REVIEW_SECONDS: Final = 0.5
IDLE_SECONDS_MIN: Final = 0.002

# It works for all brands. Statistics of a queue are always wrong; the primary key is right. A plan made
# without the batch expects ten rows of an array, and joins a thousand by nested loops: 14 times as slow.
_SETTINGS: Final = {
    "croupier.brand": EVERY_BRAND,
    "plan_cache_mode": "force_custom_plan",
    "enable_seqscan": "off",
    "enable_bitmapscan": "off",
    "jit": "off",
}

WorkOnLanes = Callable[[Connection, list[int]], Awaitable[int]]
"""Works once on these lanes; answers how much it found, 0 where there was nothing to do."""


class Receiver(Protocol):
    """Where the work goes: it is asked for before lanes are taken, and closed after."""

    async def check(self) -> None:
        """Return when it can be reached; raise otherwise."""
        ...

    async def close(self) -> None:
        """Let go of what it holds open; it may be used again."""
        ...


class LaneOwner:
    """One process's share of the lanes, for one purpose. Any number may run."""

    def __init__(
        self,
        database_url: str,
        name: str,
        group: int,
        receiver: Receiver,
        *,
        idle_seconds_max: float,
        owns: Callable[[int], None],
    ) -> None:
        self._database_url = database_url
        self._name = name
        self._group = group
        self._receiver = receiver
        self._idle_seconds_max = idle_seconds_max
        self._owns = owns

    async def run(self, work: WorkOnLanes, stopping: asyncio.Event) -> None:
        """Work until ``stopping``. Raises when PostgreSQL or the receiver is lost: call it again.

        Until then others have our lanes, so one that reaches no receiver never holds a lane up.
        """
        try:
            await self._receiver.check()
            async with lock_session(self._database_url, self._name, _SETTINGS) as connection:
                share = RelayShare(connection, self._group)
                await share.join()
                await self._work(work, connection, share, stopping)
        finally:
            self._owns(0)
            await self._receiver.close()

    async def _work(
        self, work: WorkOnLanes, connection: Connection, share: RelayShare, stopping: asyncio.Event
    ) -> None:
        now = asyncio.get_running_loop().time
        review_at, idle = now(), IdlePauses(IDLE_SECONDS_MIN, self._idle_seconds_max)
        while not stopping.is_set():
            if now() >= review_at:
                await share.rebalance()
                self._owns(len(share.owned))
                review_at = now() + REVIEW_SECONDS
            if share.owned and await work(connection, share.owned):
                idle.found()
                continue
            await asyncio.sleep(idle.next())
