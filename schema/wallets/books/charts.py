"""Charts of one player in the graph."""

from datetime import date, datetime

import strawberry

from domain.shared.money import Currency
from domain.wallets.books import charts
from domain.wallets.kinds import WalletKind
from resolvers.wallets.books import charts as resolve
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.money import Money


@publishes(charts.BalancePoint)
@strawberry.type(description="A balance from one moment on, until the next point")
class BalancePoint:
    at: datetime = strawberry.field(description="When it became so")
    balance: Money = strawberry.field(description="What the wallets held together")


@publishes(charts.BalanceSeries)
@strawberry.type(description="What a player's wallets of one kind and currency held together")
class BalanceSeries:
    wallet_kind: WalletKind = strawberry.field(description="The kind of the wallets")
    currency: Currency = strawberry.field(description="The currency of the wallets")
    step_seconds: int = strawberry.field(
        description="Of each step that is this long, the last balance is shown if it moved"
    )
    opening: Money = strawberry.field(description="The balance before the first moment of the period")
    closing: Money = strawberry.field(description="The balance at the end of the period")
    points: list[BalancePoint] | None = resolved_by(
        resolve.points, description="In order of time, the first at the beginning of the period; at most 500"
    )


@publishes(charts.PlayDay)
@strawberry.type(description="What a player put into bets on one day of the brand, and won, in one currency")
class PlayDay:
    day: date = strawberry.field(description="The day, in the brand's time zone")
    currency: Currency = strawberry.field(description="The currency of the amounts")
    bets: int = strawberry.field(description="How many bets were placed, also those that were rolled back")
    stakes: Money = strawberry.field(
        description="Bets with real money, less those that were rolled back or reversed"
    )
    wins: Money = strawberry.field(
        description="Wins of bets paid to real money, less those that were reversed; prizes and jackpots are"
        " not among them"
    )
    result: Money = strawberry.field(description="Wins less stakes; negative where the player lost")
    bonus_stakes: Money = strawberry.field(description="As `stakes`, with bonus money and free spins")
    bonus_wins: Money = strawberry.field(description="As `wins`, paid to bonus money")


@adds_to("Player", order=22)
@strawberry.type
class PlayerChartFields:
    """Charts among the fields of Player."""

    balance_history: list[BalanceSeries] | None = resolved_by(
        resolve.balance_history,
        description="Balances over a period, for a chart: a series for each kind and currency of wallets",
    )
    daily_play: list[PlayDay] | None = resolved_by(
        resolve.daily_play,
        description="What was played, by brand day and currency, the first day first; 400 days at most,"
        " without those that had no play",
    )
