"""Clocks that a test moves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


@dataclass
class ManualClock:
    """Shows ``moment``, which a test may set."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 11, 1, 12, tzinfo=UTC))

    def now(self) -> datetime:
        return self.moment

    def forward(self, time: timedelta) -> None:
        self.moment += time


@dataclass
class OffsetClock:
    """The system's clock plus ``ahead``, unless it is stopped at a moment."""

    ahead: timedelta = field(default_factory=timedelta)
    stopped_at: datetime | None = None

    def now(self) -> datetime:
        return self.stopped_at or datetime.now(UTC) + self.ahead

    @contextmanager
    def stopped(self, at: datetime | None = None) -> Iterator[None]:
        """Show one moment, by default the present one: for what has to happen within a window of time."""
        before, self.stopped_at = self.stopped_at, at or self.now()
        try:
            yield
        finally:
            self.stopped_at = before
