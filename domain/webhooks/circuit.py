"""Leaves an endpoint alone for a while when most attempts fail, then tries it with one.

Closed: all attempts are made. Open: none until ``open_until``. Then one attempt is made: it closes the
circuit, or opens it for longer.
"""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

WINDOW: Final = timedelta(minutes=1)
ATTEMPTS_MIN: Final = 10
"""Fewer attempts within the window decide nothing."""
FAILED_SHARE_MAX: Final = 0.5
OPEN_FIRST: Final = timedelta(seconds=30)
OPEN_MAX: Final = timedelta(minutes=10)

DISABLED_AFTER: Final = timedelta(days=5)
"""An endpoint of which every attempt has failed for so long is disabled."""


@dataclass(slots=True)
class Circuit:
    """The circuit of one endpoint, in the one process that posts to it."""

    open_until: datetime | None = None
    _opened: int = 0
    _outcomes: deque[tuple[datetime, bool]] = field(default_factory=deque)

    def room(self, now: datetime, in_flight: int, most: int) -> int:
        """How many attempts may begin: after an open circuit's time a single one."""
        if self.open_until is None:
            return most - in_flight
        return 1 - in_flight if now >= self.open_until else 0

    def record(self, now: datetime, *, delivered: bool) -> None:
        """An attempt has ended."""
        if self.open_until is not None:
            if delivered:
                self.open_until, self._opened = None, 0
                self._outcomes.clear()
            elif now >= self.open_until:
                self._open(now)
            return
        self._outcomes.append((now, delivered))
        while self._outcomes[0][0] < now - WINDOW:
            self._outcomes.popleft()
        failed = sum(not each for _, each in self._outcomes)
        if len(self._outcomes) >= ATTEMPTS_MIN and failed > FAILED_SHARE_MAX * len(self._outcomes):
            self._open(now)

    def _open(self, now: datetime) -> None:
        self.open_until = now + min(OPEN_FIRST * 2**self._opened, OPEN_MAX)
        self._opened += 1
        self._outcomes.clear()
