"""What people who run an installation do with system jobs: try one again, cancel one that waits."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.jobs.model import JobState
from domain.jobs.system import outcomes as o
from domain.jobs.system.model import SystemJob, may_move


@dataclass(frozen=True, slots=True)
class RetryJob:
    """Try a job again that has failed."""

    id: UUID


@dataclass(frozen=True, slots=True)
class CancelWaitingJob:
    """Do not carry out a job that waits."""

    id: UUID


class SystemJobs(Protocol):
    """System jobs, within a transaction."""

    async def locked(self, id: UUID) -> SystemJob | None:
        """A job, which does not move until the transaction ends."""
        ...

    async def retry(self, id: UUID) -> SystemJob:
        """Let it wait for a worker, behind the others of its key, with all attempts before it."""
        ...

    async def stop(self, id: UUID) -> SystemJob:
        """Store that it is not to be carried out."""
        ...


async def retry_job(asked: RetryJob, jobs: SystemJobs) -> o.RetryOutcome:
    """Let a job that has failed be tried again, at once, as often as a new one."""
    job = await jobs.locked(asked.id)
    if job is None:
        return o.SystemJobNotFound()
    if job.state is not JobState.FAILED:
        return o.SystemJobNotFailed(job)
    return o.SystemJobRetried(await jobs.retry(job.id))


async def cancel_waiting_job(asked: CancelWaitingJob, jobs: SystemJobs) -> o.CancelOutcome:
    """Cancel a job that waits; of a periodic one this tick is left out."""
    job = await jobs.locked(asked.id)
    if job is None:
        return o.SystemJobNotFound()
    if not may_move(job.state, JobState.CANCELLED):
        return o.SystemJobNotWaiting(job)
    return o.SystemJobCancelled(await jobs.stop(job.id))
