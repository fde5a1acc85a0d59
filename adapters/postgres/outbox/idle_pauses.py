"""How long what polls a queue waits while there is nothing to do."""

import time
from collections.abc import Callable
from typing import Final

REST_AFTER_SECONDS: Final = 10.0
REST_SECONDS: Final = 0.1
"""After ten seconds without work a queue is looked at ten times a second: so an idle process costs little."""

_LONGER: Final = 1.5


class IdlePauses:
    """Pauses that grow from ``first`` to ``most`` seconds, then to ``REST_SECONDS`` while nothing comes."""

    def __init__(self, first: float, most: float, now: Callable[[], float] = time.monotonic) -> None:
        self._first, self._most, self._now = first, most, now
        self.found()

    def found(self) -> None:
        """There was work: look again at once, and closely for a while."""
        self._next, self._busy_at = self._first, self._now()

    def next(self) -> float:
        """Seconds to wait before the next look."""
        if self._now() - self._busy_at > REST_AFTER_SECONDS:
            return max(REST_SECONDS, self._most)
        pause, self._next = self._next, min(self._next * _LONGER, self._most)
        return pause
