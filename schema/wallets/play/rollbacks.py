"""Rollbacks in the graph."""

from typing import Annotated

import strawberry

from domain.wallets.play import rollbacks
from resolvers.wallets.play import rollbacks as run
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.refusals import Refusal
from schema.wallets import outcomes as o
from schema.wallets.play.bets import AlreadyRolledBack, UnknownBet


@publishes(rollbacks.RolledBack)
@strawberry.type(description="The bet's exact legs are back in the wallets they came from")
class RolledBack(o.Posted): ...


@publishes(rollbacks.RollbackNoted)
@strawberry.type(
    description="There was no such bet; nothing moved, and a bet that comes later under that key never debits"
)
class RollbackNoted(o.Posted): ...


@publishes(rollbacks.BetAlreadySettled)
@strawberry.type(description="The bet has a result, so it cannot be rolled back")
class BetAlreadySettled(Refusal):
    bet: str


RollbackBetResult = Annotated[
    RolledBack
    | RollbackNoted
    | AlreadyRolledBack
    | BetAlreadySettled
    | UnknownBet
    | o.WalletNotFound
    | o.IdempotencyConflict,
    strawberry.union("RollbackBetResult"),
]


@adds_to("Mutation", order=40)
@strawberry.type
class RollbackMutations:
    """Rollbacks."""

    rollback_bet: RollbackBetResult | None = resolved_by(
        run.rollback_bet, description="Take a bet back entirely; accepted before the bet arrives, too"
    )
