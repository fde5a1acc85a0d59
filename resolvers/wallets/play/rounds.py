"""Input and mutation to close rounds."""

from datetime import datetime

import strawberry

from domain.wallets.kinds import BalanceView
from domain.wallets.play import rounds as do
from resolvers.context import Info
from resolvers.ids import player_id_of
from resolvers.wallets import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.wallets.descriptions import KEY, VIEW


@strawberry.input
class CloseRoundInput:
    player_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    round: str
    provider: str | None = None
    game: str | None = None
    occurred_at: datetime | None = None
    balance_view: BalanceView = strawberry.field(default=BalanceView.STORED, description=VIEW)

    def command(self) -> do.CloseRound:
        return do.CloseRound(
            player_id=player_id_of(self.player_id, "playerId"),
            key=self.key,
            round=self.round,
            provider=self.provider,
            game=self.game,
            occurred_at=self.occurred_at,
            balance_view=self.balance_view,
        )


async def close_round(info: Info, input: CloseRoundInput) -> do.RoundOutcome:
    return await info.context.run(do.close_round, input.command())
