"""What a set of files holds of all rows: a time, days, or changes, from where the set before has ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

BEGINNING: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Before anything was posted."""


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """Entries of the ledger from ``since`` on and before ``until``."""

    since: datetime
    until: datetime

    @property
    def begins_at_once(self) -> bool:
        """Whether it holds everything there is until its end."""
        return self.since == BEGINNING

    def stored(self) -> dict[str, Any]:
        """As JSON, also for the manifest."""
        since = None if self.begins_at_once else self.since.isoformat()
        return {"since": since, "until": self.until.isoformat()}

    def position(self) -> dict[str, Any]:
        """Where the next one begins."""
        return {"until": self.until.isoformat()}


def time_window(position: Mapping[str, Any] | None, horizon: datetime) -> TimeWindow:
    """What is next until the horizon; a horizon that lies before the last one leaves nothing."""
    since = datetime.fromisoformat(position["until"]) if position else BEGINNING
    return TimeWindow(since, max(since, horizon))


def stored_time_window(stored: Mapping[str, Any]) -> TimeWindow:
    """Read ``TimeWindow.stored`` back."""
    since = stored["since"]
    begins = datetime.fromisoformat(since) if since else BEGINNING
    return TimeWindow(begins, datetime.fromisoformat(stored["until"]))


@dataclass(frozen=True, slots=True)
class DayWindow:
    """Brand days from ``first`` on and before ``after``; none where they are the same."""

    first: date
    after: date

    @property
    def days(self) -> list[date]:
        """Each of them."""
        return [self.first + timedelta(days=number) for number in range((self.after - self.first).days)]

    def stored(self) -> dict[str, Any]:
        """As JSON, also for the manifest."""
        return {"since": self.first.isoformat(), "until": self.after.isoformat()}

    def position(self) -> dict[str, Any]:
        """Where the next one begins."""
        return {"until": self.after.isoformat()}


def day_window(position: Mapping[str, Any] | None, first: date, after: date) -> DayWindow:
    """The days before ``after`` that were not written; from ``first`` on where none was."""
    begins = date.fromisoformat(position["until"]) if position else first
    return DayWindow(begins, max(begins, after))


def stored_day_window(stored: Mapping[str, Any]) -> DayWindow:
    """Read ``DayWindow.stored`` back."""
    return DayWindow(date.fromisoformat(stored["since"]), date.fromisoformat(stored["until"]))


@dataclass(frozen=True, slots=True)
class ChangeWindow:
    """Rows whose last change has a transaction number from ``since`` on and before ``until``.

    ``database`` tells one cluster of PostgreSQL from another, whose numbers mean nothing here.
    """

    since: int
    until: int
    database: str

    def stored(self) -> dict[str, Any]:
        """As JSON, also for the manifest."""
        return {"since": self.since or None, "until": self.until, "database": self.database}

    def position(self) -> dict[str, Any]:
        """Where the next one begins."""
        return {"until": self.until, "database": self.database}


def change_window(position: Mapping[str, Any] | None, until: int, database: str) -> ChangeWindow:
    """What has changed since; everything where the position is another database's."""
    is_ours = position is not None and position["database"] == database and position["until"] <= until
    return ChangeWindow(position["until"] if is_ours and position else 0, until, database)
