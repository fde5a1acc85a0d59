"""The port through which system jobs are read."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.jobs.model import JobState
from domain.jobs.system.model import SystemJob
from domain.shared.pages import RowList


@dataclass(frozen=True, slots=True)
class SystemJobCriteria:
    """Which jobs; every given condition must hold."""

    state: JobState | None = None
    kind: str | None = None


class SystemJobReads(Protocol):
    """The system jobs of the installation."""

    async def by_id(self, id: UUID) -> SystemJob | None:
        """A job."""
        ...

    def jobs(self, which: SystemJobCriteria) -> RowList[SystemJob]:
        """Jobs, last queued first; sort key: (seq,), a whole number."""
        ...
