"""Events that were published and are kept for a time: reading them by position, and removing old ones."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from adapters.event_bus.cloud_events import KeptEvent
from adapters.postgres.database import EVERY_BRAND, Database
from domain.shared.ids import LANES

SENDER: Final = "event-bus"
"""The reader that sends events to the event bus."""

READERS: Final = (SENDER, "webhooks")
"""The readers that events are kept for until they have had them: they read this log alone."""

REMOVED_AT_ONCE: Final = 2000

_BETWEEN: Final = """
    select part, position, id, player_id, brand, name, version, player_seq, payload::text as payload,
           correlation_id, at
    from outbox.published
     where part = $1 and position > $2 and position <= $3 order by position limit $4
"""

# Positions follow the order of time: a lane's oldest rows are its first. What a reader has not had is kept.
_REMOVE: Final = """
    with old as (
      select oldest.part, oldest.position
      from (
        select part, min(position) as position from outbox.reader where name = any($1::text[]) group by part
      ) reached cross join lateral (
        select part, position, kept_since from outbox.published
         where part = reached.part and position <= reached.position order by position limit $3
      ) oldest
      where oldest.kept_since < $2
    ), removed as (
      delete from outbox.published kept using old
       where kept.part = old.part and kept.position = old.position returning true
    ) select count(*) from removed
"""

_BOUNDS: Final = """
    select lane.part, lane.position,
           coalesce((select kept.position - 1 from outbox.published kept where kept.part = lane.part
                      order by kept.position limit 1), lane.position) as removed
    from outbox.lane order by lane.part
"""

# A sender in the middle of a batch compares before it writes, and so does not undo this.
_REWIND: Final = """
    update outbox.reader set position = $3 where name = $1 and part = $2 and position > $3
"""

_READ_AT: Final = "select kept_since from outbox.published where part = $1 and position = $2"


async def events_between(connection: Any, lane: int, after: int, upto: int, limit: int) -> list[KeptEvent]:
    """The kept events of a lane after one position and up to another, ``limit`` at most."""
    return [KeptEvent(*row) for row in await connection.fetch(_BETWEEN, lane, after, upto, limit)]


class KeptEvents:
    """The kept events of all brands."""

    def __init__(self, database: Database) -> None:
        self._statements = database.statements_for(EVERY_BRAND)

    async def remove_older_than(self, age: timedelta, now: datetime) -> int:
        """Remove what was published longer ago, and taken by every reader; answers how many."""
        removed = 0
        while batch := await self._statements.fetchval(_REMOVE, READERS, now - age, REMOVED_AT_ONCE):
            removed += batch
        return removed

    async def ends(self) -> list[int]:
        """The last position of each lane."""
        return [row["position"] for row in await self._statements.fetch(_BOUNDS)]

    async def after(self, lane: int, position: int, limit: int) -> Sequence[KeptEvent]:
        """What follows in a lane."""
        rows = await self._statements.fetch(_BETWEEN, lane, position, (1 << 62), limit)
        return [KeptEvent(*row) for row in rows]

    async def positions_since(self, moment: datetime) -> list[int]:
        """For each lane the position after which everything was published at this moment or later."""
        bounds = await self._statements.fetch(_BOUNDS)
        return [
            await self._last_before(moment, row["part"], row["removed"], row["position"]) for row in bounds
        ]

    async def send_again(self, positions: Sequence[int]) -> int:
        """Let the bus have all after these positions of the lanes once more; answers how many events."""
        ends = await self.ends()
        for lane in range(LANES):
            await self._statements.execute(_REWIND, SENDER, lane, positions[lane])
        return sum(end - position for end, position in zip(ends, positions, strict=True))

    async def _last_before(self, moment: datetime, lane: int, low: int, high: int) -> int:
        """The last position before ``moment``, by halving: positions are contiguous, in the order of time."""
        while low < high:
            middle = (low + high + 1) // 2
            kept_since = await self._statements.fetchval(_READ_AT, lane, middle)
            if kept_since is None or kept_since < moment:
                low = middle
            else:
                high = middle - 1
        return low
