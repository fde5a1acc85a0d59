"""A background job: its kinds, its states and moves, and its limits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final
from uuid import UUID

JOBS_AT_ONCE_MAX: Final = 5
"""So many jobs of one operator in a brand may wait or run at a time."""

PLAYERS_MAX: Final = 10_000
"""Players that one job changes."""

ROWS_MAX: Final = 100_000
"""Players or transactions that one export has."""

DOWNLOAD_LIFE: Final = timedelta(days=1)
"""How long an export can be downloaded after it is ready."""

JOB_LIFE: Final = timedelta(days=30)
"""How long a job is listed after its end. What it did stays in the audit log and in the players' history."""


class JobKind(Enum):
    """What a job does."""

    BULK_TAG = "BULK_TAG"
    BULK_STATUS_MOVE = "BULK_STATUS_MOVE"
    PLAYERS_EXPORT = "PLAYERS_EXPORT"
    TRANSACTIONS_EXPORT = "TRANSACTIONS_EXPORT"
    FEED_RUN = "FEED_RUN"
    MARKETING_IMPORT = "MARKETING_IMPORT"


EXPORTS: Final = frozenset({JobKind.PLAYERS_EXPORT, JobKind.TRANSACTIONS_EXPORT})
"""The kinds that make a file."""

WITH_FILES: Final = EXPORTS | {JobKind.MARKETING_IMPORT}
"""The kinds whose file can be downloaded: an import's says what is wrong with lines of the list."""

PLAYER_CHANGES: Final = frozenset({JobKind.BULK_TAG, JobKind.BULK_STATUS_MOVE})
"""The kinds that carry out a step for each player, which can be tried again."""


class JobState(Enum):
    """Where a job is. DONE with failed steps is DONE; FAILED could not go on."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    DONE = "DONE"
    CANCELLED = "CANCELLED"
    FAILED = "FAILED"


JOB_MOVES: Final = {
    JobState.QUEUED: frozenset({JobState.RUNNING, JobState.CANCELLED}),
    JobState.RUNNING: frozenset({JobState.DONE, JobState.CANCELLED, JobState.FAILED}),
    JobState.DONE: frozenset({JobState.QUEUED}),
    JobState.CANCELLED: frozenset[JobState](),
    JobState.FAILED: frozenset({JobState.QUEUED}),
}
"""State -> the states it may be followed by; back to QUEUED go failed steps that are tried again."""

UNDER_WAY: Final = frozenset({JobState.QUEUED, JobState.RUNNING})
"""The states of a job that a worker will go on with."""


def may_move(of: JobState, to: JobState) -> bool:
    """Whether the table has this move."""
    return to in JOB_MOVES[of]


@dataclass(frozen=True, slots=True)
class JobProblem:
    """Why a job could not go on: ``code`` for programs, ``message`` for people."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class JobFailure:
    """A step that was refused or failed, with the player it was for. ``no``: its place in the job."""

    no: int
    target: UUID
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class JobDownload:
    """The file of an export, while it can be downloaded."""

    job_id: UUID
    expires_at: datetime
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BackgroundJob:
    """A job as it is read.

    ``total`` is None until it is known how many players there are; ``done`` and ``failed`` are the steps that
    were carried out and that were not, of an export ``done`` are the rows written. ``expires_at``: of the
    file, None where there is none.
    """

    id: UUID
    kind: JobKind
    state: JobState
    started_by: str
    total: int | None
    done: int = 0
    failed: int = 0
    created_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    problem: JobProblem | None = None
    size_bytes: int = 0
    expires_at: datetime | None = None

    def download(self, now: datetime) -> JobDownload | None:
        """The file, if there is one that has not expired."""
        if self.state is not JobState.DONE or self.expires_at is None or self.expires_at <= now:
            return None
        return JobDownload(self.id, self.expires_at, self.size_bytes)
