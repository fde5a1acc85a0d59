"""Commands of the compliance context."""

from domain.compliance.model import Entry
from domain.compliance.ports import Audit


async def record(entry: Entry, audit: Audit) -> None:
    """Keep what is no command of its own: what was shown, and what was denied.

    Raises:
        Unavailable: it cannot be kept.
    """
    await audit.append(entry)
