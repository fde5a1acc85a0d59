"""Closed rounds in the graph."""

from typing import Annotated

import strawberry

from domain.wallets.play import rounds
from resolvers.wallets.play import rounds as run
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.refusals import Refusal
from schema.wallets import outcomes as o


@publishes(rounds.RoundClosed)
@strawberry.type(description="The round takes no more bets")
class RoundClosed(o.Posted): ...


@publishes(rounds.RoundIsClosed)
@strawberry.type(description="The round takes no more bets or wins")
class RoundIsClosed(Refusal):
    round: str


@publishes(rounds.UnknownRound)
@strawberry.type(description="There is no bet in this round")
class UnknownRound(Refusal):
    round: str


CloseRoundResult = Annotated[
    RoundClosed | UnknownRound | o.WalletNotFound | o.IdempotencyConflict,
    strawberry.union("CloseRoundResult"),
]


@adds_to("Mutation", order=50)
@strawberry.type
class RoundMutations:
    """Rounds."""

    close_round: CloseRoundResult | None = resolved_by(
        run.close_round, description="Take no more bets in a round"
    )
