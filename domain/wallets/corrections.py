"""What people and banks correct: adjustments with four eyes, commission, chargebacks, reversals."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.money import Money
from domain.wallets import rules
from domain.wallets.idempotency import stamp
from domain.wallets.outcomes import (
    AdjustmentOutcome,
    ApprovalOutcome,
    ChargebackOutcome,
    CommissionOutcome,
    ReversalOutcome,
)
from domain.wallets.ports import Corrections


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeCommission:
    """Debit a commission, or with ``tax`` a tax, from the real wallet."""

    player_id: UUID
    key: str
    amount: Money
    reason: str
    tax: bool = False
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeBack:
    """A bank took a settled deposit back. The wallet may go below zero and is then locked."""

    player_id: UUID
    key: str
    deposit_id: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reverse:
    """Undo operation ``seq`` by a new one.

    ``may_overdraw`` lets a wallet go below zero (and locks it) where the money is gone: a corrective
    rollback of a win, GLI-19 A.3.6(d).
    """

    player_id: UUID
    key: str
    seq: int
    reason: str
    may_overdraw: bool = False


async def adjust(adjustment: Adjust, corrections: Corrections, origin: Origin) -> AdjustmentOutcome:
    """Correct a balance by hand."""
    rules.not_zero(adjustment.amount)
    reason = rules.a_reason(adjustment.reason)
    asked = ("adjust", adjustment.player_id, adjustment.amount, adjustment.wallet_no)
    return await corrections.adjust(adjustment, stamp(origin, adjustment.key, asked, reason=reason))


async def approve_adjustment(
    decision: DecideAdjustment, corrections: Corrections, origin: Origin
) -> ApprovalOutcome:
    """Apply a pending adjustment; the maker cannot."""
    asked = ("approve", decision.player_id, decision.adjustment_id)
    mark = stamp(origin, decision.key, asked, reason=decision.reason)
    return await corrections.approve_adjustment(decision, mark)


async def reject_adjustment(
    decision: DecideAdjustment, corrections: Corrections, origin: Origin
) -> ApprovalOutcome:
    """Drop a pending adjustment; the maker may."""
    asked = ("reject", decision.player_id, decision.adjustment_id)
    mark = stamp(origin, decision.key, asked, reason=rules.a_reason(decision.reason or ""))
    return await corrections.reject_adjustment(decision, mark)


async def take_commission(
    commission: TakeCommission, corrections: Corrections, origin: Origin
) -> CommissionOutcome:
    """Debit a commission or a tax."""
    rules.above_zero(commission.amount)
    reason = rules.a_reason(commission.reason)
    asked = ("commission", commission.player_id, commission.amount, commission.tax)
    mark = stamp(origin, commission.key, asked, occurred_at=commission.occurred_at, reason=reason)
    return await corrections.take_commission(commission, mark)


async def charge_back(chargeback: ChargeBack, corrections: Corrections, origin: Origin) -> ChargebackOutcome:
    """Take a settled deposit out of the wallet, below zero if need be."""
    asked = ("chargeback", chargeback.player_id, chargeback.deposit_id)
    mark = stamp(origin, chargeback.key, asked, reason=rules.a_reason(chargeback.reason))
    return await corrections.charge_back(chargeback, mark)


async def reverse(reversal: Reverse, corrections: Corrections, origin: Origin) -> ReversalOutcome:
    """Undo an operation, once."""
    asked = ("reverse", reversal.player_id, reversal.seq)
    mark = stamp(origin, reversal.key, asked, reason=rules.a_reason(reversal.reason))
    return await corrections.reverse(reversal, mark)
