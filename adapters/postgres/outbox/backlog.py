"""How far behind the relay is."""

from dataclasses import dataclass
from typing import Any

from adapters.postgres.database import EVERY_BRAND, Database

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
    """Facts not yet published: how many (at most ``COUNTED_MAX``) and how long the oldest has waited."""

    facts: int
    oldest_seconds: float


async def backlog(database: Database) -> Backlog:
    """Look at the outbox; cheap at any length."""
    row: Any = await database.statements_for(EVERY_BRAND).fetchrow(_READ, COUNTED_MAX)
    return Backlog(*row)
