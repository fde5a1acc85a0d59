"""What PostgreSQL keeps of a consumer: positions of lanes, numbers of players, parked events."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

import orjson

from adapters.postgres.outbox.event_order import SortedEvents
from domain.shared.published_events import PublishedEvent

_JOIN: Final = """
    insert into outbox.reader (name, part, position) select $1, part, 0 from outbox.lane
    on conflict do nothing
"""

# In order of lanes, so that two cannot deadlock. The one that has them locked has the other rows to itself.
_LOCK: Final = """
    select reader.part, reader.position as taken, lane.position as written
    from outbox.reader join outbox.lane using (part)
    where name = $1 and part = any($2::smallint[]) order by part for update of reader
"""

_NUMBERS: Final = """
    select player_id, player_seq from outbox.consumed where consumer = $1 and player_id = any($2::uuid[])
"""

_PARKED: Final = """
    select event from outbox.parked where consumer = $1 and player_id = any($2::uuid[])
     order by player_id, player_seq
"""

_FOLLOWING: Final = """
    select event from outbox.parked join outbox.consumed using (consumer, player_id)
     where consumer = $1 and parked.player_seq = consumed.player_seq + 1
"""

_SET_NUMBERS: Final = """
    insert into outbox.consumed (consumer, player_id, brand, player_seq)
    select $1, * from unnest($2::uuid[], $3::text[], $4::bigint[])
    on conflict (consumer, player_id) do update set player_seq = excluded.player_seq
"""

_SET_POSITIONS: Final = """
    update outbox.reader set position = greatest(reader.position, upto.position), moved_at = clock_timestamp()
    from unnest($2::smallint[], $3::bigint[]) upto(part, position) where name = $1 and reader.part = upto.part
"""

_PARK: Final = """
    insert into outbox.parked (consumer, player_id, player_seq, brand, event)
    select $1, * from unnest($2::uuid[], $3::bigint[], $4::text[], $5::bytea[]) on conflict do nothing
"""

_COUNT: Final = "select count(*) from outbox.parked where consumer = $1"

_UNPARK: Final = """
    delete from outbox.parked using unnest($2::uuid[], $3::bigint[]) taken(player_id, upto)
    where consumer = $1 and parked.player_id = taken.player_id and player_seq <= upto
"""

# The number before the first parked: what is missing is given up, and what is parked follows.
_ACCEPT: Final = """
    update outbox.consumed set player_seq = first.player_seq - 1
    from (select player_id, min(player_seq) as player_seq from outbox.parked where consumer = $1
           group by player_id) first
    where consumer = $1 and consumed.player_id = first.player_id
      and consumed.player_seq < first.player_seq - 1
"""

_STILL: Final = """
    select part, sender.position from outbox.reader mine join outbox.reader sender using (part)
     where mine.name = $1 and sender.name = 'event-bus' and mine.position < sender.position
       and greatest(mine.moved_at, sender.moved_at) < clock_timestamp() - $2 * interval '1 s'
     order by part
"""


class LaneBounds(NamedTuple):
    """Up to where a consumer has taken the events of a lane, and up to where there are any."""

    taken: int
    written: int


class ConsumerRows:
    """The rows of one consumer; each method is given the connection of a transaction."""

    def __init__(self, name: str) -> None:
        self._name = name

    async def join(self, driver: Any) -> None:
        """Make the positions of a new consumer: it begins with the oldest event that is kept."""
        await driver.execute(_JOIN, self._name)

    async def lock(self, driver: Any, lanes: Iterable[int]) -> dict[int, LaneBounds]:
        """Lock these lanes of the consumer until the transaction ends."""
        rows = await driver.fetch(_LOCK, self._name, sorted(lanes))
        return {row["part"]: LaneBounds(row["taken"], row["written"]) for row in rows}

    async def numbers(self, driver: Any, players: Sequence[UUID]) -> dict[UUID, int]:
        """The number of the last event taken of each of these players."""
        return {row[0]: row[1] for row in await driver.fetch(_NUMBERS, self._name, players)}

    async def parked(self, driver: Any, players: Sequence[UUID]) -> list[PublishedEvent]:
        """What is parked of these players."""
        return [_stored_event(row[0]) for row in await driver.fetch(_PARKED, self._name, players)]

    async def following(self, driver: Any) -> list[PublishedEvent]:
        """What is parked and now has its predecessor."""
        return [_stored_event(row[0]) for row in await driver.fetch(_FOLLOWING, self._name)]

    async def still_lanes(self, driver: Any, seconds: float) -> dict[int, int]:
        """The lanes that have not moved for so long although more was sent, and up to where."""
        return {row[0]: row[1] for row in await driver.fetch(_STILL, self._name, seconds)}

    async def take(
        self, driver: Any, found: SortedEvents, parked: Sequence[PublishedEvent], ends: Mapping[int, int]
    ) -> None:
        """Write down what was taken, and up to which position of each lane."""
        if found.taken:
            brands = {event.player_id: event.brand for event in found.taken}
            players, numbers = list(found.numbers), list(found.numbers.values())
            await driver.execute(_SET_NUMBERS, self._name, players, [brands[id] for id in players], numbers)
            if parked:
                await driver.execute(_UNPARK, self._name, players, numbers)
        if ends:
            await driver.execute(_SET_POSITIONS, self._name, list(ends), list(ends.values()))

    async def park(self, driver: Any, events: Iterable[PublishedEvent]) -> int:
        """Park these; answers how many are parked now."""
        listed = list(events)
        await driver.execute(
            _PARK,
            self._name,
            [event.player_id for event in listed],
            [event.player_seq for event in listed],
            [event.brand for event in listed],
            [orjson.dumps(event) for event in listed],
        )
        count: int = await driver.fetchval(_COUNT, self._name)
        return count

    async def accept_gaps(self, driver: Any) -> int:
        """Give up what parked events wait for; answers of how many players. The next sweep takes them."""
        status: str = await driver.execute(_ACCEPT, self._name)
        return int(status.rpartition(" ")[2])


def _stored_event(stored: bytes) -> PublishedEvent:
    said = orjson.loads(stored)
    return PublishedEvent(**{**said, **_typed(said)})


def _typed(said: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": UUID(said["id"]),
        "player_id": UUID(said["player_id"]),
        "time": datetime.fromisoformat(said["time"]),
    }
