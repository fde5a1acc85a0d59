"""Carries out system jobs: any number of workers, in any number of processes, share one queue."""

import asyncio
import secrets
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Final, Protocol

import structlog

from adapters.backend_errors import unavailable_of
from adapters.postgres.database import Database
from adapters.postgres.jobs.system.queue import ClaimedSystemJob, SystemJobQueue
from adapters.postgres.jobs.system.ticks import Interval, Ticks
from domain.jobs.leases import LeaseLost
from server.jobs.background import pause
from server.jobs.kinds import JobRun, MissedTicks, SystemJobKind

AT_ONCE: Final = 8
"""Jobs that one process carries out at a time."""

IDLE_SECONDS: Final = 0.5
"""Between two looks for jobs, while there are none."""

TICK_SECONDS: Final = 1.0
"""Between two looks for ticks that are due."""

LEASE: Final = timedelta(seconds=30)
"""After a worker has died, another begins its jobs again within this time."""

UNAVAILABLE_PAUSE: Final = timedelta(seconds=5)
"""Before a job is tried again that could not reach a server."""

WORKER_LOST: Final = "WorkerLost"
"""The error of a job whose worker died at every attempt."""

_CHANCE: Final = secrets.SystemRandom()

log = structlog.get_logger("croupier.jobs")


class JobReport(Protocol):
    """Receives reports about the runs of jobs."""

    def job_ended(self, job: str, *, failed: bool) -> None:
        """An attempt at a job has ended."""
        ...


class SystemJobWorker:
    """Makes the ticks of periodic jobs, and carries out what is due."""

    def __init__(
        self,
        database: Database,
        kinds: Iterable[SystemJobKind],
        *,
        report: JobReport,
        lease: timedelta = LEASE,
        chance: Callable[[], float] = _CHANCE.random,
    ) -> None:
        self._kinds = {kind.name: kind for kind in kinds}
        self._queue = SystemJobQueue(database, lease)
        self._ticks = Ticks(database)
        self._report = report
        self._lease = lease
        self._chance = chance
        self._running: dict[asyncio.Task[None], ClaimedSystemJob] = {}

    async def run(self, stopping: asyncio.Event) -> None:
        """Work until ``stopping``, finishing what has begun. Raises when PostgreSQL is lost: run it again."""
        self._running.clear()
        async with asyncio.TaskGroup() as tasks:
            keeping = tasks.create_task(self._keep_leases())
            ticking = tasks.create_task(self._make_ticks(stopping))
            while not stopping.is_set():
                if not await self._begin_due(tasks):
                    await self._pause(stopping)
            if self._running:
                await asyncio.wait(self._running)
            await ticking
            keeping.cancel()

    async def run_due(self) -> int:
        """Carry out what is due now, and what becomes due by it; how many attempts that were."""
        attempts = 0
        while claimed := await self._queue.claim(self._kinds, AT_ONCE):
            attempts += len(claimed)
            await asyncio.gather(*(self._carry_out(job) for job in claimed))
        return attempts

    async def make_ticks(self) -> None:
        """Make the ticks of periodic jobs that are due, and the next ones."""
        given: dict[MissedTicks, list[Interval]] = {policy: [] for policy in MissedTicks}
        for kind in self._kinds.values():
            if kind.schedule:
                given[kind.schedule.missed].append(Interval(kind.name, kind.schedule.every_seconds))
        if given[MissedTicks.SKIP]:
            await self._ticks.make_newest(given[MissedTicks.SKIP])
        if given[MissedTicks.EACH]:
            await self._ticks.make_each(given[MissedTicks.EACH])

    async def _begin_due(self, tasks: asyncio.TaskGroup) -> bool:
        free = AT_ONCE - len(self._running)
        claimed = await self._queue.claim(self._kinds, free) if free else []
        for job in claimed:
            task = tasks.create_task(self._carry_out(job))
            self._running[task] = job
            task.add_done_callback(lambda ended: self._running.pop(ended, None))
        return bool(claimed)

    async def _pause(self, stopping: asyncio.Event) -> None:
        """Wait a moment, or until a job has ended: another of its key may be due then."""
        moment = asyncio.ensure_future(pause(IDLE_SECONDS, stopping))
        try:
            await asyncio.wait({moment, *self._running}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            moment.cancel()

    async def _make_ticks(self, stopping: asyncio.Event) -> None:
        while not stopping.is_set():
            await self.make_ticks()
            await pause(TICK_SECONDS, stopping)

    async def _keep_leases(self) -> None:
        """Extend the leases of what runs; what has become another's is ended here."""
        while True:
            await asyncio.sleep(self._lease.total_seconds() / 3)
            running = dict(self._running)
            if not running:
                continue
            lost = await self._queue.extend([*running.values()])
            for task, job in running.items():
                if job in lost and task in self._running:
                    task.cancel()

    async def _carry_out(self, job: ClaimedSystemJob) -> None:
        """One attempt, and what follows of it."""
        kind = self._kinds[job.kind]
        run = JobRun(job)
        try:
            if job.failures_before >= kind.attempts_max:
                await self._queue.fail(job, WORKER_LOST)
                self._report.job_ended(job.kind, failed=True)
                return
            await kind.work(run)
            if not run.is_completed:
                await self._queue.complete(job)
        except LeaseLost:
            log.info("job is not ours any more", job=job.kind, id=str(job.id))
        except Exception as error:
            # Whatever a job does wrong, the others go on.
            log.exception("job failed", job=job.kind, id=str(job.id), attempt=job.attempts)
            self._report.job_ended(job.kind, failed=True)
            await self._after_failure(kind, job, error)
        else:
            self._report.job_ended(job.kind, failed=False)

    async def _after_failure(self, kind: SystemJobKind, job: ClaimedSystemJob, error: Exception) -> None:
        name, failures = type(error).__name__, job.failures_before + 1
        try:
            if unavailable_of(error):
                await self._queue.wait(job, UNAVAILABLE_PAUSE, name, counts=False)
            elif failures >= kind.attempts_max:
                await self._queue.fail(job, name)
            else:
                await self._queue.wait(job, kind.backoff.wait(failures, self._chance), name)
        except LeaseLost:
            log.info("job is not ours any more", job=job.kind, id=str(job.id))
