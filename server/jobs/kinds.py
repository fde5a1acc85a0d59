"""The kinds of system jobs that contexts bring: what is done, how often it is tried, and when."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.jobs.system.queue import ClaimedSystemJob, complete_within
from domain.jobs.system.backoff import Backoff

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
"""Seconds."""

ATTEMPTS_MAX: Final = 10
PERIODIC_ATTEMPTS_MAX: Final = 3
"""Fewer: the next tick is another attempt."""

BACKOFF: Final = Backoff()


class MissedTicks(Enum):
    """What is done about ticks at which no worker ran, or the one before was not done."""

    SKIP = "the newest is carried out, once for all"
    EACH = "each is carried out, in their order"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a periodic job is due: at the multiples of so many seconds since 1970 (UTC)."""

    every_seconds: int
    missed: MissedTicks = MissedTicks.SKIP


@dataclass(slots=True)
class JobRun:
    """One attempt at a job. ``tick``: of a periodic one, the moment it is due by its schedule.

    A job may be begun twice, when a worker is lost or frozen. What a transaction writes that also calls
    ``complete`` is written once; everything else has to bear it.
    """

    _claimed: ClaimedSystemJob
    is_completed: bool = field(default=False, init=False)

    @property
    def args(self) -> Mapping[str, Any]:
        """What the job was queued with."""
        return self._claimed.args

    @property
    def tick(self) -> datetime | None:
        """See above."""
        return self._claimed.tick

    async def complete(self, connection: AsyncConnection) -> None:
        """Store that the job is done, in the transaction of what it has done; call it last.

        Raises:
            LeaseLost: another worker has the job; what the transaction did must be undone.
        """
        await complete_within(connection, self._claimed)
        self.is_completed = True


@dataclass(frozen=True, slots=True)
class SystemJobKind:
    """Work in the background, by name. ``work`` raises to be tried again, ``attempts_max`` times in all.

    What raises ``Unavailable``, or loses a server, is tried for as long as it takes.
    """

    name: str
    work: Callable[[JobRun], Awaitable[object]]
    attempts_max: int = ATTEMPTS_MAX
    backoff: Backoff = BACKOFF
    schedule: Schedule | None = None


def periodic(name: str, every_seconds: int, work: Callable[[], Awaitable[object]]) -> SystemJobKind:
    """Work to do every so often, once over all processes; of ticks that were missed only the newest is run.

    It may be run twice when a process is lost: let that do no harm.
    """
    schedule = Schedule(every_seconds)
    return SystemJobKind(name, lambda _run: work(), PERIODIC_ATTEMPTS_MAX, schedule=schedule)
