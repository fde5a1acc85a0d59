"""A worker: takes the oldest job that waits, carries it out, and takes the next."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import uuid4

import structlog

from adapters.postgres.command_runner import CommandRunner
from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.jobs.queue import ClaimedJob, JobQueue
from domain.jobs.leases import LeaseLost
from domain.jobs.model import EXPORTS, JobKind
from domain.players.queries import PlayerReads
from domain.shared.clock import Clock
from server.composition.wiring import WiredProcess
from server.feeds.feed_jobs import FeedJobs, feed_runner
from server.feeds.marketing_lists import MarketingListJobs
from server.http.graphql_api.engine import Engine
from server.jobs.background import Loop, pause
from server.operator_jobs.changes import ChangeJobs, Meter
from server.operator_jobs.exports import ExportJobs
from server.operator_jobs.pages import PageReader
from server.operator_jobs.problems import INTERRUPTED_TOO_OFTEN, JobInterrupted, JobStopped
from server.operator_jobs.starters import JobStarters

JOBS_AT_ONCE: Final = 2
"""Jobs that one process carries out at a time."""

LEASE_SECONDS: Final = 60.0
"""After so long without a sign of its worker any other goes on with a job."""

IDLE_SECONDS: Final = 1.0
"""Between two looks for a job, while there is none."""

AGAIN_SECONDS: Final = 5.0
"""Before a job that was interrupted is gone on with."""

CLAIMS_MAX: Final = 20
"""So often a job is begun again without getting on."""

log = structlog.get_logger("croupier.operator_jobs")


@dataclass(frozen=True, slots=True)
class JobWorker:
    """Any number of them may run, in any number of processes."""

    queue: JobQueue
    changes: ChangeJobs
    exports: ExportJobs
    feeds: FeedJobs
    lists: MarketingListJobs
    clock: Clock

    async def run(self, stopping: asyncio.Event) -> None:
        """Carry jobs out until ``stopping``; the step that has begun is finished."""
        while not stopping.is_set():
            if not await self.run_next(stopping):
                await pause(IDLE_SECONDS, stopping)

    async def run_next(self, stopping: asyncio.Event) -> bool:
        """Carry out the next job as far as it goes; False where none waits."""
        job = await self.queue.claim(uuid4(), self.clock.now())
        if job is None:
            return False
        try:
            await self._carry_out(job, stopping)
        except LeaseLost:
            log.info("job is not ours any more", job=str(job.id))
        except JobInterrupted as error:
            log.warning("job interrupted", job=str(job.id), error=str(error))
            await self.queue.release(job, AGAIN_SECONDS)
        except Exception as error:  # noqa: BLE001 - whatever it was, other jobs go on
            log.error("job failed", job=str(job.id), error=type(error).__name__)  # noqa: TRY400
            await self.queue.release(job, AGAIN_SECONDS)
        return True

    async def _carry_out(self, job: ClaimedJob, stopping: asyncio.Event) -> None:
        if job.claims > CLAIMS_MAX:
            await self.queue.end(job, self.clock.now(), INTERRUPTED_TOO_OFTEN)
            return
        try:
            await self._of_kind(job.kind).run(job, stopping)
        except JobStopped as stopped:
            log.warning("job stopped", job=str(job.id), code=stopped.problem.code)
            await self.queue.end(job, self.clock.now(), stopped.problem)

    def _of_kind(self, kind: JobKind) -> ChangeJobs | ExportJobs | FeedJobs | MarketingListJobs:
        if kind is JobKind.FEED_RUN:
            return self.feeds
        if kind is JobKind.MARKETING_IMPORT:
            return self.lists
        return self.exports if kind in EXPORTS else self.changes


def job_worker(
    made: WiredProcess, engine: Engine, meter: Meter, lease_seconds: float = LEASE_SECONDS
) -> JobWorker:
    """A worker of this process; ``engine`` is that of ``job_engine``."""
    resources, process = made.resources, made.process
    queue = JobQueue(made.database, resources.vault, lease_seconds)
    runner = CommandRunner(made.database, made.bindings, resources.audit)
    starters, pages = JobStarters(resources), PageReader(engine, process)
    changes = ChangeJobs(queue, runner, meter, process.reach, starters, pages, resources.clock)
    exports = ExportJobs(queue, process.commands, starters, pages)
    feeds = FeedJobs(queue, feed_runner(resources, process.commands), starters, resources.clock)
    players = process.reads.of(PlayerReads, EVERY_BRAND)
    lists = MarketingListJobs(queue, changes, process.commands, starters, players, resources, resources.clock)
    return JobWorker(queue, changes, exports, feeds, lists, resources.clock)


def job_loops(worker: JobWorker) -> Iterator[Loop]:
    """The loops in which a process carries jobs out."""
    for number in range(1, JOBS_AT_ONCE + 1):
        yield Loop(f"operator jobs {number}", worker.run)
