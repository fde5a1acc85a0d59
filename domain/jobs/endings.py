"""The end of an export, which is recorded in its starter's name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from domain.jobs.model import DOWNLOAD_LIFE, JobKind
from domain.shared.clock import Clock
from domain.shared.outcomes import Success


@dataclass(frozen=True, slots=True)
class CompleteExport:
    """All rows are written. ``lease`` is the worker's that wrote them."""

    id: UUID
    lease: UUID
    kind: JobKind
    recorded: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExportCompleted(Success):
    """The file can be downloaded; ``recorded`` goes into the audit log."""

    recorded: Mapping[str, Any] = field(default_factory=dict)


class ExportEnds(Protocol):
    """Stores the end of an export."""

    async def complete(self, id: UUID, lease: UUID, ended_at: datetime, expires_at: datetime) -> int:
        """Store that the export is ready; the number of its rows.

        Raises:
            LeaseLost: another worker has the job, or it was cancelled.
        """
        ...


async def complete_export(command: CompleteExport, ends: ExportEnds, clock: Clock) -> ExportCompleted:
    """Let an export be downloaded for a day."""
    now = clock.now()
    rows = await ends.complete(command.id, command.lease, now, now + DOWNLOAD_LIFE)
    return ExportCompleted({**command.recorded, "rows": str(rows)})
