"""Resolvers of system jobs: the queries, and the mutations that try one again or cancel it."""

from uuid import UUID

import strawberry

from domain.jobs.model import JobState
from domain.jobs.system import commands as do
from domain.jobs.system import outcomes as o
from domain.jobs.system.model import SystemJob
from domain.jobs.system.queries import SystemJobCriteria, SystemJobReads
from domain.shared import text
from resolvers.context import Info
from resolvers.filters import Filter
from resolvers.ids import public_id, uuid_of
from resolvers.jobs import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.node import finds
from resolvers.pages import Listing, Page, read_page

NAME_CHARACTERS_MAX = 100


@strawberry.input(description="Which system jobs; every given condition must hold")
class SystemJobFilter(Filter):
    state: JobState | None = strawberry.field(default=None, description="In this state")
    name: str | None = strawberry.field(default=None, description="Of this name")

    def which(self) -> SystemJobCriteria:
        """The filter.

        Raises:
            BadInput: no name is so long.
        """
        kind = None if self.name is None else text.line(self.name, "filter.name", at_most=NAME_CHARACTERS_MAX)
        return SystemJobCriteria(self.state, kind)


@strawberry.input(description="The job to try again")
class RetryJobInput:
    id: strawberry.ID = strawberry.field(description="sjb_...")


@strawberry.input(description="The job to cancel")
class CancelWaitingJobInput:
    id: strawberry.ID = strawberry.field(description="sjb_...")


def system_job_name(root: strawberry.Parent[SystemJob]) -> str:
    """The name of its kind."""
    return root.kind


def system_job_id(root: strawberry.Parent[SystemJob]) -> strawberry.ID:
    """``sjb_<uuid>``."""
    return strawberry.ID(public_id("sjb", root.id))


async def system_jobs(
    info: Info,
    filter: SystemJobFilter | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[SystemJob]:
    """The system jobs of the installation, last queued first."""
    which = filter.which() if filter else SystemJobCriteria()
    listing = Listing("systemJobs", (which,), (int,))
    rows = info.context.read(SystemJobReads).jobs(which)
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)


@finds("sjb", "SystemJob")
async def system_job(info: Info, id: strawberry.ID) -> SystemJob | None:
    """A system job; null where there is none."""
    return await info.context.read(SystemJobReads).by_id(uuid_of("sjb", id))


async def retry_job(info: Info, input: RetryJobInput) -> o.RetryOutcome:
    return await info.context.run(do.retry_job, do.RetryJob(_id(input)))


async def cancel_waiting_job(info: Info, input: CancelWaitingJobInput) -> o.CancelOutcome:
    return await info.context.run(do.cancel_waiting_job, do.CancelWaitingJob(_id(input)))


def _id(given: RetryJobInput | CancelWaitingJobInput) -> UUID:
    return uuid_of("sjb", given.id, "id")
