"""How far behind background work is: the relay, the readers of events, the queue of jobs."""

from dataclasses import dataclass, field
from typing import Any

from adapters.postgres.database import EVERY_BRAND, Database
from adapters.postgres.jobs.system.backlog import SystemJobBacklog, system_job_backlog
from adapters.postgres.outbox.event_backlog import EventBacklog, event_backlog

COUNTED_MAX = 100_000
"""Counting stops here: an alarm needs no exact number, and a long queue must not make looking slow."""

_READ = """
    select (select count(*) from (select from outbox.event limit $1) counted),
           coalesce(extract(epoch from clock_timestamp() - min(oldest.at)), 0)::float8
    from generate_series(0, 15) lane(part)
    cross join lateral (select at from outbox.event where part = lane.part order by id limit 1) oldest
"""


@dataclass(frozen=True, slots=True)
class Backlog:
    """Facts not yet published: how many (at most ``COUNTED_MAX``) and how long the oldest has waited.

    ``events``: those that were published, and how far behind their readers are. ``jobs``: the system jobs.
    """

    facts: int
    oldest_seconds: float
    events: EventBacklog = field(default_factory=EventBacklog)
    jobs: SystemJobBacklog = field(default_factory=SystemJobBacklog)


async def backlog(database: Database) -> Backlog:
    """Look at the outbox and the queue; cheap at any length."""
    row: Any = await database.statements_for(EVERY_BRAND).fetchrow(_READ, COUNTED_MAX)
    return Backlog(row[0], row[1], await event_backlog(database), await system_job_backlog(database))
