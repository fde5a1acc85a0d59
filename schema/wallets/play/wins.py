"""Wins in the graph, alone or with their bet."""

from typing import Annotated

import strawberry

from domain.wallets.play import wins
from resolvers.wallets.play import wins as run
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.wallets import outcomes as o
from schema.wallets.play.bets import AlreadyRolledBack, BetPlaced, MaxBetExceeded, SessionExpired, UnknownBet
from schema.wallets.play.rounds import RoundIsClosed


@publishes(wins.WinPaid)
@strawberry.type(description="The win was credited")
class WinPaid(o.Posted): ...


@publishes(wins.BetAndWinDone)
@strawberry.type(description="Both actions of the call stand")
class BetAndWinDone:
    bet_placed: BetPlaced = strawberry.field(description="What came of the bet")
    win_paid: WinPaid = strawberry.field(description="What came of the win")


PayWinResult = Annotated[
    WinPaid
    | UnknownBet
    | AlreadyRolledBack
    | RoundIsClosed
    | o.CurrencyMismatch
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("PayWinResult"),
]

BetAndWinResult = Annotated[
    BetAndWinDone
    | o.InsufficientFunds
    | MaxBetExceeded
    | o.BetRefused
    | RoundIsClosed
    | AlreadyRolledBack
    | SessionExpired
    | UnknownBet
    | o.CurrencyMismatch
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("BetAndWinResult"),
]


@adds_to("Mutation", order=30)
@strawberry.type
class WinMutations:
    """Wins."""

    pay_win: PayWinResult | None = resolved_by(run.pay_win, description="Credit a win")
    bet_and_win: BetAndWinResult | None = resolved_by(
        run.bet_and_win, description="Debit a stake and credit its win, both or neither"
    )
