"""What comes of trying system jobs again, and of cancelling them."""

from dataclasses import dataclass
from typing import ClassVar

from domain.jobs.system.model import SystemJob
from domain.shared.outcomes import Refusal, Success


@dataclass(frozen=True, slots=True)
class SystemJobRetried(Success):
    """It waits for a worker."""

    job: SystemJob


@dataclass(frozen=True, slots=True)
class SystemJobCancelled(Success):
    """It is not carried out."""

    job: SystemJob


@dataclass(frozen=True, slots=True)
class SystemJobNotFound(Refusal):
    """There is no such job, or no more."""

    message: ClassVar[str] = "There is no such job"


@dataclass(frozen=True, slots=True)
class SystemJobNotFailed(Refusal):
    """Only what has failed is tried again."""

    message: ClassVar[str] = "The job has not failed"

    job: SystemJob


@dataclass(frozen=True, slots=True)
class SystemJobNotWaiting(Refusal):
    """A worker carries it out, or it has ended."""

    message: ClassVar[str] = "The job does not wait any more"

    job: SystemJob


RetryOutcome = SystemJobRetried | SystemJobNotFailed | SystemJobNotFound
CancelOutcome = SystemJobCancelled | SystemJobNotWaiting | SystemJobNotFound
