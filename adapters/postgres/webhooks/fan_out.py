"""Lays published events out as deliveries: one for each endpoint that takes them.

It reads the log of published events by lane and position, which has one writer per lane and so no gaps, and
stores how far it has come in the transaction that stores the deliveries: each event once for each endpoint,
with Valkey and any broker down.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol
from uuid import UUID

from adapters.postgres.advisory_locks import Connection
from domain.shared.ids import new_id
from domain.webhooks.model import DeliveryKind, takes

READER: Final = "webhooks"
BATCH_MAX: Final = 500
LOCK_GROUP: Final = 0x57484F4B
"""Advisory lock group (WHOK in ASCII); keys 0..15 are lanes."""

# A reader that is new begins where the lane is now: endpoints are not sent what happened before.
_READ: Final = """
  select e.* from unnest($1::smallint[]) owned(part)
    join outbox.lane l using (part)
    left join outbox.reader r on r.part = owned.part and r.name = $2
    cross join lateral (
      select p.part, p.position, p.id, p.player_id, p.brand, p.name, p.version, p.player_seq,
             p.payload::text as payload, p.correlation_id, p.at
        from outbox.published p
       where p.part = owned.part and p.position > coalesce(r.position, l.position)
       order by p.position limit $3) e
   order by e.part, e.position
"""
_BEGIN: Final = """
  insert into outbox.reader (name, part, position)
  select $2, l.part, l.position from unnest($1::smallint[]) owned(part) join outbox.lane l using (part)
  on conflict do nothing
"""
_ENDPOINTS: Final = """
  select id, brand, role, events from webhooks.endpoint where state in ('ACTIVE', 'PAUSED')
"""
_ADD: Final = """
  insert into webhooks.delivery (id, endpoint_id, brand, kind, event_id, event_type, version, subject,
    player_seq, lane, position, payload, correlation_id, at, created_at, next_at)
  select n.id, n.endpoint_id, p.brand, $3, p.id, p.name, p.version, p.player_id, p.player_seq, p.part,
         p.position, p.payload, p.correlation_id, p.at, clock_timestamp(), p.at
    from unnest($1::uuid[], $2::uuid[], $4::smallint[], $5::bigint[])
         with ordinality n(id, endpoint_id, part, position, no)
    join outbox.published p using (part, position)
   order by n.no
  on conflict (endpoint_id, event_id) do nothing
"""
_MOVE: Final = """
  update outbox.reader r set position = moved.position, moved_at = clock_timestamp()
    from unnest($2::smallint[], $3::bigint[]) moved(part, position)
   where r.name = $1 and r.part = moved.part and r.position < moved.position
"""


class EventRights(Protocol):
    """Who may learn of events."""

    def may_learn(self, brand: str, role: str, event_type: str) -> bool:
        """Whether this role may know that such an event happened, and it leaves Croupier at all."""
        ...


class FanOut:
    """Works on lanes that this process owns."""

    def __init__(self, rights: EventRights) -> None:
        self._rights = rights

    async def work(self, connection: Connection, lanes: list[int]) -> int:
        """Lay out one batch; answers how many events it had."""
        async with connection.transaction():
            await connection.execute(_BEGIN, lanes, READER)
            events = await connection.fetch(_READ, lanes, READER, max(1, BATCH_MAX // len(lanes)))
            if not events:
                return 0
            endpoints = await connection.fetch(_ENDPOINTS)
            await self._add(connection, events, endpoints)
            reached: dict[int, int] = {}
            for event in events:
                reached[event["part"]] = event["position"]
            await connection.execute(_MOVE, READER, list(reached), list(reached.values()))
        return len(events)

    async def _add(
        self,
        connection: Connection,
        events: Sequence[Mapping[str, Any]],
        endpoints: Sequence[Mapping[str, Any]],
    ) -> None:
        new: list[tuple[UUID, UUID, int, int]] = [
            (new_id(), endpoint["id"], event["part"], event["position"])
            for event in events
            for endpoint in endpoints
            if endpoint["brand"] == event["brand"]
            and takes(endpoint["events"], event["name"])
            and self._rights.may_learn(event["brand"], endpoint["role"], event["name"])
        ]
        if new:
            ids, to, parts, positions = (list(column) for column in zip(*new, strict=True))
            await connection.execute(_ADD, ids, to, DeliveryKind.EVENT.value, parts, positions)
