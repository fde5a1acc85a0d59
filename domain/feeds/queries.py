"""The port through which feeds are read."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from domain.feeds.model import Feed


class FeedReads(Protocol):
    """The feeds of one brand."""

    async def feeds(self) -> Sequence[Feed]:
        """All of them, by name."""
        ...

    async def by_id(self, id: UUID) -> Feed | None:
        """One of them."""
        ...
