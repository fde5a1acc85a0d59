"""What is taken or undone afterwards: commission and tax, chargebacks, reversals."""

from dataclasses import dataclass
from datetime import datetime
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


class CommissionTaken(Posted):
    """The commission or tax was debited."""


class ChargedBack(Posted):
    """The deposit was taken back. Below zero, the wallet is locked."""


class Reversed(Posted):
    """A new operation undid an earlier one. Below zero, the wallet is locked."""


@dataclass(frozen=True, slots=True)
class OperationNotFound:
    """The player has no operation of this number."""

    seq: int


@dataclass(frozen=True, slots=True)
class NotReversible:
    """This operation moved nothing, is a correction itself, or was undone before."""

    seq: int


CommissionOutcome = (
    CommissionTaken | InsufficientFunds | CurrencyMismatch | WalletNotFound | IdempotencyConflict
)
ChargebackOutcome = ChargedBack | MoveRefused | PaymentNotFound | WalletNotFound | IdempotencyConflict
ReversalOutcome = (
    Reversed | OperationNotFound | NotReversible | InsufficientFunds | WalletNotFound | IdempotencyConflict
)


class Corrections(Protocol):
    """Where corrections are kept."""

    async def take_commission(self, commission: TakeCommission, mark: Stamp) -> CommissionOutcome:
        """Debit a commission or tax."""

    async def charge_back(self, chargeback: ChargeBack, mark: Stamp) -> ChargebackOutcome:
        """Take a settled deposit back."""

    async def reverse(self, reversal: Reverse, mark: Stamp) -> ReversalOutcome:
        """Undo an operation once."""


async def take_commission(
    commission: TakeCommission, corrections: Corrections, origin: Origin
) -> CommissionOutcome:
    """Debit a commission or a tax."""
    rules.above_zero(commission.amount)
    reason = rules.checked_reason(commission.reason)
    asked = ("commission", commission.player_id, commission.amount, commission.tax)
    mark = stamp(origin, commission.key, asked, occurred_at=commission.occurred_at, reason=reason)
    return await corrections.take_commission(commission, mark)


async def charge_back(chargeback: ChargeBack, corrections: Corrections, origin: Origin) -> ChargebackOutcome:
    """Take a settled deposit out of the wallet, below zero if need be."""
    asked = ("chargeback", chargeback.player_id, chargeback.deposit_id)
    mark = stamp(origin, chargeback.key, asked, reason=rules.checked_reason(chargeback.reason))
    return await corrections.charge_back(chargeback, mark)


async def reverse(reversal: Reverse, corrections: Corrections, origin: Origin) -> ReversalOutcome:
    """Undo an operation, once."""
    asked = ("reverse", reversal.player_id, reversal.seq)
    mark = stamp(origin, reversal.key, asked, reason=rules.checked_reason(reversal.reason))
    return await corrections.reverse(reversal, mark)
