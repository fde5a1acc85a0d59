"""How the queue of system jobs stands: what has failed, and how long the oldest has been due."""

from dataclasses import dataclass
from typing import Any, Final

from adapters.postgres.database import EVERY_BRAND, Database

FAILED_MAX: Final = 1000
"""Counting stops here."""

_READ: Final = """
  select failed.count, coalesce(extract(epoch from clock_timestamp() - oldest.due), 0)::float8
    from (select count(*) from (
            select from jobs.system_job where state = 'FAILED' limit $1) counted) failed,
         (select min(coalesce(leased_until, run_at)) as due from jobs.system_job
           where state in ('QUEUED', 'RUNNING')
             and coalesce(leased_until, run_at) <= clock_timestamp()) oldest
"""


@dataclass(frozen=True, slots=True)
class SystemJobBacklog:
    """Jobs that have failed, at most ``FAILED_MAX``; seconds since the oldest one that waits was due."""

    failed: int = 0
    oldest_seconds: float = 0.0


async def system_job_backlog(database: Database) -> SystemJobBacklog:
    """Look at the queue; cheap at any length."""
    row: Any = await database.statements_for(EVERY_BRAND).fetchrow(_READ, FAILED_MAX)
    return SystemJobBacklog(row[0], row[1])
