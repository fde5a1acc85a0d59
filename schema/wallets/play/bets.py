"""Bets in the graph."""

from typing import Annotated
from uuid import UUID

import strawberry

from domain.wallets.play import bets
from resolvers.wallets import links
from resolvers.wallets.play import bets as run
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.money import Money
from schema.refusals import Refusal
from schema.wallets import outcomes as o
from schema.wallets.play.rounds import RoundIsClosed
from schema.wallets.types import GameSession


@publishes(bets.BetPlaced)
@strawberry.type(description="The stake was debited")
class BetPlaced(o.Posted): ...


@publishes(bets.AlreadyRolledBack)
@strawberry.type(description="The bet was rolled back before")
class AlreadyRolledBack(Refusal):
    bet: str


@publishes(bets.UnknownBet)
@strawberry.type(
    description="No bet to answer; queued for reconciliation, and may be sent again under the same key"
)
class UnknownBet(Refusal):
    bet: str


@publishes(bets.SessionExpired)
@strawberry.type(description="The game session has ended, expired, or is not the player's")
class SessionExpired(Refusal):
    session_id: UUID = strawberry.field(description="As the bet named it")
    session: GameSession | None = resolved_by(
        links.expired_session, description="Null where the player has no session of this id"
    )


@publishes(bets.MaxBetExceeded)
@strawberry.type(description="The stake is higher than the bonus in play allows")
class MaxBetExceeded(Refusal):
    max_bet: Money = strawberry.field(description="The highest stake that the bonus allows")
    grant_id: UUID = strawberry.field(description="The grant of the bonus, as `Wallet.grantId` has it")


PlaceBetResult = Annotated[
    BetPlaced
    | o.InsufficientFunds
    | MaxBetExceeded
    | o.BetRefused
    | RoundIsClosed
    | AlreadyRolledBack
    | SessionExpired
    | o.CurrencyMismatch
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("PlaceBetResult"),
]


@adds_to("Mutation", order=20)
@strawberry.type
class BetMutations:
    """Bets."""

    place_bet: PlaceBetResult | None = resolved_by(run.place_bet, description="Debit a stake")
