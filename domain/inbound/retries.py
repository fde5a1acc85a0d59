"""When a webhook whose handler failed is handled again."""

from datetime import timedelta
from typing import Final

PAUSES: Final = tuple(timedelta(seconds=each) for each in (1, 5, 30, 120, 600, 1800, 3600))
"""After the first failure, the second and so on; after one more it is parked."""

UNAVAILABLE_PAUSE: Final = timedelta(seconds=5)
"""What is out of reach for now is tried again for as long as it takes, and does not count."""

NO_HANDLER_LIFE: Final = timedelta(days=7)
"""How long after its receipt a webhook waits for a process that has a handler for its provider."""


def pause_after(failures: int) -> timedelta | None:
    """How long to wait after so many failures; None: it is parked."""
    return PAUSES[failures - 1] if failures <= len(PAUSES) else None
