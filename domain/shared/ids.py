"""Identifiers: UUID version 7 (RFC 9562), which sort by creation and never look like a card number."""

from typing import NewType
from uuid import UUID

from uuid_utils.compat import uuid7

PlayerId = NewType("PlayerId", UUID)
"""The id of a player. Fields of commands have this type: what has it is limited to the viewer's reach."""


def new_id() -> UUID:
    """A new UUIDv7. Not a secret: it contains its time of creation."""
    return uuid7()


LANES = 16
"""The number of lanes: ordered sequences into which the facts of all players are divided."""


def lane_of(player_id: UUID) -> int:
    """The lane (0..15) of a player's facts: one per player, so that their order is kept."""
    return player_id.int & (LANES - 1)
