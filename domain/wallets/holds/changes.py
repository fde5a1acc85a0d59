"""Putting and lifting holds of withdrawals, and risk's checks.

A hold keeps a withdrawal from being approved and paid; rejecting and cancelling lift all of its holds.
"""

from dataclasses import dataclass
from typing import ClassVar, Protocol
from uuid import UUID

from domain.shared.actor import Actor, Origin
from domain.shared.ids import PlayerId
from domain.shared.outcomes import Refusal, Success
from domain.wallets.holds.model import (
    HoldOwner,
    HoldReason,
    ReviewDecision,
    WithdrawalHold,
    WithdrawalReview,
    owner_of,
)
from domain.wallets.idempotency import REASON_CHARACTERS_MAX, Stamp, checked_text, optional_text, stamp
from domain.wallets.outcomes import IdempotencyConflict, PaymentNotFound, WalletNotFound
from domain.wallets.states import Withdrawal, WithdrawalState


@dataclass(frozen=True, slots=True, kw_only=True)
class AddWithdrawalHold:
    """Hold a withdrawal for a reason; OTHER needs a note."""

    player_id: PlayerId
    key: str
    withdrawal_id: UUID
    reason: HoldReason
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftWithdrawalHold:
    """Lift a hold, with a note why."""

    player_id: PlayerId
    key: str
    hold_id: UUID
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWithdrawalReview:
    """Record what risk found; a refusal needs a note."""

    player_id: PlayerId
    key: str
    withdrawal_id: UUID
    decision: ReviewDecision
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalHoldAdded(Success):
    """The hold stands."""

    hold: WithdrawalHold
    withdrawal: Withdrawal
    replayed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalHoldLifted(Success):
    """The hold is lifted; others may still stand."""

    hold: WithdrawalHold
    withdrawal: Withdrawal
    replayed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalReviewed(Success):
    """The check is a step of the withdrawal."""

    review: WithdrawalReview
    withdrawal: Withdrawal
    replayed: bool


@dataclass(frozen=True, slots=True)
class WithdrawalHeld(Refusal):
    """The ``holds`` stand: the withdrawal is neither approved nor paid before they are lifted."""

    message: ClassVar[str] = "The withdrawal is held"

    holds: tuple[WithdrawalHold, ...]


@dataclass(frozen=True, slots=True)
class WithdrawalEnded(Refusal):
    """The withdrawal waits for nothing any more."""

    message: ClassVar[str] = "The withdrawal is paid, rejected or cancelled"

    state: WithdrawalState


@dataclass(frozen=True, slots=True)
class HoldNotOpen(Refusal):
    """The hold was lifted before."""

    message: ClassVar[str] = "The hold was lifted before"

    hold: WithdrawalHold


@dataclass(frozen=True, slots=True)
class HoldOwnedByRisk(Refusal):
    """Risk stands behind the hold, and the actor does not act for risk."""

    message: ClassVar[str] = "Only risk lifts this hold"


AddHoldOutcome = (
    WithdrawalHoldAdded | WithdrawalEnded | PaymentNotFound | WalletNotFound | IdempotencyConflict
)
LiftHoldOutcome = (
    WithdrawalHoldLifted
    | HoldNotOpen
    | HoldOwnedByRisk
    | PaymentNotFound
    | WalletNotFound
    | IdempotencyConflict
)
ReviewOutcome = WithdrawalReviewed | WithdrawalEnded | PaymentNotFound | WalletNotFound | IdempotencyConflict


class HoldAuthorities(Protocol):
    """For which department an actor puts and lifts holds."""

    def of(self, actor: Actor) -> HoldOwner:
        """RISK, which lifts every hold, or PAYMENTS; by the policy in force."""
        ...


class WithdrawalHolds(Protocol):
    """Stores holds and checks of withdrawals."""

    async def add(self, request: AddWithdrawalHold, owner: HoldOwner, mark: Stamp) -> AddHoldOutcome:
        """Put a hold."""
        ...

    async def lift(self, request: LiftWithdrawalHold, acts_for: HoldOwner, mark: Stamp) -> LiftHoldOutcome:
        """Lift a hold."""
        ...

    async def review(self, request: RecordWithdrawalReview, mark: Stamp) -> ReviewOutcome:
        """Store a check: PASSED lifts holds for RISK_REVIEW, REFUSED puts one."""
        ...


async def add_withdrawal_hold(
    request: AddWithdrawalHold, holds: WithdrawalHolds, authorities: HoldAuthorities, origin: Origin
) -> AddHoldOutcome:
    """Hold a withdrawal. The hold's id derives from the key.

    Raises:
        BadInput: the note is missing for OTHER, or is no text that can be stored.
    """
    note = _note(request.note, required=request.reason is HoldReason.OTHER)
    requested = ("hold withdrawal for", request.player_id, request.withdrawal_id, request.reason.name)
    mark = stamp(origin, request.key, requested, reason=note)
    for_risk = authorities.of(origin.actor) is HoldOwner.RISK
    return await holds.add(request, owner_of(request.reason, for_risk=for_risk), mark)


async def lift_withdrawal_hold(
    request: LiftWithdrawalHold, holds: WithdrawalHolds, authorities: HoldAuthorities, origin: Origin
) -> LiftHoldOutcome:
    """Lift a hold: any that payments stands behind, and for risk every one.

    Raises:
        BadInput: the note is missing, or is no text that can be stored.
    """
    note = _note(request.note, required=True)
    requested = ("lift hold", request.player_id, request.hold_id)
    mark = stamp(origin, request.key, requested, reason=note)
    return await holds.lift(request, authorities.of(origin.actor), mark)


async def record_withdrawal_review(
    request: RecordWithdrawalReview, holds: WithdrawalHolds, origin: Origin
) -> ReviewOutcome:
    """Record risk's check of a withdrawal.

    Raises:
        BadInput: a refusal has no note, or it is no text that can be stored.
    """
    note = _note(request.note, required=request.decision is ReviewDecision.REFUSED)
    requested = ("review withdrawal", request.player_id, request.withdrawal_id, request.decision.name)
    return await holds.review(request, stamp(origin, request.key, requested, reason=note))


def _note(text: str | None, *, required: bool) -> str | None:
    if required:
        return checked_text((text or "").strip(), "note", characters_max=REASON_CHARACTERS_MAX)
    optional_text(text, "note", characters_max=REASON_CHARACTERS_MAX)
    return text
