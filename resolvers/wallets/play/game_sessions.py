"""Inputs and mutations of game sessions."""

from uuid import UUID

import strawberry

from domain.shared.money import Currency
from domain.wallets.play import game_sessions as do
from resolvers.context import Info
from resolvers.ids import player_id_of


@strawberry.input
class OpenGameSessionInput:
    player_id: strawberry.ID
    id: UUID = strawberry.field(description="The caller's own id: sent again, it opens no second one")
    game: str = strawberry.field(description="The game, as its provider names it")
    currency: Currency
    provider: str | None = None
    seconds_max: int = strawberry.field(
        default=4 * 3600, description="How long it takes bets, in seconds, unless it is ended before"
    )

    def command(self) -> do.OpenGameSession:
        return do.OpenGameSession(
            player_id=player_id_of(self.player_id, "playerId"),
            id=self.id,
            game=self.game,
            currency=self.currency,
            provider=self.provider,
            seconds_max=self.seconds_max,
        )


@strawberry.input
class EndGameSessionInput:
    player_id: strawberry.ID
    id: UUID = strawberry.field(description="The caller's own id, which opened it: `GameSession.sessionId`")

    def command(self) -> do.EndGameSession:
        return do.EndGameSession(player_id=player_id_of(self.player_id, "playerId"), id=self.id)


async def open_game_session(info: Info, input: OpenGameSessionInput) -> do.SessionOutcome:
    return await info.context.run(do.open_game_session, input.command())


async def end_game_session(info: Info, input: EndGameSessionInput) -> do.SessionEndOutcome:
    return await info.context.run(do.end_game_session, input.command())
