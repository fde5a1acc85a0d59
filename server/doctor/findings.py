"""One thing looked at, and what it means."""

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How bad it is."""

    GOOD = "good"
    DOUBTFUL = "doubtful"
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    """What was looked at, what was seen, and (when it is not good) what to do about it."""

    subject: str
    verdict: Severity
    seen: str
    remedy: str = ""


def good(subject: str, seen: str) -> Finding:
    """Nothing to do."""
    return Finding(subject, Severity.GOOD, seen)


def doubtful(subject: str, seen: str, remedy: str) -> Finding:
    """It will run, and somebody should look."""
    return Finding(subject, Severity.DOUBTFUL, seen, remedy)


def bad(subject: str, seen: str, remedy: str) -> Finding:
    """It will not run."""
    return Finding(subject, Severity.BAD, seen, remedy)
