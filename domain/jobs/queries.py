"""The port through which jobs are read."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from domain.jobs.model import BackgroundJob, JobFailure
from domain.shared.pages import RowList, Slice, Window


class JobReads(Protocol):
    """The jobs of one brand; ``owner`` is an operator's name in one spelling, None means all operators'."""

    async def by_id(self, owner: str | None, id: UUID) -> BackgroundJob | None:
        """A job."""
        ...

    def jobs(self, owner: str | None) -> RowList[BackgroundJob]:
        """Jobs, newest first; sort key: (id,)."""
        ...

    async def failures(self, job_ids: Sequence[UUID], window: Window) -> dict[UUID, Slice[JobFailure]]:
        """The same window of the failed steps of each job, in their order; sort key: (no,)."""
        ...

    async def failure_counts(self, job_ids: Sequence[UUID]) -> dict[UUID, int]:
        """How many failed steps each job has, 0 included."""
        ...
