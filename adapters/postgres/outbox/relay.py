"""Publishes facts from the outbox to the players' channels.

A queue, not a cursor: rows are read in id order by the one owner of their partition and deleted when they are
published. A reader of "everything after the last id" loses rows that commit late, and several readers of one
partition reorder them. A crash between publishing and deleting publishes again; readers see it by ``seq``.
"""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Protocol

import structlog

from adapters.postgres.advisory_locks import Connection, lock_session
from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.outbox.relay_share import RelayShare
from adapters.postgres.outbox.row import OutboxRow

BATCH_MAX = 1000
REVIEW_SECONDS = 0.5
IDLE_SECONDS_MIN = 0.002
IDLE_SECONDS_MAX = 0.02

_READ = """
    select event.* from unnest($1::smallint[]) owned(part) cross join lateral (
      select part, id, player_id, brand, name, seq, payload::text as payload, correlation_id, at
      from outbox.event where part = owned.part order by id limit $2
    ) event order by event.part, event.id
"""

_DELETE = """
    delete from outbox.event using unnest($1::smallint[], $2::bigint[]) done(part, id)
    where event.part = done.part and event.id = done.id
"""

# A relay publishes the facts of all brands. Statistics of a queue are always wrong; the primary key is right.
_SETTINGS = {"croupier.brand": EVERY_BRAND, "enable_seqscan": "off", "enable_bitmapscan": "off", "jit": "off"}

_log = structlog.get_logger("croupier.relay")


class Publisher(Protocol):
    """Publishes facts."""

    async def check(self) -> None:
        """Return when it can be reached; raise otherwise."""
        ...

    async def publish(self, facts: Sequence[OutboxRow]) -> None:
        """Publish all in order; an exception leaves open which were."""
        ...

    async def close(self) -> None:
        """Let go of what it holds open; it may be used again."""
        ...


class RelayReport(Protocol):
    """Receives the relay's figures."""

    def owns(self, partitions: int) -> None:
        """How many partitions this process relays."""
        ...

    def published(self, facts: int, age_seconds_max: float) -> None:
        """So many facts went out, the oldest of them this long after it was recorded."""
        ...


class NoRelayReport:
    """Discards reports."""

    def owns(self, partitions: int) -> None:
        """Nothing."""

    def published(self, facts: int, age_seconds_max: float) -> None:
        """Nothing."""


class Relay:
    """One process's relay. Any number may run: they divide the partitions, and survivors take over."""

    def __init__(
        self,
        database_url: str,
        publisher: Publisher,
        *,
        batch_max: int = BATCH_MAX,
        report: RelayReport | None = None,
    ) -> None:
        self._database_url = database_url
        self._publisher = publisher
        self._batch_max = batch_max
        self._report = report or NoRelayReport()

    async def run(self, stopping: asyncio.Event) -> None:
        """Relay until ``stopping``. Raises when PostgreSQL or the publisher is lost: call it again.

        Until then other relays have our partitions, so one that cannot publish never holds facts up.
        """
        try:
            await self._publisher.check()
            async with lock_session(self._database_url, "croupier relay", _SETTINGS) as connection:
                share = RelayShare(connection)
                await share.join()
                await self._relay(connection, share, stopping)
        finally:
            self._report.owns(0)
            await self._publisher.close()

    async def _relay(self, connection: Connection, share: RelayShare, stopping: asyncio.Event) -> None:
        now = asyncio.get_running_loop().time
        review_at, idle = now(), IDLE_SECONDS_MIN
        while not stopping.is_set():
            if now() >= review_at:
                await share.rebalance()
                self._report.owns(len(share.owned))
                review_at = now() + REVIEW_SECONDS
            if share.owned and await self._publish_batch(connection, share.owned):
                idle = IDLE_SECONDS_MIN
                continue
            await asyncio.sleep(idle)
            idle = min(idle * 1.5, IDLE_SECONDS_MAX)

    async def _publish_batch(self, connection: Connection, partitions: list[int]) -> int:
        """Publish and delete one batch; answers its size."""
        rows = await connection.fetch(_READ, partitions, max(1, self._batch_max // len(partitions)))
        if not rows:
            return 0
        facts = [OutboxRow(*row) for row in rows]
        await self._publisher.publish(facts)
        await connection.execute(_DELETE, [fact.part for fact in facts], [fact.id for fact in facts])
        self._report_published(facts)
        return len(facts)

    def _report_published(self, facts: Sequence[OutboxRow]) -> None:
        age = datetime.now(UTC) - min(fact.at for fact in facts)
        self._report.published(len(facts), max(0.0, age.total_seconds()))
        for fact in facts:
            _log.debug("fact published", fact=fact.name, seq=fact.seq, correlation_id=fact.correlation_id)
