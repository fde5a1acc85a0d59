"""Input and mutation of bets."""

from datetime import datetime
from uuid import UUID

import strawberry

from domain.wallets.kinds import BalanceView, Funding
from domain.wallets.play import bets as do
from resolvers.context import Info
from resolvers.ids import player_id_of, wallet_no
from resolvers.money import MoneyInput
from resolvers.wallets import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.wallets.descriptions import KEY, VIEW


@strawberry.input
class PlaceBetInput:
    player_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    stake: MoneyInput = strawberry.field(
        description="Zero for a free round of the provider's: the round is opened and nothing moves"
    )
    round: str | None = strawberry.field(default=None, description="The provider's id of the game round")
    game: str | None = None
    provider: str | None = strawberry.field(
        default=None, description="Whose round ids these are; default: the caller"
    )
    session_id: UUID | None = strawberry.field(
        default=None, description="Refuse the bet unless this session is live"
    )
    funding: Funding = strawberry.field(default=Funding.REAL_FIRST, description="Which wallets pay the stake")
    wallet_no: int = strawberry.field(default=0, description="With funding WALLET: the wallet that pays")
    occurred_at: datetime | None = None
    balance_view: BalanceView = strawberry.field(default=BalanceView.STORED, description=VIEW)

    def command(self) -> do.PlaceBet:
        return do.PlaceBet(
            player_id=player_id_of(self.player_id, "playerId"),
            key=self.key,
            stake=self.stake.money(),
            round=self.round,
            game=self.game,
            provider=self.provider,
            session_id=self.session_id,
            funding=self.funding,
            wallet_no=wallet_no(self.wallet_no, "walletNo"),
            occurred_at=self.occurred_at,
            balance_view=self.balance_view,
        )


async def place_bet(info: Info, input: PlaceBetInput) -> do.BetOutcome:
    return await info.context.run(do.place_bet, input.command())
