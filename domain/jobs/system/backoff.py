"""How long a job waits after an attempt that failed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

JITTER_MAX: Final = 0.25
"""A wait is stretched by up to so much at random: what failed together does not come back together."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """The first wait, which doubles with every further failure, up to the longest."""

    first: timedelta = timedelta(seconds=5)
    longest: timedelta = timedelta(hours=1)

    def wait(self, failures: int, random: Callable[[], float]) -> timedelta:
        """The wait after so many failures, 1 at least. ``random`` answers 0 to 1."""
        doubled = self.first
        for _ in range(failures - 1):
            doubled = min(doubled * 2, self.longest)
        return min(doubled, self.longest) * (1 + JITTER_MAX * random())
