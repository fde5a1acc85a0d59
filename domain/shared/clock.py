"""The clock, which is injected: the domain never reads the system time."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Source of the present time."""

    def now(self) -> datetime:
        """The present time, in UTC."""
        ...


class SystemClock:
    """The operating system's clock."""

    def now(self) -> datetime:
        """See ``Clock``."""
        return datetime.now(UTC)
