"""What game providers send: bets, wins, rollbacks, rounds and sessions. Amounts are checked by the domain."""

from datetime import datetime
from uuid import UUID

import strawberry

from domain.shared.money import Currency
from domain.wallets import commands as do
from domain.wallets.kinds import BalanceView, Funding, WinKind
from resolvers.ids import uuid_of, wallet_no
from resolvers.money import MoneyInput
from resolvers.wallets import kinds as _enums  # noqa: F401 - registers the enums used below

KEY = "The caller's own id of this operation: the same id never moves money twice"
VIEW = "On a repeated operation, show the balance as it was then (STORED) or as it is now (CURRENT)"


@strawberry.input
class PlaceBetInput:
    player_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    stake: MoneyInput
    round: str | None = strawberry.field(default=None, description="The provider's id of the game round")
    game: str | None = None
    provider: str | None = strawberry.field(
        default=None, description="Whose round ids these are; default: the caller"
    )
    session_id: UUID | None = strawberry.field(
        default=None, description="Refuse the bet unless this session is live"
    )
    funding: Funding = Funding.REAL_FIRST
    wallet_no: int = strawberry.field(default=0, description="With funding WALLET: the wallet that pays")
    occurred_at: datetime | None = None
    balance_view: BalanceView = strawberry.field(default=BalanceView.STORED, description=VIEW)

    def command(self) -> do.PlaceBet:
        """The domain's command."""
        return do.PlaceBet(
            player_id=uuid_of("plr", self.player_id, "playerId"),
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
    closes_round: bool = False
    occurred_at: datetime | None = None
    balance_view: BalanceView = strawberry.field(default=BalanceView.STORED, description=VIEW)

    def command(self) -> do.PayWin:
        """The domain's command."""
        return do.PayWin(
            player_id=uuid_of("plr", self.player_id, "playerId"),
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
    bet: PlaceBetInput
    win: PayWinInput

    def command(self) -> do.BetAndWin:
        """The domain's command."""
        return do.BetAndWin(bet=self.bet.command(), win=self.win.command())


@strawberry.input
class RollbackBetInput:
    player_id: strawberry.ID
    key: str = strawberry.field(description=KEY)
    bet: str = strawberry.field(description="Key of the bet to take back; it may not have arrived yet")
    occurred_at: datetime | None = None
    balance_view: BalanceView = strawberry.field(default=BalanceView.STORED, description=VIEW)

    def command(self) -> do.RollbackBet:
        """The domain's command."""
        return do.RollbackBet(
            player_id=uuid_of("plr", self.player_id, "playerId"),
            key=self.key,
            bet=self.bet,
            occurred_at=self.occurred_at,
            balance_view=self.balance_view,
        )


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
        """The domain's command."""
        return do.CloseRound(
            player_id=uuid_of("plr", self.player_id, "playerId"),
            key=self.key,
            round=self.round,
            provider=self.provider,
            game=self.game,
            occurred_at=self.occurred_at,
            balance_view=self.balance_view,
        )


@strawberry.input
class OpenGameSessionInput:
    player_id: strawberry.ID
    id: UUID = strawberry.field(description="The caller's own id, so that a retry opens nothing new")
    game: str
    currency: Currency
    provider: str | None = None
    seconds_max: int = 4 * 3600

    def command(self) -> do.OpenGameSession:
        """The domain's command."""
        return do.OpenGameSession(
            player_id=uuid_of("plr", self.player_id, "playerId"),
            id=self.id,
            game=self.game,
            currency=self.currency,
            provider=self.provider,
            seconds_max=self.seconds_max,
        )


@strawberry.input
class EndGameSessionInput:
    player_id: strawberry.ID
    id: UUID

    def command(self) -> do.EndGameSession:
        """The domain's command."""
        return do.EndGameSession(player_id=uuid_of("plr", self.player_id, "playerId"), id=self.id)
