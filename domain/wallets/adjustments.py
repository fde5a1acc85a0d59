"""Balances corrected by hand; above a threshold a second operator decides."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.money import Money
from domain.wallets import rules
from domain.wallets.idempotency import Stamp, stamp
from domain.wallets.outcomes import (
    CurrencyMismatch,
    IdempotencyConflict,
    InsufficientFunds,
    MoveRefused,
    PaymentNotFound,
    Posted,
    WalletNotFound,
)
from domain.wallets.states import Adjustment


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjust:
    """Credit (or, negative, debit) a wallet by hand; above a threshold a second operator decides."""

    player_id: UUID
    key: str
    amount: Money
    reason: str
    wallet_no: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideAdjustment:
    """The second operator's word on a pending adjustment."""

    player_id: UUID
    key: str
    adjustment_id: UUID
    reason: str | None = None


class Adjusted(Posted):
    """The correction was applied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalNeeded:
    """Above the threshold: nothing moved, another operator has to approve."""

    adjustment: Adjustment
    replayed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentRejected:
    """The second operator said no: nothing moves."""

    adjustment: Adjustment
    replayed: bool


@dataclass(frozen=True, slots=True)
class SameOperator:
    """Who made an adjustment cannot approve it."""

    operator: str


AdjustmentOutcome = (
    Adjusted | ApprovalNeeded | InsufficientFunds | CurrencyMismatch | WalletNotFound | IdempotencyConflict
)
ApprovalOutcome = (
    Adjusted
    | AdjustmentRejected
    | SameOperator
    | MoveRefused
    | PaymentNotFound
    | InsufficientFunds
    | WalletNotFound
    | IdempotencyConflict
)


class Adjustments(Protocol):
    """Where adjustments are kept."""

    async def adjust(self, adjustment: Adjust, mark: Stamp) -> AdjustmentOutcome:
        """Apply, or above the threshold keep as pending."""

    async def approve_adjustment(self, decision: DecideAdjustment, mark: Stamp) -> ApprovalOutcome:
        """Apply a pending one."""

    async def reject_adjustment(self, decision: DecideAdjustment, mark: Stamp) -> ApprovalOutcome:
        """Drop a pending one."""


async def adjust(adjustment: Adjust, adjustments: Adjustments, origin: Origin) -> AdjustmentOutcome:
    """Correct a balance by hand."""
    rules.not_zero(adjustment.amount)
    reason = rules.checked_reason(adjustment.reason)
    asked = ("adjust", adjustment.player_id, adjustment.amount, adjustment.wallet_no)
    return await adjustments.adjust(adjustment, stamp(origin, adjustment.key, asked, reason=reason))


async def approve_adjustment(
    decision: DecideAdjustment, adjustments: Adjustments, origin: Origin
) -> ApprovalOutcome:
    """Apply a pending adjustment; the maker cannot."""
    asked = ("approve", decision.player_id, decision.adjustment_id)
    mark = stamp(origin, decision.key, asked, reason=decision.reason)
    return await adjustments.approve_adjustment(decision, mark)


async def reject_adjustment(
    decision: DecideAdjustment, adjustments: Adjustments, origin: Origin
) -> ApprovalOutcome:
    """Drop a pending adjustment; the maker may."""
    asked = ("reject", decision.player_id, decision.adjustment_id)
    mark = stamp(origin, decision.key, asked, reason=rules.checked_reason(decision.reason or ""))
    return await adjustments.reject_adjustment(decision, mark)
