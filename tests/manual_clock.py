"""A clock that stands until a test moves it."""

from __future__ import annotations

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
