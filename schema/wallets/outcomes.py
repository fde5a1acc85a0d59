"""What can come of an operation on money: successes carry the wallet, refusals say why."""

from uuid import UUID

import strawberry

from domain.shared.money import Currency
from domain.wallets import outcomes
from domain.wallets.kinds import BarReason
from resolvers.wallets import reads as resolve
from schema.binding import publishes, resolved_by
from schema.money import Money
from schema.wallets.types import Adjustment, Deposit, GameSession, TransactionRef, Wallet, Withdrawal

REPLAYED = "This key was answered before; nothing moved this time"


@strawberry.type
class Posted:
    """Mixed into every success that posted a transaction."""

    wallet: Wallet
    operation: TransactionRef = strawberry.field(name="transaction")
    replayed: bool = strawberry.field(description=REPLAYED)


@publishes(outcomes.BetPlaced)
@strawberry.type(description="The stake was debited")
class BetPlaced(Posted): ...


@publishes(outcomes.WinPaid)
@strawberry.type(description="The win was credited")
class WinPaid(Posted): ...


@publishes(outcomes.RoundClosed)
@strawberry.type(description="The round takes no more bets")
class RoundClosed(Posted): ...


@publishes(outcomes.RolledBack)
@strawberry.type(description="The bet's exact legs are back in the wallets they came from")
class RolledBack(Posted): ...


@publishes(outcomes.RollbackNoted)
@strawberry.type(
    description="There was no such bet; nothing moved, and a bet that comes later under that key never debits"
)
class RollbackNoted(Posted): ...


@publishes(outcomes.Adjusted)
@strawberry.type(description="The correction was applied")
class Adjusted(Posted): ...


@publishes(outcomes.CommissionTaken)
@strawberry.type(description="The commission or tax was debited")
class CommissionTaken(Posted): ...


@publishes(outcomes.ChargedBack)
@strawberry.type(description="The deposit was taken back; below zero, the wallet is locked")
class ChargedBack(Posted): ...


@publishes(outcomes.Reversed)
@strawberry.type(description="A new transaction undid the earlier one")
class Reversed(Posted): ...


@publishes(outcomes.FundsGranted)
@strawberry.type(description="The funds are in the grant's wallet")
class FundsGranted(Posted): ...


@publishes(outcomes.FundsForfeited)
@strawberry.type(description="What was left of the grant went back to the house")
class FundsForfeited(Posted): ...


@publishes(outcomes.BonusConverted)
@strawberry.type(description="Bonus money became real money")
class BonusConverted(Posted): ...


@publishes(outcomes.Redeemed)
@strawberry.type(description="Points or chips were spent")
class Redeemed(Posted): ...


@publishes(outcomes.BetAndWinDone)
@strawberry.type(description="Both actions of the call stand")
class BetAndWinDone:
    bet: BetPlaced
    win: WinPaid


@publishes(outcomes.WalletOpened)
@strawberry.type(description="The wallet is open")
class WalletOpened:
    wallet: Wallet
    replayed: bool = strawberry.field(description=REPLAYED)


@publishes(outcomes.DepositMoved)
@strawberry.type(description="The deposit is in the state it shows; the wallet was credited only on SETTLED")
class DepositMoved:
    deposit: Deposit
    wallet: Wallet
    replayed: bool = strawberry.field(description=REPLAYED)


@publishes(outcomes.WithdrawalMoved)
@strawberry.type(description="The withdrawal is in the state it shows")
class WithdrawalMoved:
    withdrawal: Withdrawal
    wallet: Wallet
    replayed: bool = strawberry.field(description=REPLAYED)


@publishes(outcomes.ApprovalNeeded)
@strawberry.type(description="Above the threshold: nothing moved, another operator has to approve")
class ApprovalNeeded:
    adjustment: Adjustment
    replayed: bool = strawberry.field(description=REPLAYED)


@publishes(outcomes.AdjustmentRejected)
@strawberry.type(description="The second operator said no: nothing moved")
class AdjustmentRejected:
    adjustment: Adjustment
    replayed: bool = strawberry.field(description=REPLAYED)


@publishes(outcomes.GameSessionOpened)
@strawberry.type(description="Bets may name this session until it expires")
class GameSessionOpened:
    session: GameSession


@publishes(outcomes.GameSessionEnded)
@strawberry.type(description="No bet is taken in this session any more")
class GameSessionEnded:
    session: GameSession


@publishes(outcomes.InsufficientFunds)
@strawberry.type(description="Refused: the balance and what was missing")
class InsufficientFunds:
    balance: Money
    short_by: Money


@publishes(outcomes.BetRefused)
@strawberry.type(description="The player, or the wallet, may not bet now")
class BetRefused:
    reason: BarReason


@publishes(outcomes.PaymentRefused)
@strawberry.type(description="The player may not deposit, or the wallet is locked and pays nothing out")
class PaymentRefused:
    reason: BarReason


@publishes(outcomes.IdempotencyConflict)
@strawberry.type(description="This key was used before for something else; nothing moved")
class IdempotencyConflict:
    reference: str


@publishes(outcomes.AlreadyRolledBack)
@strawberry.type(description="The bet was rolled back before")
class AlreadyRolledBack:
    bet: str


@publishes(outcomes.BetAlreadySettled)
@strawberry.type(description="The bet has a result, so it cannot be rolled back")
class BetAlreadySettled:
    bet: str


@publishes(outcomes.UnknownBet)
@strawberry.type(
    description="No bet to answer; queued for reconciliation, and may be sent again under the same key"
)
class UnknownBet:
    bet: str


@publishes(outcomes.RoundIsClosed)
@strawberry.type(description="The round takes nothing more")
class RoundIsClosed:
    round: str


@publishes(outcomes.UnknownRound)
@strawberry.type(description="Nobody bet in this round")
class UnknownRound:
    round: str


@publishes(outcomes.SessionExpired)
@strawberry.type(description="The game session has ended, expired, or is not the player's")
class SessionExpired:
    session_id: UUID


@publishes(outcomes.CurrencyMismatch)
@strawberry.type(description="The amount's currency is not the wallet's or the session's")
class CurrencyMismatch:
    expected: Currency
    given: Currency


@publishes(outcomes.WalletNotFound)
@strawberry.type(description="There is no such wallet")
class WalletNotFound:
    message: str = resolved_by(resolve.no_wallet)


@publishes(outcomes.PaymentNotFound)
@strawberry.type(description="There is no such deposit, withdrawal or adjustment")
class PaymentNotFound:
    message: str = resolved_by(resolve.no_payment)


@publishes(outcomes.MoveRefused)
@strawberry.type(description="It cannot move there from its state")
class MoveRefused:
    state: str = resolved_by(resolve.state_name)
    allowed: list[str] = resolved_by(resolve.allowed_names)


@publishes(outcomes.SameOperator)
@strawberry.type(description="Who made an adjustment cannot decide it")
class SameOperator:
    operator: str


@publishes(outcomes.OperationNotFound)
@strawberry.type(description="There is no such transaction", name="TransactionNotFound")
class OperationNotFound:
    seq: int


@publishes(outcomes.NotReversible)
@strawberry.type(description="This transaction moved nothing, is a correction itself, or was undone before")
class NotReversible:
    seq: int


@publishes(outcomes.SessionNotFound)
@strawberry.type(description="There is no such game session")
class SessionNotFound:
    session_id: UUID
