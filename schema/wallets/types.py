"""Types of wallets and their history."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import strawberry

from domain.shared.actor import Channel
from domain.shared.money import Currency
from domain.wallets import model, queries, states
from domain.wallets.books import withdrawal_steps as steps
from domain.wallets.books.withdrawal_steps import WithdrawalStepKind
from domain.wallets.corrections import TransactionMove
from domain.wallets.holds import model as holds
from domain.wallets.holds.model import HoldOwner, HoldReason, HoldSubject, ReviewDecision
from domain.wallets.kinds import BarReason, HouseAccount, OperationKind, WalletKind, WalletState
from domain.wallets.states import AdjustmentState, DepositState, WithdrawalState
from resolvers import viewer as _channels  # noqa: F401 - registers the enum of channels
from resolvers.wallets import holds as resolve_holds
from resolvers.wallets import links
from resolvers.wallets import reads as resolve
from resolvers.wallets.books import withdrawal_steps
from schema.binding import publishes, resolved_by
from schema.money import Money
from schema.node import Node

if TYPE_CHECKING:
    from schema.player import Player

Owner = Annotated["Player", strawberry.lazy("schema.player")]
OfWithdrawal = Annotated["Withdrawal", strawberry.lazy("schema.wallets.types")]
AnotherTransaction = Annotated["Transaction", strawberry.lazy("schema.wallets.types")]
OfRound = Annotated["Round", strawberry.lazy("schema.wallets.types")]


@publishes(model.Wallet)
@strawberry.type(description="One wallet. Wallet number 0 is the real money in the player's own currency")
class Wallet(Node):
    id: strawberry.ID = resolved_by(resolve.wallet_id)
    no: int = strawberry.field(description="Unique within the player")
    kind: WalletKind = strawberry.field(description="What sort of money it holds")
    currency: Currency = strawberry.field(description="The currency it is kept in")
    balance: Money | None = resolved_by(
        resolve.balance,
        description="Everything in the wallet, reserved money included; now, or as of a moment",
    )
    reserved: Money | None = strawberry.field(description="Held for withdrawals; cannot be played")
    available: Money | None = strawberry.field(description="What can be staked or withdrawn now")
    seq: int | None = strawberry.field(
        description="The player's last transaction this shows; contiguous, so a gap is a missed message"
    )
    state: WalletState | None = strawberry.field(description="Whether it takes bets")
    opened_at: datetime | None = strawberry.field(description="When it was opened")
    unit: Money | None = strawberry.field(description="FREE_SPINS: the stake of one spin")
    spins_left: int | None = strawberry.field(description="FREE_SPINS: how many are left")
    grant_id: UUID | None = strawberry.field(
        description="BONUS and FREE_SPINS: the grant it holds; null for other kinds"
    )
    player: Owner | None = resolved_by(resolve.owner)


@publishes(model.Leg)
@strawberry.type(description="What a transaction did to one wallet; the house account took the opposite")
class Leg:
    wallet_no: int
    wallet: Wallet | None = resolved_by(links.wallet, description="The wallet, as it is now")
    wallet_kind: WalletKind = strawberry.field(description="The kind of the wallet")
    amount: Money = strawberry.field(description="What the balance changed by; negative is a debit")
    reserved_delta: Money = strawberry.field(description="What the reserved part of the balance changed by")
    balance_after: Money = strawberry.field(description="The balance right after it, reserved money included")
    reserved_after: Money = strawberry.field(description="What was reserved right after it")
    contra: HouseAccount | None = strawberry.field(description="The house account that took the opposite")


@publishes(model.Operation, or_short=model.OperationRef)
@strawberry.type(
    description="One ledger transaction: legs that sum to zero with the house accounts they name"
)
class Transaction(Node):
    id: strawberry.ID = resolved_by(resolve.transaction_id)
    seq: int
    at: datetime = strawberry.field(description="When it was applied; strictly increasing per player")
    occurred_at: datetime | None = strawberry.field(description="The caller's own time, where one was given")
    kind: OperationKind = strawberry.field(description="What was done")
    amount: Money | None = strawberry.field(
        description="What it changed the balances by, in the currency of its first leg; negative is a debit"
    )
    legs: list[Leg] | None = strawberry.field(description="What it did to each wallet")
    reference: str | None = strawberry.field(description="The caller's id of the operation")
    round_reference: str | None = strawberry.field(
        description="The provider's id of the game round; null outside rounds"
    )
    round: OfRound | None = resolved_by(links.round_, description="The game round it belongs to")
    game: str | None
    bet_seq: int | None = strawberry.field(description="The `seq` of the bet this win or rollback answers")
    bet: AnotherTransaction | None = resolved_by(
        links.bet, description="The bet this win or rollback answers"
    )
    reversal_of: int | None = strawberry.field(description="The `seq` of the transaction this one undid")
    reverses: AnotherTransaction | None = resolved_by(
        links.reversed_transaction, description="The transaction this one undid"
    )
    allowed_moves: list[TransactionMove] | None = resolved_by(
        resolve.allowed_moves_of_transaction, description="What you may do to it now"
    )
    actor: str | None = strawberry.field(description="Who did it, such as `operator:anna`")
    channel: Channel | None = strawberry.field(description="How the command reached Croupier")
    ip: str | None = strawberry.field(description="The IP address of who did it; null where none is known")
    reason: str | None
    hash: str | None = resolved_by(
        resolve.hash_hex, description="The player's hash chain up to and including this transaction, in hex"
    )
    player: Owner | None = resolved_by(resolve.owner)


@publishes(model.Round)
@strawberry.type(description="All transactions of one player in one game round, summed")
class Round(Node):
    id: strawberry.ID = resolved_by(resolve.round_id)
    reference: str = strawberry.field(description="The provider's id of the round")
    game: str | None
    opened_at: datetime = strawberry.field(description="When its first transaction was applied")
    last_at: datetime | None = strawberry.field(description="When its newest transaction was applied")
    closed_at: datetime | None = strawberry.field(
        description="When it was closed; null while bets may follow"
    )
    staked: Money | None = strawberry.field(description="All stakes, less those taken back")
    won: Money | None = strawberry.field(description="All wins")
    result: Money | None = strawberry.field(description="What the player won, or, negative, lost")
    operations: int | None = strawberry.field(description="How many transactions it has")
    player: Owner | None = resolved_by(resolve.owner)


@publishes(model.GameSession)
@strawberry.type(description="A launch of a game")
class GameSession(Node):
    id: strawberry.ID = resolved_by(resolve.game_session_id)
    session_id: UUID = resolved_by(
        resolve.caller_session_id, description="The caller's own id, which opened it and which bets name"
    )
    game: str = strawberry.field(description="The game, as its provider names it")
    provider: str = strawberry.field(description="Who supplies the game")
    currency: Currency
    opened_at: datetime = strawberry.field(description="When the game was launched")
    expires_at: datetime = strawberry.field(description="From then on it takes no bets")
    ended_at: datetime | None = strawberry.field(
        description="When it was ended before its time; null where it was not"
    )
    player: Owner | None = resolved_by(resolve.owner)


@publishes(model.Standing)
@strawberry.type(description="What a player may do with money for now")
class Standing:
    may_bet: bool = strawberry.field(description="Bets are taken")
    may_deposit: bool = strawberry.field(description="Deposits are taken")
    reason: BarReason | None = strawberry.field(description="What bars the player; null where nothing does")


@publishes(states.Deposit)
@strawberry.type(description="Money on its way in")
class Deposit(Node):
    id: strawberry.ID = resolved_by(resolve.deposit_id)
    amount: Money | None = strawberry.field(description="What is credited once it is settled")
    state: DepositState = strawberry.field(description="Where it stands")
    allowed_moves: list[DepositState] | None = resolved_by(resolve.allowed_moves_of_deposit)
    method: str | None
    authorisation: str | None
    reason: str | None
    created_at: datetime | None
    updated_at: datetime | None
    wallet: Wallet | None = resolved_by(links.wallet, description="The wallet, as it is now")
    player: Owner | None = resolved_by(resolve.owner)


@publishes(holds.WithdrawalHold)
@strawberry.type(description="Keeps a withdrawal from being approved and paid until it is lifted")
class WithdrawalHold(Node):
    id: strawberry.ID = resolved_by(resolve_holds.hold_id)
    waits_for: HoldSubject | None = strawberry.field(
        description="What support may know of the reason: what the player is asked for, or a review"
    )
    reason: HoldReason | None = strawberry.field(description="Why it was put; never told to the player")
    owner: HoldOwner | None = strawberry.field(description="Who stands behind it; RISK: only risk lifts it")
    note: str | None = strawberry.field(description="What staff wrote when it was put")
    put_by: str | None = strawberry.field(description="Who put it, such as `operator:anna`")
    put_at: datetime | None = strawberry.field(description="When it was put")
    lifted_by: str | None = strawberry.field(
        description="Who lifted it, or rejected, cancelled or paid the withdrawal; null while it stands"
    )
    lifted_at: datetime | None = strawberry.field(description="When it was lifted; null while it stands")
    lift_note: str | None = strawberry.field(description="What staff wrote when it was lifted")
    withdrawal: OfWithdrawal | None = resolved_by(
        resolve_holds.withdrawal_of_hold, description="The withdrawal that is held"
    )
    player: Owner | None = resolved_by(resolve.owner)


@publishes(holds.WithdrawalReview)
@strawberry.type(description="Risk's check of a withdrawal")
class WithdrawalReview:
    decision: ReviewDecision | None = strawberry.field(description="What risk found")
    note: str | None = strawberry.field(description="What risk wrote")
    actor: str | None = strawberry.field(description="Who checked it, such as `operator:anna`")
    at: datetime | None = strawberry.field(description="When it was checked")


@publishes(steps.WithdrawalStep)
@strawberry.type(description="A step of a withdrawal: a move, a hold put or lifted, or risk's check")
class WithdrawalStep:
    kind: WithdrawalStepKind = strawberry.field(description="What was done")
    state: WithdrawalState = strawberry.field(
        description="MOVED: the state it came into; otherwise the state it stood in"
    )
    at: datetime = strawberry.field(description="When it was done")
    actor: str | None = strawberry.field(description="Who did it, such as `operator:anna`")
    reason: str | None = strawberry.field(description="MOVED: the reason given for the step")
    hold: WithdrawalHold | None = strawberry.field(description="The hold that was put or lifted")
    review: WithdrawalReview | None = strawberry.field(description="RISK_CHECKED: what risk found")
    transaction: Transaction | None = resolved_by(
        withdrawal_steps.transaction,
        description="What the step posted to the ledger: a reservation, a payment or a release",
    )


@publishes(states.Withdrawal)
@strawberry.type(description="Money on its way out; reserved until it is paid, rejected or cancelled")
class Withdrawal(Node):
    id: strawberry.ID = resolved_by(resolve.withdrawal_id)
    amount: Money | None = strawberry.field(description="What is paid out")
    state: WithdrawalState = strawberry.field(description="Where it stands")
    allowed_moves: list[WithdrawalState] | None = resolved_by(resolve.allowed_moves_of_withdrawal)
    method: str | None
    authorisation: str | None
    reason: str | None
    created_at: datetime | None
    updated_at: datetime | None
    wallet: Wallet | None = resolved_by(links.wallet, description="The wallet, as it is now")
    steps: list[WithdrawalStep] | None = resolved_by(
        withdrawal_steps.steps,
        description="How it came to its state: each step, the first first",
    )
    holds: list[WithdrawalHold] | None = resolved_by(
        resolve_holds.holds,
        description="What keeps, or kept, it from being approved and paid, the first first; of more than 100 "
        "those that stand, then the newest",
    )
    under_review: bool | None = resolved_by(
        resolve_holds.under_review, description="Whether a hold stands, and it waits for that"
    )
    review_notice: str | None = resolved_by(
        resolve_holds.review_notice,
        description="What to tell the player of the holds that stand, the same for every reason; null"
        " without one",
    )
    approved_by: str | None = resolved_by(
        withdrawal_steps.approved_by, description="Who approved it, such as `operator:anna`; null until then"
    )
    player: Owner | None = resolved_by(resolve.owner)


@publishes(states.Adjustment)
@strawberry.type(description="A correction by hand; above its currency's threshold a second operator decides")
class Adjustment(Node):
    id: strawberry.ID = resolved_by(resolve.adjustment_id)
    wallet_no: int
    wallet: Wallet | None = resolved_by(links.wallet, description="The wallet, as it is now")
    amount: Money | None = strawberry.field(description="What the balance is corrected by; negative debits")
    reason: str | None
    state: AdjustmentState = strawberry.field(
        description="Whether it waits for a second operator, or how it was decided"
    )
    allowed_moves: list[AdjustmentState] | None = resolved_by(resolve.allowed_moves_of_adjustment)
    maker: str | None
    checker: str | None
    created_at: datetime | None
    decided_at: datetime | None
    player: Owner | None = resolved_by(resolve.owner)


@publishes(queries.UnmatchedWin)
@strawberry.type(description="A win whose bet is unknown: waiting for the bet, a retry or an operator")
class UnmatchedWin(Node):
    id: strawberry.ID = resolved_by(resolve.unmatched_win_id, description="The win, umw_...")
    reference: str | None = strawberry.field(description="The caller's key of the win")
    bet_reference: str | None = strawberry.field(description="The key of the bet that is missing")
    amount: Money | None = strawberry.field(description="What it is to pay")
    caller: str | None = strawberry.field(description="The program that sent it")
    at: datetime | None = strawberry.field(description="When it came first")
    player: Owner | None = resolved_by(resolve.owner)
