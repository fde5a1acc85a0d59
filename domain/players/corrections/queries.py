"""Read models of corrections, within the viewer's reach."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from domain.players.corrections.model import Correction
from domain.shared.actor import Actor
from domain.shared.ids import PlayerId
from domain.shared.pages import RowList, Slice, Window


class CorrectionReads(Protocol):
    """Each is one statement."""

    async def one(self, viewer: Actor, player_id: PlayerId, id: UUID) -> Correction | None:
        """One correction of a player."""
        ...

    async def of_players(
        self, viewer: Actor, ids: Sequence[UUID], window: Window
    ) -> dict[UUID, Slice[Correction]]:
        """The same window of each player's corrections, newest first; sort key: (id,)."""
        ...

    async def counts(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, int]:
        """How many corrections each player has, 0 included."""
        ...

    def pending(self, brand: str) -> RowList[Correction]:
        """What waits for another operator in a brand, oldest first."""
        ...
