"""Outcomes that several commands have. Expected refusals are values; each carries what the caller needs."""

from dataclasses import dataclass
from uuid import UUID

from domain.shared.money import Money
from domain.wallets.kinds import BarReason
from domain.wallets.model import OperationRef, Wallet
from domain.wallets.states import AdjustmentState, DepositState, WithdrawalState


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """Base of every success: ``wallet`` after the operation, and whether this is a repeated answer.

    With ``replayed`` nothing moved this time; whether ``wallet`` is then the stored or the current
    state is the caller's choice (``balance_view``).
    """

    wallet: Wallet
    operation: OperationRef
    replayed: bool


@dataclass(frozen=True, slots=True)
class InsufficientFunds:
    """Refused: ``balance`` is what could be spent, ``short_by`` what was missing."""

    balance: Money
    short_by: Money


@dataclass(frozen=True, slots=True)
class BetRefused:
    """The player, or the wallet, may not bet now."""

    reason: BarReason


@dataclass(frozen=True, slots=True)
class PaymentRefused:
    """The player may not deposit, or the wallet is locked and pays nothing out."""

    reason: BarReason


@dataclass(frozen=True, slots=True)
class IdempotencyConflict:
    """This operation id was used before for something else. Nothing moved."""

    reference: str


@dataclass(frozen=True, slots=True)
class CurrencyMismatch:
    """The amount's currency is not the wallet's or the session's."""

    expected: str
    given: str


@dataclass(frozen=True, slots=True)
class WalletNotFound:
    """The player has no such wallet."""

    player_id: UUID


@dataclass(frozen=True, slots=True)
class PaymentNotFound:
    """The player has no such deposit, withdrawal or adjustment."""

    id: UUID


@dataclass(frozen=True, slots=True)
class MoveRefused:
    """The state machine does not allow this move."""

    state: DepositState | WithdrawalState | AdjustmentState
    allowed: frozenset[DepositState] | frozenset[WithdrawalState] | frozenset[AdjustmentState]
