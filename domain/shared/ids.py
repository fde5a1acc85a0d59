"""Identifiers: UUID version 7 (RFC 9562), so that keys sort by birth and never look like a card number."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A fresh UUIDv7. Not a secret: it tells when it was made."""
    return uuid7()


LANES = 16
"""Into how many ordered lanes the events of all players are divided."""


def lane_of(player_id: UUID) -> int:
    """The lane (0..15) of a player's events; all events of one player share it, so their order holds."""
    return player_id.int & (LANES - 1)
