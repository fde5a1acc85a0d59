"""A system job as its row has it."""

from typing import Any, Final

from domain.jobs.model import JobState
from domain.jobs.system.model import SystemJob

COLUMNS: Final = "id, kind, state, tick, run_at, attempts, last_error, created_at, started_at, ended_at"
"""What a job is read from."""


def system_job_of(row: Any) -> SystemJob:
    """The job of a row with ``COLUMNS``."""
    return SystemJob(
        id=row["id"],
        kind=row["kind"],
        state=JobState(row["state"]),
        tick=row["tick"],
        run_at=row["run_at"],
        attempts=row["attempts"],
        last_error=row["last_error"],
        created_at=row["created_at"],
        started_at=row["started_at"],
        ended_at=row["ended_at"],
    )
