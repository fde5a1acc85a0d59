"""Work queues: what waits for an operator of a brand, by kind, and since when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final, Protocol

COUNTED_MAX: Final = 1000
"""Counting a queue ends here: that there is so much is all that an operator needs to know."""


class QueueKind(Enum):
    """The queues; each is a list that the API has, or the part of one that waits."""

    WITHDRAWALS = "WITHDRAWALS"
    HELD_WITHDRAWALS = "HELD_WITHDRAWALS"
    ADJUSTMENTS = "ADJUSTMENTS"
    MONEY_APPROVALS = "MONEY_APPROVALS"
    UNMATCHED_WINS = "UNMATCHED_WINS"
    CORRECTIONS = "CORRECTIONS"
    FACTOR_RESETS = "FACTOR_RESETS"
    MONEY_LIMITS = "MONEY_LIMITS"
    BRAND_CHANGES = "BRAND_CHANGES"
    POLICY_CHANGES = "POLICY_CHANGES"
    ROLE_ASSIGNMENTS = "ROLE_ASSIGNMENTS"
    CLIENTS = "CLIENTS"


@dataclass(frozen=True, slots=True)
class QueueCount:
    """How many wait in a queue, and since when the oldest does; None in an empty one.

    ``capped``: there are more than ``count``, which is then ``COUNTED_MAX``.
    """

    kind: QueueKind
    count: int
    capped: bool
    oldest_at: datetime | None


class QueueReads(Protocol):
    """Counts the queues of one brand."""

    async def counts(self, kinds: Collection[QueueKind]) -> Sequence[QueueCount]:
        """Each of these queues once, in the order of the enum, empty ones too. One statement."""
        ...
