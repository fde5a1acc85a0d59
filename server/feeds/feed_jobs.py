"""Carries out jobs that write feeds."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from adapters.postgres.feeds.horizon import LedgerHorizon, NotSettled, settle_time
from adapters.postgres.feeds.reads import PostgresFeedReads
from adapters.postgres.jobs.queue import ClaimedJob, JobQueue
from domain.feeds.books import BooksNotBalanced
from domain.feeds.commands import FeedRunLost
from domain.feeds.ports import DestinationFailed
from domain.jobs.leases import LeaseLost
from domain.jobs.model import JobProblem
from domain.shared.clock import Clock
from resolvers.context import CommandExecutor
from resolvers.feeds.rights import export_right
from server.composition.process_resources import ProcessResources
from server.feeds.destinations import Destinations
from server.feeds.feed_runner import FeedBusy, FeedRunner
from server.feeds.shown_columns import RoleSeesNothing
from server.operator_jobs.problems import REQUEST_GONE, JobInterrupted, JobStopped
from server.operator_jobs.starters import JobStarters

EXTEND_SECONDS: Final = 15.0
"""How often a job says that it is still being carried out."""

FEED_GONE: Final = JobProblem("FEED_NOT_FOUND", "The feed was removed, or written by another run")
ROLE_SEES_NOTHING: Final = JobProblem(
    "ROLE_READS_NOTHING", "The role of the feed may not read what the feed is made of"
)


def feed_runner(resources: ProcessResources, commands: CommandExecutor) -> FeedRunner:
    """What writes feeds in a process."""
    access = resources.access
    settle = settle_time(resources.settings.operation_seconds_max)
    return FeedRunner(
        resources.database,
        resources.vault,
        LedgerHorizon(resources.database, settle),
        access.tables,
        access.catalogue.masks,
        commands,
        Destinations(resources.settings),
        resources.clock,
    )


@dataclass(frozen=True, slots=True)
class FeedJobs:
    """Writes feeds. A run that another worker takes over begins its set again, unless it is written."""

    queue: JobQueue
    runner: FeedRunner
    starters: JobStarters
    clock: Clock

    async def run(self, job: ClaimedJob, _stopping: asyncio.Event) -> None:
        """Write a set of files.

        Raises:
            JobStopped, JobInterrupted, LeaseLost: it does not go on here.
        """
        if job.request is None:
            raise JobStopped(REQUEST_GONE)
        origin = self.starters.origin(job)
        self.starters.require_allowed(origin, ("Mutation.runFeed",))
        await self.starters.require_present(origin, ("runFeed",))
        feed = await PostgresFeedReads(self.runner.database, job.brand).by_id(UUID(job.request["feed"]))
        if feed is None:
            raise JobStopped(FEED_GONE)
        self.starters.require_allowed(origin, (export_right(feed.kind),))
        async with kept_lease(self.queue, job):
            try:
                written = await self.runner.run(feed, origin, full=job.request["full"], job=job.id)
            except (NotSettled, FeedBusy) as error:
                raise JobInterrupted(type(error).__name__) from error
            except FeedRunLost as error:
                raise JobStopped(FEED_GONE) from error
            except RoleSeesNothing as error:
                raise JobStopped(ROLE_SEES_NOTHING) from error
            except BooksNotBalanced as error:
                raise JobStopped(JobProblem("BOOKS_NOT_BALANCED", str(error))) from error
            except DestinationFailed as error:
                raise JobStopped(JobProblem("DESTINATION_FAILED", str(error))) from error
        await self.queue.count(job, written.rows)
        await self.queue.end(job, self.clock.now(), None)


@asynccontextmanager
async def kept_lease(queue: JobQueue, job: ClaimedJob) -> AsyncIterator[None]:
    """Keep the lease of a job while something long is done for it, which ends where the lease is lost."""

    async def extend() -> Any:
        while True:
            await asyncio.sleep(EXTEND_SECONDS)
            await queue.extend(job)

    try:
        async with asyncio.TaskGroup() as tasks:
            extending = tasks.create_task(extend())
            yield
            extending.cancel()
    except BaseExceptionGroup as failed:
        for kind in (LeaseLost, Exception):
            if (found := failed.subgroup(kind)) is not None:
                raise _first(found) from failed
        raise


def _first(group: BaseExceptionGroup[Any]) -> BaseException:
    while isinstance(group.exceptions[0], BaseExceptionGroup):
        group = group.exceptions[0]
    first: BaseException = group.exceptions[0]
    return first
