"""Game sessions in the graph."""

from typing import Annotated
from uuid import UUID

import strawberry

from domain.wallets.play import game_sessions
from resolvers.wallets.play import game_sessions as run
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.refusals import Refusal
from schema.wallets import outcomes as o
from schema.wallets.types import GameSession


@publishes(game_sessions.GameSessionOpened)
@strawberry.type(description="Bets may name this session until it expires")
class GameSessionOpened:
    session: GameSession


@publishes(game_sessions.GameSessionEnded)
@strawberry.type(description="No bet is taken in this session any more")
class GameSessionEnded:
    session: GameSession


@publishes(game_sessions.SessionNotFound)
@strawberry.type(description="There is no such game session")
class SessionNotFound(Refusal):
    session_id: UUID = strawberry.field(description="The id that was sent")


OpenGameSessionResult = Annotated[
    GameSessionOpened | o.WalletNotFound | o.BetRefused | o.CurrencyMismatch | o.IdempotencyConflict,
    strawberry.union("OpenGameSessionResult"),
]

EndGameSessionResult = Annotated[
    GameSessionEnded | SessionNotFound,
    strawberry.union("EndGameSessionResult"),
]


@adds_to("Mutation", order=60)
@strawberry.type
class GameSessionMutations:
    """Game sessions."""

    open_game_session: OpenGameSessionResult | None = resolved_by(
        run.open_game_session, description="Launch a game"
    )
    end_game_session: EndGameSessionResult | None = resolved_by(
        run.end_game_session, description="End a game session now"
    )
