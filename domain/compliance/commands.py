"""Commands of the compliance context."""

from domain.compliance.model import Entry
from domain.compliance.ports import Audit


async def record_entry(entry: Entry, audit: Audit) -> None:
    """Record an entry outside of any other command: a disclosure or a denial.

    Raises:
        Unavailable: it cannot be recorded.
    """
    await audit.append(entry)
