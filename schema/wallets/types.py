"""Types of wallets and their history."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import strawberry

from domain.shared.money import Currency
from domain.wallets import model, queries, states
from domain.wallets.kinds import BarReason, HouseAccount, OperationKind, WalletKind, WalletState
from domain.wallets.states import AdjustmentState, DepositState, WithdrawalState
from resolvers.wallets import reads as resolve
from schema.binding import publishes, resolved_by
from schema.money import Money
from schema.node import Node

if TYPE_CHECKING:
    from schema.player import Player

Owner = Annotated["Player", strawberry.lazy("schema.player")]


@publishes(model.Wallet)
@strawberry.type(description="One wallet. Wallet number 0 is the real money in the player's own currency")
class Wallet(Node):
    id: strawberry.ID = resolved_by(resolve.wallet_id)
    no: int = strawberry.field(description="Unique within the player")
    kind: WalletKind
    currency: Currency
    balance: Money | None = resolved_by(
        resolve.balance,
        description="Everything in the wallet, reserved money included; now, or as of a moment",
    )
    reserved: Money | None = strawberry.field(description="Held for withdrawals; cannot be played")
    available: Money | None = strawberry.field(description="What can be staked or withdrawn now")
    seq: int | None = strawberry.field(
        description="The player's last transaction this shows; contiguous, so a gap is a missed message"
    )
    state: WalletState | None
    opened_at: datetime | None
    unit: Money | None = strawberry.field(description="FREE_SPINS: the stake of one spin")
    spins_left: int | None
    grant_id: UUID | None
    player: Owner | None = resolved_by(resolve.owner)


@publishes(model.OperationRef)
@strawberry.type(description="Names one ledger transaction")
class TransactionRef:
    id: strawberry.ID = resolved_by(resolve.transaction_ref_id)
    seq: int
    at: datetime


@publishes(model.Leg)
@strawberry.type(description="What a transaction did to one wallet; the house account took the opposite")
class Leg:
    wallet_no: int
    wallet_kind: WalletKind
    amount: Money
    reserved_delta: Money
    balance_after: Money
    reserved_after: Money
    contra: HouseAccount | None


@publishes(model.Operation)
@strawberry.type(
    description="One ledger transaction: legs that sum to zero with the house accounts they name"
)
class Transaction(Node):
    id: strawberry.ID = resolved_by(resolve.transaction_id)
    seq: int
    at: datetime = strawberry.field(description="When it was applied; strictly increasing per player")
    occurred_at: datetime | None = strawberry.field(description="The caller's own time, where one was given")
    kind: OperationKind
    amount: Money | None
    legs: list[Leg] | None
    reference: str | None = strawberry.field(description="The caller's id of the operation")
    round_reference: str | None
    game: str | None
    bet_seq: int | None = strawberry.field(description="The bet this win or rollback answers")
    reversal_of: int | None
    actor: str | None
    channel: str | None
    ip: str | None
    reason: str | None
    hash: str | None = resolved_by(
        resolve.hash_hex, description="The player's hash chain up to and including this transaction, in hex"
    )
    player: Owner | None = resolved_by(resolve.owner)


@publishes(model.Round)
@strawberry.type(description="All transactions of one player in one game round, summed")
class Round(Node):
    id: strawberry.ID = resolved_by(resolve.round_id)
    reference: str
    game: str | None
    opened_at: datetime
    last_at: datetime | None
    closed_at: datetime | None
    staked: Money | None
    won: Money | None
    result: Money | None = strawberry.field(description="What the player won, or, negative, lost")
    operations: int | None
    player: Owner | None = resolved_by(resolve.owner)


@publishes(model.GameSession)
@strawberry.type(description="A launch of a game")
class GameSession:
    id: UUID
    game: str
    provider: str
    currency: Currency
    opened_at: datetime
    expires_at: datetime
    ended_at: datetime | None


@publishes(model.Standing)
@strawberry.type(description="What a player may do with money for now")
class Standing:
    may_bet: bool
    may_deposit: bool
    reason: BarReason | None


@publishes(states.Deposit)
@strawberry.type(description="Money on its way in")
class Deposit(Node):
    id: strawberry.ID = resolved_by(resolve.deposit_id)
    amount: Money | None
    state: DepositState
    allowed_moves: list[DepositState] | None = resolved_by(resolve.allowed_moves_of_deposit)
    method: str | None
    authorisation: str | None
    reason: str | None
    created_at: datetime | None
    updated_at: datetime | None
    player: Owner | None = resolved_by(resolve.owner)


@publishes(states.Withdrawal)
@strawberry.type(description="Money on its way out; reserved until it is paid, rejected or cancelled")
class Withdrawal(Node):
    id: strawberry.ID = resolved_by(resolve.withdrawal_id)
    amount: Money | None
    state: WithdrawalState
    allowed_moves: list[WithdrawalState] | None = resolved_by(resolve.allowed_moves_of_withdrawal)
    method: str | None
    authorisation: str | None
    reason: str | None
    created_at: datetime | None
    updated_at: datetime | None
    player: Owner | None = resolved_by(resolve.owner)


@publishes(states.Adjustment)
@strawberry.type(description="A correction by hand; above its currency's threshold a second operator decides")
class Adjustment(Node):
    id: strawberry.ID = resolved_by(resolve.adjustment_id)
    wallet_no: int
    amount: Money | None
    reason: str | None
    state: AdjustmentState
    allowed_moves: list[AdjustmentState] | None = resolved_by(resolve.allowed_moves_of_adjustment)
    maker: str | None
    checker: str | None
    created_at: datetime | None
    decided_at: datetime | None
    player: Owner | None = resolved_by(resolve.owner)


@publishes(queries.UnmatchedWin)
@strawberry.type(description="A win whose bet is unknown: waiting for the bet, a retry or an operator")
class UnmatchedWin:
    reference: str | None
    bet_reference: str | None
    amount: Money | None
    caller: str | None
    at: datetime | None
    player: Owner | None = resolved_by(resolve.owner)
