"""Jobs: types, queries, mutations and the subscription."""

from datetime import datetime
from typing import Annotated, Any

import strawberry

from domain.jobs import model
from domain.jobs import outcomes as domain
from resolvers.jobs import commands
from resolvers.jobs import jobs as resolve
from schema.binding import publishes, resolved_by
from schema.jobs import enums as _enums  # noqa: F401 - registers the enums used below
from schema.mixins import adds_to
from schema.node import Node
from schema.pages import Connection
from schema.refusals import Refusal

_pushed_by: Any = strawberry.subscription


@publishes(model.JobProblem)
@strawberry.type(description="Why a job could not go on")
class JobProblem:
    code: str = strawberry.field(description="For programs, such as PERMISSION_LOST")
    message: str = strawberry.field(description="For people: one sentence in English")


@publishes(model.JobFailure)
@strawberry.type(description="A player whom a job could not change")
class JobFailure:
    player_id: strawberry.ID = resolved_by(resolve.failed_player, description="The player: plr_...")
    code: str = strawberry.field(description="For programs: the refusal's or error's code")
    message: str = strawberry.field(description="For people: one sentence in English")


@publishes(model.JobDownload)
@strawberry.type(description="The file of an export; only who started it downloads it")
class JobDownload:
    url: str = resolved_by(resolve.download_url, description="The path of the file on this server")
    expires_at: datetime = strawberry.field(description="When the file is deleted: a day after it was ready")
    size_bytes: int = strawberry.field(description="How long the file is")


@publishes(model.BackgroundJob)
@strawberry.type(name="Job", description="Something that is done to many players, or a file that is written")
class BackgroundJob(Node):
    id: strawberry.ID = resolved_by(resolve.job_id, description="Its id: job_...")
    kind: model.JobKind = strawberry.field(description="What it does")
    state: model.JobState = strawberry.field(description="Where it is")
    total: int | None = strawberry.field(description="Players or rows in all; null while it is not known")
    done: int = strawberry.field(description="Players that were changed, or rows that were written")
    failed: int = strawberry.field(description="Players that were not changed, see `failures`")
    created_at: datetime = strawberry.field(description="When it was asked for")
    started_at: datetime | None = strawberry.field(
        description="When its first step began; null while it waits"
    )
    ended_at: datetime | None = strawberry.field(description="When it ended; null until then")
    started_by: str = strawberry.field(description="Who started it, such as `operator:anna`")
    problem: JobProblem | None = strawberry.field(description="Why it could not go on; null where it did")
    failures: Connection[JobFailure] | None = resolved_by(
        resolve.failures, description="The players it could not change, in their order"
    )
    download: JobDownload | None = resolved_by(
        resolve.download, description="The file of an export, for a day after it is ready; null otherwise"
    )


@publishes(domain.JobStarted)
@strawberry.type(description="The job waits for a worker")
class JobStarted:
    job: BackgroundJob = strawberry.field(description="As it was stored")
    replayed: bool = strawberry.field(description="True: started before, by the same key")


@publishes(domain.JobRetried)
@strawberry.type(description="The failed steps wait for a worker")
class JobRetried:
    job: BackgroundJob = strawberry.field(description="As it waits now")
    replayed: bool = strawberry.field(description="True: asked for before, by the same key")


@publishes(domain.JobCancelled)
@strawberry.type(description="The job does nothing more; what is done stays")
class JobCancelled:
    job: BackgroundJob = strawberry.field(description="As it ended")
    replayed: bool = strawberry.field(description="True: cancelled before, by the same key")


@publishes(domain.JobNotFound)
@strawberry.type(description="You have no such job")
class JobNotFound(Refusal): ...


@publishes(domain.JobEnded)
@strawberry.type(description="The job has ended already")
class JobEnded(Refusal):
    job: BackgroundJob = strawberry.field(description="As it ended")


@publishes(domain.NothingToRetry)
@strawberry.type(description="No step of the job failed, it has not ended, or was cancelled")
class NothingToRetry(Refusal):
    job: BackgroundJob = strawberry.field(description="As it is now")


@publishes(domain.TooManyJobs)
@strawberry.type(description="You have as many jobs under way as you may have")
class TooManyJobs(Refusal):
    most: int = strawberry.field(description="How many there may be")


@publishes(domain.TooManyRows)
@strawberry.type(description="The filter finds more than one job may go over")
class TooManyRows(Refusal):
    most: int = strawberry.field(description="How many there may be")
    found: int = strawberry.field(description="How many there are")


@publishes(domain.JobKeyReused)
@strawberry.type(description="You asked for something else by this key before")
class JobKeyReused(Refusal):
    job: BackgroundJob = strawberry.field(description="What it was about")


_Start = JobStarted | TooManyJobs | TooManyRows | JobKeyReused
StartJobResult = Annotated[_Start, strawberry.union("StartJobResult")]
CancelJobResult = Annotated[
    JobCancelled | JobEnded | JobNotFound | JobKeyReused, strawberry.union("CancelJobResult")
]
RetryJobFailuresResult = Annotated[
    JobRetried | NothingToRetry | TooManyJobs | JobNotFound | JobKeyReused,
    strawberry.union("RetryJobFailuresResult"),
]


@adds_to("Query")
@strawberry.type
class JobQueries:
    """Reading jobs."""

    jobs: Connection[BackgroundJob] | None = resolved_by(
        resolve.jobs, description="Your background jobs, newest first"
    )
    job: BackgroundJob | None = resolved_by(
        resolve.job, description="A background job; null when you have no such job"
    )


@adds_to("Mutation")
@strawberry.type
class JobMutations:
    """Starting jobs, cancelling them, and trying again."""

    start_bulk_tag: StartJobResult | None = resolved_by(
        commands.start_bulk_tag, description="Add tags to many players, or remove them, in the background"
    )
    start_bulk_status_move: StartJobResult | None = resolved_by(
        commands.start_bulk_status_move, description="Move many players to a status, in the background"
    )
    start_players_export: StartJobResult | None = resolved_by(
        commands.start_players_export, description="Write players to a CSV file, in the background"
    )
    start_transactions_export: StartJobResult | None = resolved_by(
        commands.start_transactions_export,
        description="Write a player's transactions to a CSV file, in the background",
    )
    cancel_job: CancelJobResult | None = resolved_by(
        commands.cancel_job, description="Let a job of yours do nothing more; what is done stays"
    )
    retry_job_failures: RetryJobFailuresResult | None = resolved_by(
        commands.retry_job_failures, description="Try again what failed of a job of yours that has ended"
    )


@adds_to("Subscription")
@strawberry.type
class JobSubscriptions:
    """Watching jobs."""

    job_progress: BackgroundJob = _pushed_by(
        resolver=resolve.job_progress,
        description="A job now, then as it changes, at most two pushes a second, until it has ended",
    )
