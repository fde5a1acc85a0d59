"""A fact as the outbox stores it, for publishers."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID


class OutboxRow(NamedTuple):
    """A row of the outbox; ``payload`` is JSON text, passed on as it is."""

    part: int
    id: int
    player_id: UUID
    brand: str
    name: str
    seq: int
    payload: str
    correlation_id: str
    at: datetime
