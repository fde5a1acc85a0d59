"""Facts as the event bus delivers them: numbered for each player, at least once, in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.shared.facts import Json
from domain.shared.ids import lane_of


@dataclass(frozen=True, slots=True)
class PublishedEvent:
    """A fact of a player that was committed and published; facts of no player are not events.

    ``type`` is the fact's name and ``version`` that of its schema. ``player_seq`` is 1, 2, 3 ... over all
    facts of a player, whichever context recorded them. ``position`` is contiguous in the player's lane, over
    all of its players. ``time`` is when it was recorded. An event that is published again is the same in all
    of this.
    """

    id: UUID
    type: str
    version: int
    brand: str
    player_id: UUID
    player_seq: int
    time: datetime
    correlation_id: str
    data: Mapping[str, Json]
    position: int

    @property
    def lane(self) -> int:
        """The lane that orders it."""
        return lane_of(self.player_id)
