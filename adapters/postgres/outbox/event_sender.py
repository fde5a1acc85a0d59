"""Sends the kept events to the event bus, in the order of their lanes.

It has a position of its own in each lane: a broker that is slow or away holds up neither commands nor live
updates. The position moves when the broker has confirmed. A crash in between sends again, with the same ids
and numbers.
"""

import asyncio
from typing import Final, Protocol

from adapters.event_bus.bus import BusMessage, EventBus
from adapters.event_bus.cloud_events import Installation, KeptEvent, encode_event, player_key
from adapters.postgres.advisory_locks import Connection
from adapters.postgres.outbox.kept_events import SENDER
from adapters.postgres.outbox.lane_owner import LaneOwner

GROUP: Final = 0x45564E54
"""Advisory lock group (EVNT in ASCII) of senders."""

BATCH_MAX: Final = 1000
IDLE_SECONDS_MAX: Final = 0.05

_JOIN: Final = """
    insert into outbox.reader (name, part, position) select $1, part, 0 from outbox.lane
    on conflict do nothing
"""

_READ: Final = """
    select kept.* from outbox.reader cross join lateral (
      select part, position, id, player_id, brand, name, version, player_seq, payload::text as payload,
             correlation_id, at, reader.position as read_from
      from outbox.published where part = reader.part and position > reader.position order by position limit $3
    ) kept
    where reader.name = $1 and reader.part = any($2::smallint[]) order by kept.part, kept.position
"""

# Not where another position was set meanwhile: by an order to send again, or by who took the lane over.
_MOVE: Final = """
    update outbox.reader set position = sent.upto, moved_at = clock_timestamp()
    from unnest($2::smallint[], $3::bigint[], $4::bigint[]) sent(part, read_from, upto)
    where name = $1 and reader.part = sent.part and reader.position = sent.read_from
"""


class SenderReport(Protocol):
    """Receives the sender's figures."""

    def sends_lanes(self, lanes: int) -> None:
        """How many lanes this process sends."""
        ...

    def sent(self, events: int) -> None:
        """So many events were confirmed by the broker."""
        ...


class NoSenderReport:
    """Discards reports."""

    def sends_lanes(self, lanes: int) -> None:
        """Nothing."""

    def sent(self, events: int) -> None:
        """Nothing."""


class EventSender:
    """One process's sender. Any number may run: they divide the lanes, and survivors take over."""

    def __init__(
        self,
        database_url: str,
        bus: EventBus,
        installation: Installation,
        *,
        batch_max: int = BATCH_MAX,
        report: SenderReport | None = None,
    ) -> None:
        self._bus = bus
        self._installation = installation
        self._batch_max = batch_max
        self._report = report or NoSenderReport()
        self._joined = False
        self._owner = LaneOwner(
            database_url,
            "croupier event sender",
            GROUP,
            bus,
            idle_seconds_max=IDLE_SECONDS_MAX,
            owns=self._report.sends_lanes,
        )

    async def run(self, stopping: asyncio.Event) -> None:
        """Send until ``stopping``. Raises when PostgreSQL or the broker is lost: call it again."""
        await self._owner.run(self._send_batch, stopping)

    async def _send_batch(self, connection: Connection, lanes: list[int]) -> int:
        """Send one batch; answers its size."""
        if not self._joined:
            await connection.execute(_JOIN, SENDER)
            self._joined = True
        rows = await connection.fetch(_READ, SENDER, lanes, max(1, self._batch_max // len(lanes)))
        if not rows:
            return 0
        await self._bus.publish([self._message(KeptEvent(*row[:-1])) for row in rows])
        read_from = {row["part"]: row["read_from"] for row in rows}
        upto = {row["part"]: row["position"] for row in rows}  # the last of each lane
        await connection.execute(
            _MOVE, SENDER, list(upto), [read_from[lane] for lane in upto], list(upto.values())
        )
        self._report.sent(len(rows))
        return len(rows)

    def _message(self, event: KeptEvent) -> BusMessage:
        return BusMessage(event.part, player_key(event.player_id), encode_event(event, self._installation))
