"""What comes of starting, cancelling and trying jobs again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from domain.jobs.model import BackgroundJob
from domain.shared.outcomes import Refusal, Success


@dataclass(frozen=True, slots=True)
class JobStarted(Success):
    """The job waits for a worker. ``replayed``: it was started before, by the same key."""

    job: BackgroundJob
    replayed: bool = False
    recorded: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JobRetried(Success):
    """The failed steps wait for a worker. ``replayed``: that was asked for before, by the same key."""

    job: BackgroundJob
    replayed: bool = False


@dataclass(frozen=True, slots=True)
class JobCancelled(Success):
    """The job does no further step; what is done stays. ``replayed``: cancelled before, by the same key."""

    job: BackgroundJob
    replayed: bool = False


@dataclass(frozen=True, slots=True)
class JobNotFound(Refusal):
    """There is no such job of one's own."""

    message: ClassVar[str] = "You have no such job"


@dataclass(frozen=True, slots=True)
class JobEnded(Refusal):
    """The job has ended already."""

    message: ClassVar[str] = "The job has ended already"

    job: BackgroundJob


@dataclass(frozen=True, slots=True)
class NothingToRetry(Refusal):
    """No step of the job has failed, it has not ended, or was cancelled."""

    message: ClassVar[str] = "There is nothing to try again: no step failed, or the job has not ended"

    job: BackgroundJob


@dataclass(frozen=True, slots=True)
class TooManyJobs(Refusal):
    """As many jobs of the operator as may be under way at once are."""

    message: ClassVar[str] = "You have as many jobs under way as you may have: wait for one or cancel it"

    most: int


@dataclass(frozen=True, slots=True)
class TooManyRows(Refusal):
    """The filter finds more than one job may go over."""

    message: ClassVar[str] = "This finds more than one job may go over: filter for less"

    most: int
    found: int


@dataclass(frozen=True, slots=True)
class JobKeyReused(Refusal):
    """Something else was asked for by this key before; ``job`` is what it was about."""

    message: ClassVar[str] = "You asked for something else by this key before"

    job: BackgroundJob


StartOutcome = JobStarted | TooManyJobs | TooManyRows | JobKeyReused
CancelOutcome = JobCancelled | JobEnded | JobNotFound | JobKeyReused
RetryOutcome = JobRetried | NothingToRetry | TooManyJobs | JobNotFound | JobKeyReused
