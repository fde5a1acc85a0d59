"""System jobs: types, queries and mutations."""

from datetime import datetime
from typing import Annotated

import strawberry

from domain.jobs.model import JobState
from domain.jobs.system import model
from domain.jobs.system import outcomes as domain
from resolvers.jobs import system_jobs as resolve
from schema.binding import publishes, resolved_by
from schema.jobs import enums as _enums  # noqa: F401 - registers the enums used below
from schema.mixins import adds_to
from schema.node import Node
from schema.pages import Connection
from schema.refusals import Refusal


@publishes(model.SystemJob)
@strawberry.type(description="Something that Croupier itself does in the background, for all brands")
class SystemJob(Node):
    id: strawberry.ID = resolved_by(resolve.system_job_id, description="Its id: sjb_...")
    name: str = resolved_by(resolve.system_job_name, description="What it does, such as `cooling-off`")
    state: JobState = strawberry.field(
        description="Where it is; QUEUED also between two attempts, FAILED when it is given up"
    )
    tick: datetime | None = strawberry.field(
        description="When it is due by its schedule; null of jobs that are not periodic"
    )
    run_at: datetime = strawberry.field(description="When it is tried next; once it runs, when it was to be")
    attempts: int = strawberry.field(description="How often it was begun")
    last_error: str | None = strawberry.field(
        description="The kind of its last failure, such as `TimeoutError`; the log has the rest"
    )
    created_at: datetime = strawberry.field(description="When it was queued")
    started_at: datetime | None = strawberry.field(description="When its last attempt began")
    ended_at: datetime | None = strawberry.field(description="When it ended; null until then")


@publishes(domain.SystemJobRetried)
@strawberry.type(description="The job waits for a worker")
class SystemJobRetried:
    job: SystemJob = strawberry.field(description="As it waits now")


@publishes(domain.SystemJobCancelled)
@strawberry.type(description="The job is not carried out; of a periodic one the next tick is")
class SystemJobCancelled:
    job: SystemJob = strawberry.field(description="As it ended")


@publishes(domain.SystemJobNotFound)
@strawberry.type(description="There is no such job, or no more")
class SystemJobNotFound(Refusal): ...


@publishes(domain.SystemJobNotFailed)
@strawberry.type(description="Only what has failed is tried again")
class SystemJobNotFailed(Refusal):
    job: SystemJob = strawberry.field(description="As it is now")


@publishes(domain.SystemJobNotWaiting)
@strawberry.type(description="A worker carries the job out, or it has ended")
class SystemJobNotWaiting(Refusal):
    job: SystemJob = strawberry.field(description="As it is now")


RetryJobResult = Annotated[
    SystemJobRetried | SystemJobNotFailed | SystemJobNotFound, strawberry.union("RetryJobResult")
]
CancelWaitingJobResult = Annotated[
    SystemJobCancelled | SystemJobNotWaiting | SystemJobNotFound, strawberry.union("CancelWaitingJobResult")
]


@adds_to("Query")
@strawberry.type
class SystemJobQueries:
    """Reading system jobs."""

    system_jobs: Connection[SystemJob] | None = resolved_by(
        resolve.system_jobs, description="The system jobs of the installation, last queued first"
    )
    system_job: SystemJob | None = resolved_by(
        resolve.system_job, description="A system job; null when there is none"
    )


@adds_to("Mutation")
@strawberry.type
class SystemJobMutations:
    """What people do about system jobs."""

    retry_job: RetryJobResult | None = resolved_by(
        resolve.retry_job, description="Let a system job that has failed be tried again, at once"
    )
    cancel_waiting_job: CancelWaitingJobResult | None = resolved_by(
        resolve.cancel_waiting_job, description="Do not carry out a system job that waits"
    )
