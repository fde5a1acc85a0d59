"""Counts the operations of each caller that have not ended, on open sockets and on closed ones."""

from collections import Counter


class OperationCounter:
    """Limits the operations of one caller. A caller is a principal, or an address of anonymous ones.

    Counting sockets alone would not do: a socket is gone at once, and what it started may end later.
    """

    def __init__(self, per_caller_max: int) -> None:
        self._max = per_caller_max
        self._running: Counter[str] = Counter()

    def start(self, caller: str) -> bool:
        """Count one more; False where this caller has too many."""
        if self._running[caller] >= self._max:
            return False
        self._running[caller] += 1
        return True

    def end(self, caller: str) -> None:
        """Count one less."""
        self._running[caller] -= 1
        if not self._running[caller]:
            del self._running[caller]

    def running(self) -> int:
        """How many run, of all callers."""
        return self._running.total()
