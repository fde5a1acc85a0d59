"""What happened in a part of a day: counts, and money by currency, which is never added up."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.shared.calendar import Span
from domain.shared.money import Currency, Money


@dataclass(frozen=True, slots=True)
class SignIns:
    """Sign-ins of players and operators."""

    succeeded: int
    failed: int


@dataclass(frozen=True, slots=True)
class MoneyFigures:
    """What the ledger booked in one currency.

    ``stakes`` are bets less those rolled back or reversed, ``wins`` are wins of bets less those reversed:
    both of real money. ``bonus_stakes`` and ``bonus_wins`` are the same of bonus wallets and free spins.
    Prizes, jackpots, fees and corrections are in none of them. ``withdrawals`` are those paid.
    """

    currency: Currency
    deposits: Money
    withdrawals: Money
    stakes: Money
    wins: Money
    bonus_stakes: Money
    bonus_wins: Money

    @property
    def ggr(self) -> Money:
        """Gross gaming revenue of real money: stakes less wins, negative where players won."""
        return self.stakes - self.wins


class FigureSource(Protocol):
    """Figures as they stood at one moment; the first who asks for a kind has it read."""

    async def registrations(self, part: Span) -> int:
        """How many players registered."""

    async def sign_ins(self, part: Span) -> SignIns:
        """How many sign-ins succeeded and failed."""

    async def money(self, part: Span) -> tuple[MoneyFigures, ...]:
        """Money by the code of its currency; a currency in which nothing moved is absent."""


@dataclass(frozen=True, slots=True)
class HourFigures:
    """One hour of a brand day, as the clock there shows it."""

    part: Span
    source: FigureSource

    @property
    def since(self) -> datetime:
        """Its first moment."""
        return self.part.start

    @property
    def until(self) -> datetime:
        """The first moment after it."""
        return self.part.end


@dataclass(frozen=True, slots=True)
class DayFigures:
    """A brand day until its clock shows what today's clock shows. ``hours`` go on to the end of the day."""

    day: date
    part: Span
    hours: tuple[HourFigures, ...]
    source: FigureSource

    @property
    def since(self) -> datetime:
        """Its first moment."""
        return self.part.start

    @property
    def until(self) -> datetime:
        """The first moment that is not counted any more."""
        return self.part.end


@dataclass(frozen=True, slots=True)
class TodayFigures:
    """Today so far, beside the same hours of yesterday and of the same day last week."""

    at: datetime
    time_zone: str
    today: DayFigures
    yesterday: DayFigures
    last_week: DayFigures


class FigureReads(Protocol):
    """The figures of one brand."""

    async def today_figures(self) -> TodayFigures:
        """The same for all who ask within a few seconds."""
