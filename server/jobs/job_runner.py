"""Periodic jobs: any number of processes may offer them, one at a time runs each."""

import asyncio
import zlib
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Final, Protocol

import structlog

from adapters.postgres.advisory_locks import Connection, lock_session, try_lock

MINUTE: Final = 60.0
HOUR: Final = 60 * MINUTE
"""Seconds."""

LOCK_GROUP = 0x4A4F4253
"""Advisory lock group (the letters JOBS)."""

STANDBY_SECONDS = 5.0

log = structlog.get_logger("croupier.jobs")


@dataclass(frozen=True, slots=True)
class Job:
    """Work to do every so often. It may be run twice when a process is lost: let that do no harm."""

    name: str
    every_seconds: float
    work: Callable[[], Awaitable[object]]

    @property
    def key(self) -> int:
        """The lock that makes its runner the only one; signed, as PostgreSQL wants it."""
        return zlib.crc32(self.name.encode()) - (1 << 31)


class JobReport(Protocol):
    """Receives reports about the runs of jobs."""

    def job_ended(self, job: str, *, failed: bool) -> None:
        """A job has run."""
        ...


class JobRunner:
    """The jobs of this process: each runs here or, while another process has its lock, is on standby."""

    def __init__(self, database_url: str, jobs: Iterable[Job], *, report: JobReport) -> None:
        self._database_url = database_url
        self._jobs = tuple(jobs)
        self._report = report

    async def run(self, stopping: asyncio.Event) -> None:
        """Run what is ours until ``stopping``, finishing what has begun. Raises when PostgreSQL is lost."""
        async with lock_session(self._database_url, "croupier jobs") as connection:
            turn = asyncio.Lock()
            async with asyncio.TaskGroup() as tasks:
                for job in self._jobs:
                    tasks.create_task(self._repeat(job, connection, turn, stopping))
                tasks.create_task(_ping_session(connection, turn, stopping))

    async def _repeat(
        self, job: Job, connection: Connection, turn: asyncio.Lock, stopping: asyncio.Event
    ) -> None:
        ours = False
        while not stopping.is_set():
            async with turn:
                ours = ours or await try_lock(connection, LOCK_GROUP, job.key)
            if ours:
                await self._once(job)
            await _pause(job.every_seconds if ours else min(STANDBY_SECONDS, job.every_seconds), stopping)

    async def _once(self, job: Job) -> None:
        try:
            await job.work()
        except Exception:
            # Whatever a job does wrong, the others go on.
            log.exception("job failed", job=job.name)
            self._report.job_ended(job.name, failed=True)
        else:
            self._report.job_ended(job.name, failed=False)


async def _ping_session(connection: Connection, turn: asyncio.Lock, stopping: asyncio.Event) -> None:
    """Notice a lost session, and with it the locks, while no job asks for anything."""
    while not stopping.is_set():
        async with turn:
            await connection.execute("select")
        await _pause(STANDBY_SECONDS, stopping)


async def _pause(seconds: float, stopping: asyncio.Event) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stopping.wait()
    except TimeoutError:
        return
