"""How many events are kept, how far behind their readers are, what is parked, and which reactions wait."""

from dataclasses import dataclass, field
from typing import Final

from adapters.postgres.database import EVERY_BRAND, Database

_KEPT: Final = """
    select coalesce(sum(lane.position - oldest.position + 1), 0)::bigint
    from outbox.lane cross join lateral (
      select position from outbox.published where part = lane.part order by position limit 1
    ) oldest
"""

# The age is that of the first event a reader has not taken, where it is still kept.
_READERS: Final = """
    select reader.name, sum(lane.position - reader.position)::bigint as events,
           coalesce(max(extract(epoch from clock_timestamp() - next.kept_since)), 0)::float8 as seconds
    from outbox.reader join outbox.lane using (part)
    left join outbox.published next on next.part = reader.part and next.position = reader.position + 1
    group by reader.name order by reader.name
"""

_PARKED: Final = "select consumer, count(*) from outbox.parked group by consumer order by consumer"

_REACTIONS: Final = """
    select context, count(*) filter (where parked_at is null), count(parked_at) from outbox.reaction
    group by context order by context
"""


@dataclass(frozen=True, slots=True)
class ReaderLag:
    """How many events a reader has not taken yet, and how long ago the first of them was published."""

    name: str
    events: int
    seconds: float


@dataclass(frozen=True, slots=True)
class ReactionBacklog:
    """How many facts a context has still to react to, and how many it failed at so often that it stopped."""

    context: str
    waiting: int
    parked: int


@dataclass(frozen=True, slots=True)
class EventBacklog:
    """``parked``: consumer -> how many of its events wait for one that is missing."""

    kept: int = 0
    readers: tuple[ReaderLag, ...] = ()
    parked: dict[str, int] = field(default_factory=dict)
    reactions: tuple[ReactionBacklog, ...] = ()


async def event_backlog(database: Database) -> EventBacklog:
    """Look at the kept events, their readers and what waits for contexts."""
    statements = database.statements_for(EVERY_BRAND)
    return EventBacklog(
        await statements.fetchval(_KEPT),
        tuple(ReaderLag(*row) for row in await statements.fetch(_READERS)),
        {row[0]: row[1] for row in await statements.fetch(_PARKED)},
        tuple(ReactionBacklog(*row) for row in await statements.fetch(_REACTIONS)),
    )
