"""When a delivery that failed is tried again.

The delays are those that the Standard Webhooks specification recommends; each is stretched by up to a tenth
at random, so that what failed together does not come back together.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from domain.webhooks.model import AttemptFailure, DeliveryKind

RETRY_DELAYS: Final = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=10),
)
"""After the first attempt, the second, and so on; after the last of them a delivery has failed."""

CHALLENGE_DELAYS: Final = (timedelta(seconds=5), timedelta(seconds=30))
"""The same for challenges and tests: an operator waits for them."""

JITTER_MAX: Final = 0.1
RETRY_AFTER_MAX: Final = timedelta(days=1)
"""An endpoint may ask to be left alone for so long at most."""

GONE: Final = 410
_TOO_MANY: Final = 429
_UNAVAILABLE: Final = 503


@dataclass(frozen=True, slots=True)
class Attempted:
    """What came of an attempt. ``retry_after``: what the endpoint asked for by ``Retry-After``."""

    status: int | None
    failure: AttemptFailure | None
    retry_after: timedelta | None = None

    @property
    def delivered(self) -> bool:
        """Whether the endpoint has taken it."""
        return self.failure is None

    @property
    def gone(self) -> bool:
        """Whether the endpoint wants nothing any more."""
        return self.status == GONE


def next_attempt_at(
    kind: DeliveryKind, attempts: int, attempted: Attempted, now: datetime, random: Callable[[], float]
) -> datetime | None:
    """When to try again after so many attempts; None: never.

    ``random`` answers 0 to 1. ``Retry-After`` counts with 429 and 503, and never makes it sooner.
    """
    delays = RETRY_DELAYS if kind is DeliveryKind.EVENT else CHALLENGE_DELAYS
    if attempted.gone or attempts > len(delays):
        return None
    delay = delays[attempts - 1] * (1 + JITTER_MAX * random())
    if attempted.retry_after and attempted.status in (_TOO_MANY, _UNAVAILABLE):
        delay = max(delay, min(attempted.retry_after, RETRY_AFTER_MAX))
    return now + delay
