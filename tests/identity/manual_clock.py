"""A clock for tests that let time pass."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass
class ManualClock:
    """A clock whose hands the test moves."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 11, 1, 12, tzinfo=UTC))

    def now(self) -> datetime:
        return self.moment
