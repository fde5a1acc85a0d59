"""Outcomes shared by several commands of the wallets context."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.shared.outcomes import Pending, Refusal, Success
from domain.wallets.kinds import BarReason
from domain.wallets.model import OperationRef, Wallet
from domain.wallets.states import AdjustmentState, ApprovalState, DepositState, WithdrawalState


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted(Success):
    """Base of every posted operation, with ``wallet`` after it.

    ``replayed``: the key was used before and nothing was posted now; ``wallet`` is then the stored or the
    current one, as the command's ``balance_view`` says.
    """

    wallet: Wallet
    operation: OperationRef
    replayed: bool


@dataclass(frozen=True, slots=True)
class InsufficientFunds(Refusal):
    """The ``available`` funds, ``balance`` less ``reserved``, are too low by ``short_by``.

    Sums of all the wallets that could have paid.
    """

    message: ClassVar[str] = "There are not enough funds"

    balance: Money
    available: Money
    reserved: Money
    short_by: Money


@dataclass(frozen=True, slots=True)
class BetRefused(Refusal):
    """The player's standing or the wallet's state forbids bets now."""

    message: ClassVar[str] = "No bet can be placed now"

    reason: BarReason


@dataclass(frozen=True, slots=True)
class PaymentRefused(Refusal):
    """The player's standing forbids deposits, or the wallet's state forbids this step of a payment."""

    message: ClassVar[str] = "This payment cannot be made now"

    reason: BarReason


@dataclass(frozen=True, slots=True)
class IdempotencyConflict(Refusal):
    """The key was used before for another request; nothing was posted."""

    message: ClassVar[str] = "This key was used before, for another request"

    reference: str


@dataclass(frozen=True, slots=True)
class CurrencyMismatch(Refusal):
    """The currency of the amount differs from that of the wallet or session."""

    message: ClassVar[str] = "The amount is in another currency"

    expected: str
    given: str


@dataclass(frozen=True, slots=True)
class WalletNotFound(Refusal):
    """The player has no such wallet."""

    message: ClassVar[str] = "There is no such wallet"

    player_id: PlayerId


@dataclass(frozen=True, slots=True)
class PaymentNotFound(Refusal):
    """The player has no such deposit, withdrawal, hold, adjustment or approval."""

    message: ClassVar[str] = "There is no such payment"

    id: UUID


@dataclass(frozen=True, slots=True)
class SameOperator(Refusal):
    """Who made an operation, or asked for a limit, cannot approve it."""

    message: ClassVar[str] = "Another operator has to decide on this"

    operator: str


@dataclass(frozen=True, slots=True)
class SecondPersonNeeded(Pending):
    """The operation is above what its maker may move alone within 24 hours; nothing was posted.

    Another operator approves ``approval_id``, then the maker sends the same request under the same key again.
    """

    player_id: PlayerId
    approval_id: UUID


@dataclass(frozen=True, slots=True)
class DepositMoveRefused(Refusal):
    """The state of the deposit does not allow the move; ``allowed`` are the states it may move to."""

    message: ClassVar[str] = "The deposit cannot move there from its state"

    state: DepositState
    allowed: tuple[DepositState, ...]


@dataclass(frozen=True, slots=True)
class WithdrawalMoveRefused(Refusal):
    """The state of the withdrawal does not allow the move; ``allowed`` are the states it may move to."""

    message: ClassVar[str] = "The withdrawal cannot move there from its state"

    state: WithdrawalState
    allowed: tuple[WithdrawalState, ...]


@dataclass(frozen=True, slots=True)
class AdjustmentMoveRefused(Refusal):
    """The adjustment was decided before; ``allowed`` are the states it may move to."""

    message: ClassVar[str] = "The adjustment cannot move there from its state"

    state: AdjustmentState
    allowed: tuple[AdjustmentState, ...]


@dataclass(frozen=True, slots=True)
class ApprovalMoveRefused(Refusal):
    """An operation or a limit was decided before; ``allowed`` are the states it may move to."""

    message: ClassVar[str] = "This was decided before"

    state: ApprovalState
    allowed: tuple[ApprovalState, ...]
