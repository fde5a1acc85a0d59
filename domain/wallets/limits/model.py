"""Money limits, and operations that wait for a second person. Decision 0029 says why."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.wallets.kinds import OperationKind
from domain.wallets.states import ApprovalState


class LimitScope(Enum):
    """What a limit counts; each is counted apart."""

    BY_HAND = 1
    """Deposits, adjustments, awards, corrections: all that a person moves but withdrawals."""
    WITHDRAWAL = 2
    """Withdrawals that a person approves, or pays without another's approval."""


@dataclass(frozen=True, slots=True)
class MoneyLimit:
    """What one person may move alone within 24 hours, of one player's money and of all players'.

    ``brand`` is ``*`` where the brand has no limit of its own.
    """

    brand: str
    scope: LimitScope
    per_player: Money
    per_maker: Money

    @property
    def is_default(self) -> bool:
        """Whether it is the one that Croupier brings."""
        return self.brand == "*"


@dataclass(frozen=True, slots=True)
class MoneyLimitChange:
    """A limit that one operator asks for and another decides on."""

    id: UUID
    brand: str
    scope: LimitScope
    per_player: Money
    per_maker: Money
    reason: str
    state: ApprovalState
    maker: str
    checker: str | None
    created_at: datetime
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class MoneyApproval:
    """An operation above its maker's limit. ``reference`` is the maker's key of it."""

    player_id: PlayerId
    id: UUID
    reference: str
    kind: OperationKind
    scope: LimitScope
    amount: Money
    reason: str | None
    state: ApprovalState
    maker: str
    checker: str | None
    decision: str | None
    created_at: datetime
    decided_at: datetime | None
