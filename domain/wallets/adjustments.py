"""Adjustments: corrections of balances by operators, above a threshold with four eyes."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.authority import Authorities, AuthorityLost, Participant, approver, authority_lost
from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.shared.outcomes import Pending, Success
from domain.wallets import rules
from domain.wallets.idempotency import Stamp, stamp
from domain.wallets.outcomes import (
    AdjustmentMoveRefused,
    CurrencyMismatch,
    IdempotencyConflict,
    InsufficientFunds,
    PaymentNotFound,
    Posted,
    SameOperator,
    WalletNotFound,
)
from domain.wallets.states import Adjustment


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjust:
    """Credit or, with a negative amount, debit a wallet, for a reason."""

    player_id: PlayerId
    key: str
    amount: Money
    reason: str
    wallet_no: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideAdjustment:
    """The second operator's decision on a pending adjustment."""

    player_id: PlayerId
    key: str
    adjustment_id: UUID
    reason: str | None = None


class Adjusted(Posted):
    """The correction was applied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalNeeded(Pending):
    """The amount is above the threshold: the adjustment waits for approval, and nothing was posted."""

    adjustment: Adjustment
    replayed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentRejected(Success):
    """The adjustment was rejected; nothing was posted."""

    adjustment: Adjustment
    replayed: bool


AdjustmentOutcome = (
    Adjusted | ApprovalNeeded | InsufficientFunds | CurrencyMismatch | WalletNotFound | IdempotencyConflict
)
ApprovalOutcome = (
    Adjusted
    | AdjustmentRejected
    | SameOperator
    | AuthorityLost
    | AdjustmentMoveRefused
    | PaymentNotFound
    | InsufficientFunds
    | WalletNotFound
    | IdempotencyConflict
)


class Adjustments(Protocol):
    """Posts adjustments, and stores pending ones."""

    async def waiting_maker(self, decision: DecideAdjustment) -> str | None:
        """Who made the adjustment, while it waits for a decision."""

    async def adjust(self, adjustment: Adjust, mark: Stamp) -> AdjustmentOutcome:
        """Post the adjustment, or above the threshold store it as pending."""

    async def approve_adjustment(self, decision: DecideAdjustment, mark: Stamp) -> ApprovalOutcome:
        """Post a pending adjustment."""

    async def reject_adjustment(self, decision: DecideAdjustment, mark: Stamp) -> ApprovalOutcome:
        """Reject a pending adjustment."""


async def adjust(adjustment: Adjust, adjustments: Adjustments, origin: Origin) -> AdjustmentOutcome:
    """Adjust a balance; above the threshold of the currency, another operator has to approve."""
    rules.not_zero(adjustment.amount)
    reason = rules.checked_reason(adjustment.reason)
    requested = ("adjust", adjustment.player_id, adjustment.amount, adjustment.wallet_no)
    return await adjustments.adjust(adjustment, stamp(origin, adjustment.key, requested, reason=reason))


async def approve_adjustment(
    decision: DecideAdjustment, adjustments: Adjustments, authorities: Authorities, origin: Origin
) -> ApprovalOutcome:
    """Approve and post a pending adjustment; its maker cannot, and has to be one who still may make it."""
    maker = await adjustments.waiting_maker(decision)
    if maker is not None and (
        lost := await authority_lost(
            authorities,
            Participant(maker, ("adjustBalance",)),
            approver(origin.actor, "approveAdjustment"),
        )
    ):
        return lost
    requested = ("approve", decision.player_id, decision.adjustment_id)
    mark = stamp(origin, decision.key, requested, reason=decision.reason)
    return await adjustments.approve_adjustment(decision, mark)


async def reject_adjustment(
    decision: DecideAdjustment, adjustments: Adjustments, origin: Origin
) -> ApprovalOutcome:
    """Reject a pending adjustment; its maker may, too."""
    requested = ("reject", decision.player_id, decision.adjustment_id)
    mark = stamp(origin, decision.key, requested, reason=rules.checked_reason(decision.reason or ""))
    return await adjustments.reject_adjustment(decision, mark)
