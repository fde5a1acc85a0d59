"""A player's wallets over time: balances for a chart, and what was played day by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final, Protocol

from domain.shared.calendar import Span, day_span, local_day
from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId
from domain.shared.money import Currency, Money
from domain.shared.periods import Period
from domain.wallets.kinds import WalletKind

POINTS_MAX: Final = 500
"""Of one series, with the opening balance."""

DAYS_MAX: Final = 400

_STEPS: Final = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
)


@dataclass(frozen=True, slots=True)
class BalancePoint:
    """A balance from this moment on."""

    at: datetime
    balance: Money


@dataclass(frozen=True, slots=True)
class BalanceSeries:
    """What the wallets of one kind and currency held together.

    ``points`` are at most ``POINTS_MAX``: first the balance at the beginning of the period, then the last one
    of each ``step`` in which it moved.
    """

    wallet_kind: WalletKind
    currency: Currency
    step: timedelta
    points: tuple[BalancePoint, ...]

    @property
    def step_seconds(self) -> int:
        """``step`` in whole seconds."""
        return int(self.step.total_seconds())

    @property
    def opening(self) -> Money:
        """The balance before the first moment of the period."""
        return self.points[0].balance

    @property
    def closing(self) -> Money:
        """The balance at the end of the period."""
        return self.points[-1].balance


@dataclass(frozen=True, slots=True)
class PlayDay:
    """What a player put into bets on a brand day, and won, in one currency; see ``MoneyFigures``.

    ``bets`` are those placed, also where they were rolled back.
    """

    day: date
    currency: Currency
    bets: int
    stakes: Money
    wins: Money
    bonus_stakes: Money
    bonus_wins: Money

    @property
    def result(self) -> Money:
        """Wins less stakes of real money: negative where the player lost."""
        return self.wins - self.stakes


@dataclass(frozen=True, slots=True)
class BalanceCriteria:
    """Which wallets; None does not filter."""

    wallet_kind: WalletKind | None = None
    currency: Currency | None = None


class PlayerCharts(Protocol):
    """Each is one statement."""

    async def balances(
        self, player_id: PlayerId, span: Span, which: BalanceCriteria
    ) -> tuple[BalanceSeries, ...]:
        """By kind and currency, of the wallets that were open by the end of the span."""

    async def play(
        self, player_id: PlayerId, span: Span, days: Sequence[date], zone: tzinfo
    ) -> tuple[PlayDay, ...]:
        """Days in order, by currency; a day without play is absent. ``days`` are those of the span."""


def charted_span(period: Period, since: datetime, now: datetime, field: str) -> Span:
    """The part of a period that is over: from ``since`` on where it says no beginning, until now at most.

    Raises:
        BadInput: it has not begun.
    """
    start, end = period.since or since, min(period.until or now, now)
    if start >= end:
        raise BadInput("The period has not begun yet", field=f"{field}.from")
    return Span(start, end)


def step_of(span: Span) -> timedelta:
    """The shortest of the usual steps by which a series has no more points than it may."""
    longest = span.end - span.start
    steps_max = POINTS_MAX - 1
    for step in _STEPS:
        if longest <= step * steps_max:
            return step
    return timedelta(days=-(longest // -(timedelta(days=1) * steps_max)))


def days_of(span: Span, zone: tzinfo, field: str) -> list[date]:
    """The brand days that a span touches.

    Raises:
        BadInput: they are more than ``DAYS_MAX``.
    """
    first, last = local_day(span.start, zone), local_day(span.end - timedelta(microseconds=1), zone)
    if (last - first).days >= DAYS_MAX:
        raise BadInput(f"At most {DAYS_MAX} days at once", field=field)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def starts_of(days: Sequence[date], zone: tzinfo) -> list[datetime]:
    """The first moments of days."""
    return [day_span(day, zone).start for day in days]
