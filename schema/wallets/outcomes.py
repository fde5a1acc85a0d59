"""Outcomes shared by several mutations of wallets."""

import strawberry

from domain.shared.money import Currency
from domain.wallets import outcomes
from domain.wallets.kinds import BarReason
from resolvers.wallets import reads as resolve
from schema.binding import publishes, resolved_by
from schema.money import Money
from schema.refusals import Refusal
from schema.wallets.types import TransactionRef, Wallet

REPLAYED = "This key was used before: the earlier answer, and no money moved"


@strawberry.type
class Posted:
    """Fields of every outcome that posted a transaction."""

    wallet: Wallet
    operation: TransactionRef = strawberry.field(name="transaction")
    replayed: bool = strawberry.field(description=REPLAYED)


@publishes(outcomes.InsufficientFunds)
@strawberry.type(description="Refused: the funds of the wallets that may pay, and what was missing")
class InsufficientFunds(Refusal):
    balance: Money
    available: Money = strawberry.field(description="Balance less reserved")
    reserved: Money = strawberry.field(description="Held for withdrawals")
    short_by: Money


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
    reference: str


@publishes(outcomes.CurrencyMismatch)
@strawberry.type(description="The amount's currency is not the wallet's or the session's")
class CurrencyMismatch(Refusal):
    expected: Currency
    given: Currency


@publishes(outcomes.WalletNotFound)
@strawberry.type(description="There is no such wallet")
class WalletNotFound(Refusal): ...


@publishes(outcomes.PaymentNotFound)
@strawberry.type(description="There is no such deposit, withdrawal, adjustment or approval")
class PaymentNotFound(Refusal): ...


@publishes(outcomes.SameOperator)
@strawberry.type(description="Who made an operation, or asked for a limit, cannot approve it")
class SameOperator(Refusal):
    operator: str


@publishes(outcomes.MoveRefused)
@strawberry.type(description="It cannot move there from its state")
class MoveRefused(Refusal):
    state: str = resolved_by(resolve.state_name)
    allowed: list[str] = resolved_by(resolve.allowed_names)
