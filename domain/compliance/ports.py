"""What the compliance context needs of the world, and what it gives to the others."""

from typing import Protocol

from domain.compliance.model import Entry


class Audit(Protocol):
    """The log that is only ever added to. Commands carried out in a transaction have their entry already."""

    async def append(self, entry: Entry) -> None:
        """Keep ``entry`` with the origin of what runs; within a transaction, when that commits.

        Raises:
            Unavailable: it cannot be written. What was to be recorded must not happen either.
        """
        ...
