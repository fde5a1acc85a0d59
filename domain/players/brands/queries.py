"""Read models of brands."""

from typing import Protocol
from uuid import UUID

from domain.players.brands.model import BrandChange
from domain.players.ports import Brand
from domain.shared.pages import RowList


class BrandReads(Protocol):
    """Each is one statement."""

    async def brand(self, code: str) -> Brand | None:
        """A brand by its code."""
        ...

    async def change(self, brand: str, id: UUID) -> BrandChange | None:
        """One change that was asked for in a brand."""
        ...

    def changes(self, brand: str) -> RowList[BrandChange]:
        """The changes that were asked for in a brand, newest first, decided ones too."""
        ...
