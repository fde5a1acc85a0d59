"""The queue of system jobs as workers see it: leases, ends, waits after failures.

A worker is recognised by the number of the attempt, which each claim raises: what an attempt stores counts
only while it is the last one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import asyncpg
import orjson
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import EVERY_BRAND, Database, driver_connection
from domain.jobs.leases import LeaseLost
from domain.jobs.model import JobState

# Leases go by the database's clock, which all workers share.
_CLAIM: Final = """
  update jobs.system_job job
     set state = 'RUNNING', attempts = attempts + 1, leased_until = clock_timestamp() + $3::interval,
         started_at = clock_timestamp()
    from (
      select id from jobs.system_job due
       where state in ('QUEUED', 'RUNNING') and coalesce(leased_until, run_at) <= clock_timestamp()
         and kind = any ($1::text[])
         and (key is null or not exists (
           select from jobs.system_job older
            where older.key = due.key and older.seq < due.seq and older.state in ('QUEUED', 'RUNNING')))
       order by coalesce(leased_until, run_at), seq limit $2
       for no key update skip locked
    ) claimed
   where job.id = claimed.id
  returning job.id, job.kind, job.args::text, job.tick, job.attempts, job.uncounted
"""
_EXTEND: Final = """
  update jobs.system_job job set leased_until = clock_timestamp() + $3::interval
    from unnest($1::uuid[], $2::int[]) as ours (id, attempts)
   where job.id = ours.id and job.attempts = ours.attempts and job.state = 'RUNNING'
  returning job.id, job.attempts
"""
_DONE: Final = """
  update jobs.system_job
     set state = 'DONE', leased_until = null, ended_at = clock_timestamp()
   where id = $1 and attempts = $2 and state = 'RUNNING' returning true
"""
_FAILED: Final = """
  update jobs.system_job
     set state = 'FAILED', leased_until = null, ended_at = clock_timestamp(), last_error = $3
   where id = $1 and attempts = $2 and state = 'RUNNING' returning true
"""
# Another with the same `dedupe` may wait by now; this one, which has begun, is then one of its own.
_WAIT: Final = """
  update jobs.system_job job
     set state = 'QUEUED', leased_until = null, run_at = clock_timestamp() + $3::interval,
         last_error = coalesce($4, last_error), uncounted = uncounted + $5,
         dedupe = case when not exists (
           select from jobs.system_job other
            where other.kind = job.kind and other.dedupe = job.dedupe and other.state = 'QUEUED'
         ) then dedupe end
   where id = $1 and attempts = $2 and state = 'RUNNING' returning true
"""
_WAIT_TRIES: Final = 5

# The newest tick of a periodic job is what the next one is counted from.
_DELETE_ENDED: Final = """
  delete from jobs.system_job where id in (
    select id from jobs.system_job ended
     where state = any ($1::text[]) and ended_at <= $2 and (tick is null or exists (
       select from jobs.system_job newer where newer.kind = ended.kind and newer.tick > ended.tick))
     order by ended_at limit $3 for update skip locked
  )
"""
DELETED_AT_ONCE: Final = 10_000


@dataclass(frozen=True, slots=True)
class ClaimedSystemJob:
    """A job that this worker has the lease of. ``failures_before``: attempts that count, without this one."""

    id: UUID
    kind: str
    args: Mapping[str, Any]
    tick: datetime | None
    attempts: int
    failures_before: int


class SystemJobQueue:
    """Each change is one statement. Those that name a job raise ``LeaseLost`` when it is another's by now."""

    def __init__(self, database: Database, lease: timedelta) -> None:
        self._statements = database.statements_for(EVERY_BRAND)
        self._lease = lease

    async def claim(self, kinds: Iterable[str], count: int) -> list[ClaimedSystemJob]:
        """The jobs of these kinds that are due longest, and that no older one of their key holds back."""
        rows = await self._statements.fetch(_CLAIM, sorted(kinds), count, self._lease)
        return [
            ClaimedSystemJob(id, kind, orjson.loads(args), tick, attempts, attempts - uncounted - 1)
            for id, kind, args, tick, attempts, uncounted in rows
        ]

    async def extend(self, jobs: Sequence[ClaimedSystemJob]) -> list[ClaimedSystemJob]:
        """Keep leases for a while longer; the jobs whose leases are not ours any more."""
        asked = [each.id for each in jobs], [each.attempts for each in jobs]
        ours = {tuple(row) for row in await self._statements.fetch(_EXTEND, *asked, self._lease)}
        return [each for each in jobs if (each.id, each.attempts) not in ours]

    async def complete(self, job: ClaimedSystemJob) -> None:
        """Store that it is done."""
        await self._require(job, _DONE)

    async def fail(self, job: ClaimedSystemJob, error: str) -> None:
        """Store that it is given up."""
        await self._require(job, _FAILED, error)

    async def wait(
        self, job: ClaimedSystemJob, pause: timedelta, error: str | None, *, counts: bool = True
    ) -> None:
        """Leave it to any worker, from then on; ``counts``: as a failure."""
        for attempt in range(_WAIT_TRIES):
            try:
                await self._require(job, _WAIT, pause, error, int(not counts))
            except asyncpg.UniqueViolationError:  # queued in this moment: seen when it is looked for again
                if attempt == _WAIT_TRIES - 1:
                    raise
            else:
                return

    async def delete_ended(self, states: Iterable[JobState], before: datetime) -> int:
        """Delete jobs that ended in one of these states; how many."""
        told: str = await self._statements.execute(
            _DELETE_ENDED, [each.value for each in states], before, DELETED_AT_ONCE
        )
        return int(told.rpartition(" ")[2])

    async def _require(self, job: ClaimedSystemJob, statement: str, *values: Any) -> None:
        if not await self._statements.fetchval(statement, job.id, job.attempts, *values):
            raise LeaseLost(job.id)


async def complete_within(connection: AsyncConnection, job: ClaimedSystemJob) -> None:
    """Store that a job is done, in the transaction of what it has done.

    Raises:
        LeaseLost: another worker has the job; what the transaction did must be undone.
    """
    driver = await driver_connection(connection)
    if not await driver.fetchval(_DONE, job.id, job.attempts):
        raise LeaseLost(job.id)
