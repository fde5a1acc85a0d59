"""Publishes facts from the outbox to the players' channels, then keeps and numbers them as events.

A queue, not a cursor: rows are read in id order by the one owner of their lane and leave it when they are
published. A reader of "everything after the last id" loses rows that commit late, and several readers of one
lane reorder them. A crash between publishing and numbering publishes again; readers see it by ``seq``.

Numbers are given here and not in the command's transaction: the owner of a lane sees the final order, so they
are contiguous by construction, over all contexts, and cost the command nothing. A fact of no player is not an
event.
"""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final, Protocol

import structlog

from adapters.postgres.advisory_locks import Connection
from adapters.postgres.outbox.lane_owner import LaneOwner, Receiver
from adapters.postgres.outbox.relay_share import GROUP
from adapters.postgres.outbox.row import OutboxRow

BATCH_MAX: Final = 1000
IDLE_SECONDS_MAX: Final = 0.02

_READ: Final = """
    select event.* from unnest($1::smallint[]) owned(part) cross join lateral (
      select part, id, player_id, brand, name, seq, payload::text as payload, correlation_id, at
      from outbox.event where part = owned.part order by id limit $2
    ) event order by event.part, event.id
"""

# What was deleted is what is numbered: of two that believe they own a lane, the second finds nothing left.
_KEEP: Final = """
    with done as (
      delete from outbox.event using unnest($1::smallint[], $2::bigint[]) sent(part, id)
      where event.part = sent.part and event.id = sent.id
      returning event.part, event.id, player_id, brand, name, version, seq, payload, correlation_id, at
    ), fact as (
      select *, row_number() over (partition by player_id order by id) as nth_of_player,
             row_number() over (partition by part order by id) as nth_of_lane
      from done where player_id <> '00000000-0000-0000-0000-000000000000'
    ), player as (
      insert into outbox.player_position as known (player_id, brand, player_seq)
      select player_id, min(brand), count(*) from fact group by player_id
      on conflict (player_id) do update set player_seq = known.player_seq + excluded.player_seq
      returning player_id, player_seq
    ), lane as (
      update outbox.lane set position = lane.position + more.facts
      from (select part, count(*) as facts from fact group by part) more where lane.part = more.part
      returning lane.part, lane.position, more.facts
    ), counted as (select player_id, count(*) as facts from fact group by player_id)
    insert into outbox.published
      (part, position, player_id, brand, name, version, player_seq, seq, payload, correlation_id, at)
    select fact.part, lane.position - lane.facts + nth_of_lane, fact.player_id, brand, name, version,
           player.player_seq - counted.facts + nth_of_player, seq, payload, correlation_id, at
    from fact join lane using (part) join player using (player_id) join counted using (player_id)
"""

_log = structlog.get_logger("croupier.relay")


class Publisher(Receiver, Protocol):
    """Publishes facts."""

    async def publish(self, facts: Sequence[OutboxRow]) -> None:
        """Publish all in order; an exception leaves open which were."""
        ...


class RelayReport(Protocol):
    """Receives the relay's figures."""

    def owns(self, partitions: int) -> None:
        """How many lanes this process relays."""
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
    """One process's relay. Any number may run: they divide the lanes, and survivors take over."""

    def __init__(
        self,
        database_url: str,
        publisher: Publisher,
        *,
        batch_max: int = BATCH_MAX,
        report: RelayReport | None = None,
    ) -> None:
        self._publisher = publisher
        self._batch_max = batch_max
        self._report = report or NoRelayReport()
        self._owner = LaneOwner(
            database_url,
            "croupier relay",
            GROUP,
            publisher,
            idle_seconds_max=IDLE_SECONDS_MAX,
            owns=self._report.owns,
        )

    async def run(self, stopping: asyncio.Event) -> None:
        """Relay until ``stopping``. Raises when PostgreSQL or the publisher is lost: call it again."""
        await self._owner.run(self._publish_batch, stopping)

    async def _publish_batch(self, connection: Connection, lanes: list[int]) -> int:
        """Publish, number and keep one batch; answers its size."""
        rows = await connection.fetch(_READ, lanes, max(1, self._batch_max // len(lanes)))
        if not rows:
            return 0
        facts = [OutboxRow(*row) for row in rows]
        await self._publisher.publish(facts)
        await connection.execute(_KEEP, [fact.part for fact in facts], [fact.id for fact in facts])
        self._report_published(facts)
        return len(facts)

    def _report_published(self, facts: Sequence[OutboxRow]) -> None:
        age = datetime.now(UTC) - min(fact.at for fact in facts)
        self._report.published(len(facts), max(0.0, age.total_seconds()))
        for fact in facts:
            _log.debug("fact published", fact=fact.name, seq=fact.seq, correlation_id=fact.correlation_id)
