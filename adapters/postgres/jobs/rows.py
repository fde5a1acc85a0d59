"""A job as its row has it."""

from typing import Any, Final

from domain.jobs.model import BackgroundJob, JobKind, JobProblem, JobState

COLUMNS: Final = (
    "id, kind, state, started_by, total, done, failed, created_at, started_at, ended_at, problem_code,"
    " problem_message, size_bytes, expires_at"
)
"""What a job is read from."""

REQUEST_PLACE: Final = "jobs.job.request"
CHUNK_PLACE: Final = "jobs.chunk.content"
"""Where what is sealed stands."""


def job_of(row: Any) -> BackgroundJob:
    """The job of a row with ``COLUMNS``."""
    problem = row["problem_code"] and JobProblem(row["problem_code"], row["problem_message"])
    return BackgroundJob(
        id=row["id"],
        kind=JobKind(row["kind"]),
        state=JobState(row["state"]),
        started_by=row["started_by"],
        total=row["total"],
        done=row["done"],
        failed=row["failed"],
        created_at=row["created_at"],
        started_at=row["started_at"],
        ended_at=row["ended_at"],
        problem=problem or None,
        size_bytes=row["size_bytes"],
        expires_at=row["expires_at"],
    )
