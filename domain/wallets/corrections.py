"""Corrections: commission and tax, chargebacks, reversals."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import ClassVar, Protocol
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.shared.outcomes import Refusal
from domain.wallets import rules
from domain.wallets.idempotency import Stamp, stamp
from domain.wallets.outcomes import (
    CurrencyMismatch,
    DepositMoveRefused,
    IdempotencyConflict,
    InsufficientFunds,
    PaymentNotFound,
    Posted,
    SecondPersonNeeded,
    WalletNotFound,
)


class TransactionMove(Enum):
    """What can be done to an operation of the ledger."""

    REVERSE = "REVERSE"
    """A new operation undoes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeCommission:
    """Debit a commission, or with ``tax`` a tax, from the real-money wallet."""

    player_id: PlayerId
    key: str
    amount: Money
    reason: str
    tax: bool = False
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeBack:
    """Debit a settled deposit that the bank has taken back. A wallet below zero is locked."""

    player_id: PlayerId
    key: str
    deposit_id: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reverse:
    """Reverse operation ``seq`` by a new one.

    ``may_overdraw`` allows a wallet to go below zero, which locks it: a corrective rollback of a win,
    GLI-19 A.3.6(d).
    """

    player_id: PlayerId
    key: str
    seq: int
    reason: str
    may_overdraw: bool = False


class CommissionTaken(Posted):
    """The commission or tax was debited."""


class ChargedBack(Posted):
    """The deposit was debited. Below zero, the wallet is locked."""


class Reversed(Posted):
    """The operation was reversed by a new one. Below zero, the wallet is locked."""


@dataclass(frozen=True, slots=True)
class OperationNotFound(Refusal):
    """The player has no operation of this number."""

    code: ClassVar[str] = "TRANSACTION_NOT_FOUND"
    message: ClassVar[str] = "There is no such transaction"

    seq: int


@dataclass(frozen=True, slots=True)
class NotReversible(Refusal):
    """The operation has no legs, is a correction itself, or was reversed before."""

    message: ClassVar[str] = "This transaction cannot be undone"

    seq: int


CommissionOutcome = (
    CommissionTaken
    | SecondPersonNeeded
    | InsufficientFunds
    | CurrencyMismatch
    | WalletNotFound
    | IdempotencyConflict
)
ChargebackOutcome = (
    ChargedBack
    | SecondPersonNeeded
    | DepositMoveRefused
    | PaymentNotFound
    | WalletNotFound
    | IdempotencyConflict
)
ReversalOutcome = (
    Reversed
    | SecondPersonNeeded
    | OperationNotFound
    | NotReversible
    | InsufficientFunds
    | WalletNotFound
    | IdempotencyConflict
)


class Corrections(Protocol):
    """Posts corrections."""

    async def take_commission(self, commission: TakeCommission, mark: Stamp) -> CommissionOutcome:
        """Debit the real-money wallet."""

    async def charge_back(self, chargeback: ChargeBack, mark: Stamp) -> ChargebackOutcome:
        """Debit the deposit's amount, below zero if necessary."""

    async def reverse(self, reversal: Reverse, mark: Stamp) -> ReversalOutcome:
        """Post the reversal, once per operation."""


async def take_commission(
    commission: TakeCommission, corrections: Corrections, origin: Origin
) -> CommissionOutcome:
    """Debit a commission or a tax."""
    rules.above_zero(commission.amount)
    reason = rules.checked_reason(commission.reason)
    requested = ("commission", commission.player_id, commission.amount, commission.tax)
    mark = stamp(origin, commission.key, requested, occurred_at=commission.occurred_at, reason=reason)
    return await corrections.take_commission(commission, mark)


async def charge_back(chargeback: ChargeBack, corrections: Corrections, origin: Origin) -> ChargebackOutcome:
    """Charge a deposit back."""
    requested = ("chargeback", chargeback.player_id, chargeback.deposit_id)
    mark = stamp(origin, chargeback.key, requested, reason=rules.checked_reason(chargeback.reason))
    return await corrections.charge_back(chargeback, mark)


async def reverse(reversal: Reverse, corrections: Corrections, origin: Origin) -> ReversalOutcome:
    """Reverse an operation."""
    requested = ("reverse", reversal.player_id, reversal.seq)
    reason = rules.checked_reason(reversal.reason)
    mark = stamp(origin, reversal.key, requested, also=(reversal.may_overdraw,), reason=reason)
    return await corrections.reverse(reversal, mark)
