"""Figures of a brand's day in the graph."""

from datetime import date, datetime
from typing import Any

import strawberry

from domain.figures import model
from domain.shared.money import Currency
from resolvers.figures import changes
from resolvers.figures import figures as resolve
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.money import Money

# Any, like resolved_by(): the field's annotation is the type that its resolver yields.
_pushed_by: Any = strawberry.subscription

REGISTRATIONS = "How many players registered"
SUCCEEDED = "How many sign-ins of players and operators opened a session"
FAILED = "How many sign-ins failed: a wrong login, password or factor, or an account that is not open"
MONEY = "By currency, never added up; one in which nothing moved is left out"


@publishes(model.MoneyFigures)
@strawberry.type(
    description="What the ledger booked in one currency; every amount is at the time it was booked"
)
class MoneyFigures:
    currency: Currency = strawberry.field(description="The currency of the amounts")
    deposits: Money | None = strawberry.field(
        description="Deposits that were settled; chargebacks are not taken off"
    )
    withdrawals: Money | None = strawberry.field(description="Withdrawals that were paid")
    stakes: Money | None = strawberry.field(
        description="Bets with real money, less those that were rolled back or reversed"
    )
    wins: Money | None = strawberry.field(
        description="Wins of bets paid to real money, less those that were reversed; prizes and jackpots are"
        " not among them"
    )
    ggr: Money | None = strawberry.field(
        description="Gross gaming revenue of real money: stakes less wins; negative where players won"
    )
    bonus_stakes: Money | None = strawberry.field(description="As `stakes`, with bonus money and free spins")
    bonus_wins: Money | None = strawberry.field(description="As `wins`, paid to bonus money")


@publishes(model.HourFigures)
@strawberry.type(description="One hour of a brand's day, as the clock there shows it")
class HourFigures:
    since: datetime = strawberry.field(name="from", description="The first moment of the hour")
    until: datetime = strawberry.field(
        description="The first moment after the hour, which may not be over yet"
    )
    registrations: int | None = resolved_by(resolve.registrations, description=REGISTRATIONS)
    sign_ins_succeeded: int | None = resolved_by(resolve.sign_ins_succeeded, description=SUCCEEDED)
    sign_ins_failed: int | None = resolved_by(resolve.sign_ins_failed, description=FAILED)
    money: list[MoneyFigures] | None = resolved_by(resolve.money, description=MONEY)


@publishes(model.DayFigures)
@strawberry.type(description="A day of a brand until its clock shows what today's clock shows")
class DayFigures:
    day: date = strawberry.field(description="The day, in the brand's time zone")
    since: datetime = strawberry.field(name="from", description="The first moment of the day")
    until: datetime = strawberry.field(description="The first moment that is not counted any more")
    registrations: int | None = resolved_by(resolve.registrations, description=REGISTRATIONS)
    sign_ins_succeeded: int | None = resolved_by(resolve.sign_ins_succeeded, description=SUCCEEDED)
    sign_ins_failed: int | None = resolved_by(resolve.sign_ins_failed, description=FAILED)
    money: list[MoneyFigures] | None = resolved_by(resolve.money, description=MONEY)
    hours: list[HourFigures] | None = resolved_by(
        resolve.hours,
        description="Hour by hour: of today until now, of the other days to their end; 23 to 25 of a day",
    )


@publishes(model.TodayFigures)
@strawberry.type(description="Today so far, beside the same hours of yesterday and of the same day last week")
class TodayFigures:
    at: datetime = strawberry.field(description="The moment until which was counted; seconds old at most")
    time_zone: str = strawberry.field(description="IANA name of the brand's time zone, in which its days are")
    today: DayFigures | None = strawberry.field(description="Since midnight")
    yesterday: DayFigures | None = strawberry.field(description="The same hours of the day before")
    last_week: DayFigures | None = strawberry.field(description="The same hours of the day a week before")


@adds_to("Query", order=36)
@strawberry.type
class FigureQueries:
    """Figures among the root queries."""

    today_figures: TodayFigures | None = resolved_by(
        resolve.today_figures,
        description="Figures of the viewer's brand: today so far, and the same hours of two earlier days",
    )


@adds_to("Subscription")
@strawberry.type
class FigureSubscriptions:
    """Figures among the subscriptions."""

    today_figures_changed: TodayFigures = _pushed_by(
        resolver=changes.today_figures_changed,
        description="The figures of the viewer's brand now, then when one has changed that was selected and"
        " may be read, every two seconds at most",
    )
