"""Findings of the doctor and their severity."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

import asyncpg

from adapters.connection_failures import connection_failure

CONNECTION_ERRORS: Final = (
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
    TimeoutError,
)
"""What opening a connection to PostgreSQL raises."""


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


def unreachable(subject: str, lost: BaseException, setting: str) -> Finding:
    """No connection, with the reason in the driver's place and the setting that names the server."""
    return bad(
        subject, f"no connection: {connection_failure(lost)}", f"start the server, or correct {setting}"
    )
