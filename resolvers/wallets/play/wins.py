"""Inputs and mutations of wins, alone or with their bet."""

from datetime import datetime

import strawberry

from domain.wallets.kinds import BalanceView, WinKind
from domain.wallets.play import wins as do
from resolvers.context import Info
from resolvers.ids import player_id_of
from resolvers.money import MoneyInput
from resolvers.wallets import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.wallets.descriptions import KEY, VIEW
from resolvers.wallets.play.bets import PlaceBetInput


@strawberry.input
class PayWinInput:
    player_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    amount: MoneyInput
    kind: WinKind = strawberry.field(default=WinKind.BET, description="All kinds but BET need no bet")
    bet: str | None = strawberry.field(default=None, description="Key of the bet this win answers")
    round: str | None = None
    game: str | None = None
    provider: str | None = None
    closes_round: bool = strawberry.field(
        default=False, description="No bets may follow in the round, which must be named"
    )
    occurred_at: datetime | None = None
    balance_view: BalanceView = strawberry.field(default=BalanceView.STORED, description=VIEW)

    def command(self) -> do.PayWin:
        return do.PayWin(
            player_id=player_id_of(self.player_id, "playerId"),
            key=self.key,
            amount=self.amount.money(),
            kind=self.kind,
            bet=self.bet,
            round=self.round,
            game=self.game,
            provider=self.provider,
            closes_round=self.closes_round,
            occurred_at=self.occurred_at,
            balance_view=self.balance_view,
        )


@strawberry.input
class BetAndWinInput:
    bet: PlaceBetInput = strawberry.field(description="The bet, which is placed first")
    win: PayWinInput = strawberry.field(description="The win that answers it")

    def command(self) -> do.BetAndWin:
        return do.BetAndWin(bet=self.bet.command(), win=self.win.command())


async def pay_win(info: Info, input: PayWinInput) -> do.WinOutcome:
    return await info.context.run(do.pay_win, input.command())


async def bet_and_win(info: Info, input: BetAndWinInput) -> do.BetAndWinOutcome:
    return await info.context.run(do.bet_and_win, input.command())
