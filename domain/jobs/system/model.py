"""A system job: its states and moves."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from domain.jobs.model import JobState

DONE_LIFE: Final = timedelta(days=2)
"""How long a job is listed after it was done or cancelled."""

FAILED_LIFE: Final = timedelta(days=30)
"""How long a job that failed is listed, and can be tried again."""

SYSTEM_JOB_MOVES: Final = {
    JobState.QUEUED: frozenset({JobState.RUNNING, JobState.CANCELLED}),
    JobState.RUNNING: frozenset({JobState.DONE, JobState.QUEUED, JobState.FAILED}),
    JobState.DONE: frozenset[JobState](),
    JobState.CANCELLED: frozenset[JobState](),
    JobState.FAILED: frozenset({JobState.QUEUED}),
}
"""State -> the states it may be followed by; a running one waits again after an attempt that failed."""


def may_move(of: JobState, to: JobState) -> bool:
    """Whether the table has this move."""
    return to in SYSTEM_JOB_MOVES[of]


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemJob:
    """A system job as it is read. ``tick``: of periodic jobs, when it is due by its schedule.

    ``run_at``: when it is tried next, or was to be. ``last_error``: the kind of the last failure, which names
    no one.
    """

    id: UUID
    kind: str
    state: JobState
    tick: datetime | None
    run_at: datetime
    attempts: int
    last_error: str | None
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
