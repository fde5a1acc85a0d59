"""Outcomes shared by several mutations of wallets."""

import strawberry

from domain.shared.money import Currency
from domain.wallets import outcomes
from domain.wallets.kinds import BarReason
from domain.wallets.states import AdjustmentState, ApprovalState, DepositState, WithdrawalState
from resolvers.wallets import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.wallets import reads as resolve
from schema.binding import publishes, resolved_by
from schema.money import Money
from schema.refusals import Refusal
from schema.wallets.types import Transaction, Wallet

STATE_NOW = "The state it is in now"
MOVES_NOW = "The states it may move to from there"
REPLAYED = "This key was used before: the earlier answer, and no money moved"


@strawberry.type
class Posted:
    """Fields of every outcome that posted a transaction."""

    wallet: Wallet = strawberry.field(
        description="The player's wallet after it; a repeated request shows it as `balanceView` says"
    )
    operation: Transaction = resolved_by(
        resolve.posted_transaction,
        name="transaction",
        description="What was posted; a repeated request answers with the transaction of the first",
    )
    replayed: bool = strawberry.field(description=REPLAYED)


@publishes(outcomes.InsufficientFunds)
@strawberry.type(description="Refused: the funds of the wallets that may pay, and what was missing")
class InsufficientFunds(Refusal):
    balance: Money = strawberry.field(description="All that is in the wallets, reserved money included")
    available: Money = strawberry.field(description="Balance less reserved")
    reserved: Money = strawberry.field(description="Held for withdrawals")
    short_by: Money = strawberry.field(description="What is missing")


@publishes(outcomes.BetRefused)
@strawberry.type(description="The player, or the wallet, may not bet now")
class BetRefused(Refusal):
    reason: BarReason


@publishes(outcomes.PaymentRefused)
@strawberry.type(
    description="The player may not deposit, or the wallet is closed, or locked and pays nothing out"
)
class PaymentRefused(Refusal):
    reason: BarReason


@publishes(outcomes.IdempotencyConflict)
@strawberry.type(description="This key was used before for another operation; no money moved")
class IdempotencyConflict(Refusal):
    reference: str = strawberry.field(description="The key that was used before")


@publishes(outcomes.CurrencyMismatch)
@strawberry.type(description="The amount's currency is not the wallet's or the session's")
class CurrencyMismatch(Refusal):
    expected: Currency = strawberry.field(description="The currency of the wallet or session")
    given: Currency = strawberry.field(description="The currency that was sent")


@publishes(outcomes.WalletNotFound)
@strawberry.type(description="There is no such wallet")
class WalletNotFound(Refusal): ...


@publishes(outcomes.PaymentNotFound)
@strawberry.type(description="There is no such deposit, withdrawal, hold, adjustment or approval")
class PaymentNotFound(Refusal): ...


@publishes(outcomes.SameOperator)
@strawberry.type(description="Who made an operation, or asked for a limit, cannot approve it")
class SameOperator(Refusal):
    operator: str


@publishes(outcomes.DepositMoveRefused)
@strawberry.type(description="The deposit cannot move there from its state")
class DepositMoveRefused(Refusal):
    state: DepositState = strawberry.field(description=STATE_NOW)
    allowed: list[DepositState] = strawberry.field(description=MOVES_NOW)


@publishes(outcomes.WithdrawalMoveRefused)
@strawberry.type(description="The withdrawal cannot move there from its state")
class WithdrawalMoveRefused(Refusal):
    state: WithdrawalState = strawberry.field(description=STATE_NOW)
    allowed: list[WithdrawalState] = strawberry.field(description=MOVES_NOW)


@publishes(outcomes.AdjustmentMoveRefused)
@strawberry.type(description="The adjustment cannot move there from its state: it was decided before")
class AdjustmentMoveRefused(Refusal):
    state: AdjustmentState = strawberry.field(description=STATE_NOW)
    allowed: list[AdjustmentState] = strawberry.field(description=MOVES_NOW)


@publishes(outcomes.ApprovalMoveRefused)
@strawberry.type(description="The operation, or the change of a limit, was decided before")
class ApprovalMoveRefused(Refusal):
    state: ApprovalState = strawberry.field(description=STATE_NOW)
    allowed: list[ApprovalState] = strawberry.field(description=MOVES_NOW)
