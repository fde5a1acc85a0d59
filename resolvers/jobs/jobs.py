"""Resolvers of jobs: the queries, the subscription, and the fields of Job."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Annotated, Final
from uuid import UUID

import strawberry
from strawberry.dataloader import DataLoader

from domain.jobs.commands import owner_of
from domain.jobs.model import UNDER_WAY, BackgroundJob, JobDownload, JobFailure
from domain.jobs.queries import JobReads
from domain.shared.actor import Actor
from resolvers.context import Context, Info
from resolvers.errors import BadUserInput, Forbidden
from resolvers.ids import public_id, uuid_of
from resolvers.jobs import kinds as _enums  # noqa: F401 - registers the enums used by the schema
from resolvers.live import COALESCED_SECONDS
from resolvers.node import finds
from resolvers.pages import Listing, Page, read_page
from resolvers.players.loaders import WindowLoader
from resolvers.read_models import Read

ALL_OPERATORS: Final = "Query.jobs(allOperators)"
"""The coordinate of the right to see the jobs of others."""

AllOperators = Annotated[
    bool, strawberry.argument(description="True: the jobs of all operators of the brand, not only your own")
]

JobId = Annotated[strawberry.ID, strawberry.argument(description="job_...")]


class JobLoaders:
    """The loaders of jobs of one operation."""

    def __init__(self, read: Read, _viewer: Actor) -> None:
        reads = read(JobReads)

        async def counts(ids: list[UUID]) -> list[int]:
            found = await reads.failure_counts(ids)
            return [found[id] for id in ids]

        self.failure_count: DataLoader[UUID, int] = DataLoader(load_fn=counts)
        self.failures: WindowLoader[JobFailure] = WindowLoader(reads.failures)


def job_id(root: strawberry.Parent[BackgroundJob]) -> strawberry.ID:
    """``job_<uuid>``."""
    return strawberry.ID(public_id("job", root.id))


def download(root: strawberry.Parent[BackgroundJob], info: Info) -> JobDownload | None:
    """See ``BackgroundJob.download``."""
    return root.download(info.context.process.clock.now())


def download_url(root: strawberry.Parent[JobDownload]) -> str:
    """The path of the file."""
    return f"/exports/{public_id('job', root.job_id)}.csv"


def failed_player(root: strawberry.Parent[JobFailure]) -> strawberry.ID:
    """``plr_<uuid>``."""
    return strawberry.ID(public_id("plr", root.target))


async def failures(
    root: strawberry.Parent[BackgroundJob],
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[JobFailure]:
    """The failed steps, in their order."""
    listing = Listing("failures", root.id, (int,))
    loaders = info.context.loaders(JobLoaders)
    return await read_page(
        listing,
        listing.window(first, after, last, before),
        lambda asked: loaders.failures.load(root.id, asked),
        lambda: loaders.failure_count.load(root.id),
    )


async def jobs(
    info: Info,
    all_operators: AllOperators = False,  # noqa: FBT002 - an argument of the API
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[BackgroundJob]:
    """The viewer's jobs, or those of all operators, newest first."""
    if all_operators and not _sees_all(info.context):
        raise Forbidden(ALL_OPERATORS)
    owner = None if all_operators else owner_of(info.context.origin)
    listing = Listing("jobs", (owner,), (UUID,))
    rows = info.context.read(JobReads).jobs(owner)
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)


@finds("job", "Job")
async def job(info: Info, id: strawberry.ID) -> BackgroundJob | None:
    """One of the viewer's jobs, or with the right to see all any operator's; null where there is none."""
    return await _job(info.context, uuid_of("job", id))


async def job_progress(info: Info, job_id: JobId) -> AsyncGenerator[BackgroundJob, None]:
    """A job, then the job again after changes, until it has ended or the viewer may see it no more."""
    id = uuid_of("job", job_id, "jobId")
    job = await _job(info.context, id)
    if job is None:
        raise BadUserInput("There is no such job", "jobId")
    yield job
    while job.state in UNDER_WAY:
        await asyncio.sleep(COALESCED_SECONDS)
        found = await _job(info.context.fresh(), id)
        if found is None:
            return
        if found != job:
            job = found
            yield job


async def _job(context: Context, id: UUID) -> BackgroundJob | None:
    owner = None if _sees_all(context) else owner_of(context.origin)
    return await context.read(JobReads).by_id(owner, id)


def _sees_all(context: Context) -> bool:
    return context.access.allows(ALL_OPERATORS)
