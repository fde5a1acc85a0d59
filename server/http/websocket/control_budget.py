"""How many messages that carry nothing, pings and pongs, a client may send."""

from collections.abc import Callable
from typing import Final

AT_ONCE: Final = 100
PER_SECOND: Final = 10.0
"""A heartbeat takes one a second at most."""


class ControlBudget:
    """Allows ``AT_ONCE``, and ``PER_SECOND`` more each second. ``now`` is a clock in seconds."""

    __slots__ = ("_left", "_now", "_spent_at")

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._left = float(AT_ONCE)
        self._spent_at = now()

    def spend(self) -> bool:
        """Count one more; False where it is one too many."""
        now = self._now()
        self._left = min(AT_ONCE, self._left + (now - self._spent_at) * PER_SECOND)
        self._spent_at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
