"""Input and mutation of rollbacks."""

from datetime import datetime

import strawberry

from domain.wallets.kinds import BalanceView
from domain.wallets.play import rollbacks as do
from resolvers.context import Info
from resolvers.ids import player_id_of
from resolvers.wallets import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.wallets.descriptions import KEY, VIEW


@strawberry.input
class RollbackBetInput:
    player_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    bet: str = strawberry.field(description="Key of the bet to take back; it may not have arrived yet")
    occurred_at: datetime | None = None
    balance_view: BalanceView = strawberry.field(default=BalanceView.STORED, description=VIEW)

    def command(self) -> do.RollbackBet:
        return do.RollbackBet(
            player_id=player_id_of(self.player_id, "playerId"),
            key=self.key,
            bet=self.bet,
            occurred_at=self.occurred_at,
            balance_view=self.balance_view,
        )


async def rollback_bet(info: Info, input: RollbackBetInput) -> do.RollbackOutcome:
    return await info.context.run(do.rollback_bet, input.command())
