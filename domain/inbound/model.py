"""A webhook that was received, and where it is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final
from uuid import UUID

BODY_BYTES_MAX: Final = 1 << 20

REPLAY_WINDOW: Final = timedelta(minutes=5)
"""How far a signed time may be from ours."""

CONTENT_LIFE: Final = timedelta(days=30)
"""How long after its end a webhook's body is kept: until then a parked one can be processed again."""

RECORD_LIFE: Final = timedelta(days=400)
"""How long after its end it is known that a webhook was received: until then it is a duplicate."""


class InboundState(Enum):
    """Where a webhook is. EXPIRED: it was parked for so long that its body is deleted."""

    WAITING = "WAITING"
    DONE = "DONE"
    PARKED = "PARKED"
    EXPIRED = "EXPIRED"


@dataclass(frozen=True, slots=True, kw_only=True)
class InboundWebhook:
    """A webhook without its body.

    ``event_id``: the provider's own. ``subject``: what the provider's events are in order about, such as an
    applicant; None where it said none, or could not be read. ``event_type`` is the provider's word for what
    happened. ``late``: one that happened later had been processed before. ``failure``: the
    kind of the last failure.
    """

    id: UUID
    provider: str
    event_id: str
    event_type: str
    subject: str | None
    occurred_at: datetime
    received_at: datetime
    state: InboundState
    attempts: int
    next_at: datetime | None
    ended_at: datetime | None
    late: bool
    failure: str | None
