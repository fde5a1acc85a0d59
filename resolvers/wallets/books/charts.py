"""Resolvers of charts of one player; the player is within the viewer's reach already."""

from typing import Annotated

import strawberry

from domain.players.brands.queries import BrandReads
from domain.players.model import Player
from domain.shared.calendar import Span, zone_of
from domain.shared.errors import Broken
from domain.shared.money import Currency
from domain.wallets.books.charts import (
    BalanceCriteria,
    BalancePoint,
    BalanceSeries,
    PlayDay,
    PlayerCharts,
    charted_span,
    days_of,
)
from domain.wallets.kinds import WalletKind
from resolvers.context import Info
from resolvers.periods import PeriodInput, period_of

OfKind = Annotated[WalletKind | None, strawberry.argument(description="Wallets of this kind alone")]
InCurrency = Annotated[Currency | None, strawberry.argument(description="Wallets in this currency alone")]
OfPeriod = Annotated[
    PeriodInput,
    strawberry.argument(description="Until now at most; without `from`, since the player registered"),
]


async def balance_history(
    root: strawberry.Parent[Player],
    info: Info,
    period: OfPeriod,
    wallet_kind: OfKind = None,
    currency: InCurrency = None,
) -> list[BalanceSeries] | None:
    """The balances of a period, a series for each kind and currency of wallets.

    Raises:
        BadInput: the period has not begun.
    """
    span = _span(root, info, period)
    which = BalanceCriteria(wallet_kind, currency)
    return list(await info.context.read(PlayerCharts).balances(root.id, span, which))


def points(root: strawberry.Parent[BalanceSeries]) -> list[BalancePoint] | None:
    """The points in order of time."""
    return list(root.points)


async def daily_play(root: strawberry.Parent[Player], info: Info, period: OfPeriod) -> list[PlayDay] | None:
    """What was played on each brand day of a period.

    Raises:
        BadInput: the period has not begun, or has too many days.
        Broken: the player's brand is not there.
    """
    span = _span(root, info, period)
    brand = await info.context.read(BrandReads).brand(info.context.viewer.brand)
    if brand is None:
        raise Broken("the viewer's brand is not there")
    zone = zone_of(brand.time_zone)
    days = days_of(span, zone, "period")
    return list(await info.context.read(PlayerCharts).play(root.id, span, days, zone))


def _span(player: Player, info: Info, period: PeriodInput) -> Span:
    now = info.context.process.clock.now()
    return charted_span(period_of(period, "period"), player.created_at, now, "period")
