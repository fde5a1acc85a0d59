"""What keeps a withdrawal from being approved and paid, and what may be told of it to whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final
from uuid import UUID

from domain.shared.ids import PlayerId

HOLDS_SHOWN_MAX: Final = 100
"""So many holds of a withdrawal are shown, those that stand before newer ones; and so many newest checks."""


class HoldReason(Enum):
    """Why a withdrawal is held. Kept in the ledger: append, never renumber."""

    SOURCE_OF_FUNDS = 1
    IDENTITY = 2
    PAYMENT_METHOD_OWNERSHIP = 3
    FRAUD_REVIEW = 4
    BONUS_REVIEW = 5
    RESPONSIBLE_GAMBLING = 6
    RISK_REVIEW = 7
    """Waits for risk's check, or was refused by it; a check that is passed lifts it."""
    OTHER = 8


class HoldOwner(Enum):
    """The department that stands behind a hold, and may lift it."""

    PAYMENTS = "PAYMENTS"
    RISK = "RISK"


class HoldSubject(Enum):
    """What a held withdrawal waits for, as support may know it: what the player is asked for, or a review."""

    SOURCE_OF_FUNDS = "SOURCE_OF_FUNDS"
    IDENTITY = "IDENTITY"
    PAYMENT_METHOD = "PAYMENT_METHOD"
    REVIEW = "REVIEW"


OF_RISK: Final = frozenset(
    {
        HoldReason.SOURCE_OF_FUNDS,
        HoldReason.FRAUD_REVIEW,
        HoldReason.RESPONSIBLE_GAMBLING,
        HoldReason.RISK_REVIEW,
    }
)
"""Reasons that are risk's, no matter which department puts the hold."""

SUBJECTS: Final[Mapping[HoldReason, HoldSubject]] = {
    HoldReason.SOURCE_OF_FUNDS: HoldSubject.SOURCE_OF_FUNDS,
    HoldReason.IDENTITY: HoldSubject.IDENTITY,
    HoldReason.PAYMENT_METHOD_OWNERSHIP: HoldSubject.PAYMENT_METHOD,
}
"""Reasons of which players are asked for documents. All others are reviews, which look alike from outside."""

REVIEW_NOTICE: Final = "This withdrawal is being reviewed"
"""All that a player is told of a hold, the same for every reason."""


@dataclass(frozen=True, slots=True)
class WithdrawalHold:
    """A hold of a withdrawal; open until it is lifted. Notes are for staff."""

    player_id: PlayerId
    id: UUID
    withdrawal_id: UUID
    reason: HoldReason
    owner: HoldOwner
    note: str | None
    put_by: str
    put_at: datetime
    lifted_by: str | None
    lifted_at: datetime | None
    lift_note: str | None

    @property
    def is_open(self) -> bool:
        """Whether it keeps the withdrawal from being approved and paid."""
        return self.lifted_at is None

    @property
    def waits_for(self) -> HoldSubject:
        """What support may know of the reason."""
        return SUBJECTS.get(self.reason, HoldSubject.REVIEW)


class ReviewDecision(Enum):
    """What risk found when it looked at a withdrawal."""

    PASSED = "PASSED"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True)
class WithdrawalReview:
    """Risk's check of a withdrawal."""

    player_id: PlayerId
    id: UUID
    withdrawal_id: UUID
    decision: ReviewDecision
    note: str | None
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HoldCriteria:
    """Which withdrawals: held ones or others, or those held for any of the reasons. None does not filter."""

    held: bool | None = None
    reasons: tuple[HoldReason, ...] = ()


ANY_HOLDS: Final = HoldCriteria()


def owner_of(reason: HoldReason, *, for_risk: bool) -> HoldOwner:
    """Who stands behind a new hold: risk where the reason is risk's or who puts it acts for risk."""
    return HoldOwner.RISK if for_risk or reason in OF_RISK else HoldOwner.PAYMENTS
