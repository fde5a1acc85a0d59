"""Outcomes shared by several commands of the wallets context."""

from dataclasses import dataclass
from uuid import UUID

from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.wallets.kinds import BarReason
from domain.wallets.model import OperationRef, Wallet
from domain.wallets.states import AdjustmentState, DepositState, WithdrawalState


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """Base of every posted operation, with ``wallet`` after it.

    ``replayed``: the key was used before and nothing was posted now; ``wallet`` is then the stored or the
    current one, as the command's ``balance_view`` says.
    """

    wallet: Wallet
    operation: OperationRef
    replayed: bool


@dataclass(frozen=True, slots=True)
class InsufficientFunds:
    """The available funds, ``balance``, are too low by ``short_by``."""

    balance: Money
    short_by: Money


@dataclass(frozen=True, slots=True)
class BetRefused:
    """The player's standing or the wallet's state forbids bets now."""

    reason: BarReason


@dataclass(frozen=True, slots=True)
class PaymentRefused:
    """The player's standing forbids deposits, or the wallet's state withdrawals."""

    reason: BarReason


@dataclass(frozen=True, slots=True)
class IdempotencyConflict:
    """The key was used before for another request; nothing was posted."""

    reference: str


@dataclass(frozen=True, slots=True)
class CurrencyMismatch:
    """The currency of the amount differs from that of the wallet or session."""

    expected: str
    given: str


@dataclass(frozen=True, slots=True)
class WalletNotFound:
    """The player has no such wallet."""

    player_id: PlayerId


@dataclass(frozen=True, slots=True)
class PaymentNotFound:
    """The player has no such deposit, withdrawal or adjustment."""

    id: UUID


@dataclass(frozen=True, slots=True)
class MoveRefused:
    """The payment's or adjustment's state does not allow the move."""

    state: DepositState | WithdrawalState | AdjustmentState
    allowed: frozenset[DepositState] | frozenset[WithdrawalState] | frozenset[AdjustmentState]
