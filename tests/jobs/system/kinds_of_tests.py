"""Kinds of jobs that tests carry out, and a worker of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from adapters.postgres.database import EVERY_BRAND, Database, connect
from adapters.postgres.jobs.system.enqueuing import QueuedJob, enqueue
from server.jobs.job_worker import SystemJobWorker
from server.jobs.kinds import JobRun, SystemJobKind

NO_CHANCE = 0.0


class JobEndings:
    """Remembers how attempts ended."""

    def __init__(self) -> None:
        self.ended: list[tuple[str, bool]] = []

    def job_ended(self, job: str, *, failed: bool) -> None:
        self.ended.append((job, failed))


@dataclass
class Queue:
    """The queue of a database of the test's own."""

    database: Database
    endings: JobEndings = field(default_factory=JobEndings)

    def worker(self, *kinds: SystemJobKind, lease_seconds: float = 60) -> SystemJobWorker:
        lease = timedelta(seconds=lease_seconds)
        return SystemJobWorker(
            self.database, kinds, report=self.endings, lease=lease, chance=lambda: NO_CHANCE
        )

    async def enqueue(self, kind: str, **given: Any) -> UUID:
        async with self.database.transaction(EVERY_BRAND) as connection:
            return await enqueue(connection, QueuedJob(kind=kind, **given))

    async def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        found = await self.database.statements_for(EVERY_BRAND).fetch(statement, *values)
        return [tuple(row) for row in found]

    async def states(self, what: str = "state") -> list[Any]:
        """A column of every job, in their order."""
        return [value for (value,) in await self.rows(f"select {what} from jobs.system_job order by seq")]

    async def run_at_once(self) -> None:
        """Let what waits be due."""
        await self.rows("update jobs.system_job set run_at = clock_timestamp() where state = 'QUEUED'")

    async def expire_leases(self) -> None:
        """As if the workers had died a while ago."""
        await self.rows("update jobs.system_job set leased_until = clock_timestamp() where state = 'RUNNING'")


@asynccontextmanager
async def queue_of(database_url: str) -> AsyncIterator[Queue]:
    database = await connect(database_url, composing_max=4, hot_max=4)
    try:
        yield Queue(database)
    finally:
        await database.close()


def noting(name: str, into: list[Any], **options: Any) -> SystemJobKind:
    """A kind that notes what it is given."""

    async def work(run: JobRun) -> None:
        into.append(run.args.get("no", run.tick))

    return SystemJobKind(name, work, **options)


def failing(name: str, error: Callable[[], Exception], **options: Any) -> SystemJobKind:
    """A kind that fails."""

    async def work(_run: JobRun) -> None:
        raise error()

    return SystemJobKind(name, work, **options)
