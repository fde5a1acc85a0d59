"""Findings of the doctor and their severity."""

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """The severity of a finding."""

    GOOD = "good"
    DOUBTFUL = "doubtful"
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    """A subject, what was observed, and (when it is not good) the remedy."""

    subject: str
    severity: Severity
    observed: str
    remedy: str = ""


def good(subject: str, observed: str) -> Finding:
    """A finding that needs no action."""
    return Finding(subject, Severity.GOOD, observed)


def doubtful(subject: str, observed: str, remedy: str) -> Finding:
    """A finding to look into; Croupier will run."""
    return Finding(subject, Severity.DOUBTFUL, observed, remedy)


def bad(subject: str, observed: str, remedy: str) -> Finding:
    """A finding with which Croupier will not run."""
    return Finding(subject, Severity.BAD, observed, remedy)
