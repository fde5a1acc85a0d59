"""Implements ``FigureReads``: one reading of a brand every few seconds, however many ask for it."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final, TypeAlias

from adapters.postgres.database import Database
from adapters.postgres.figures import statements
from adapters.postgres.figures.pieces import PieceTallies, Tallies, Tally
from adapters.postgres.wallets.rows import money
from domain.figures.days import ComparedDay, compared_days
from domain.figures.model import DayFigures, HourFigures, MoneyFigures, SignIns, TodayFigures
from domain.shared.calendar import Span, zone_of
from domain.shared.clock import Clock
from domain.shared.errors import Broken
from domain.shared.money import CURRENCIES, CURRENCY_BY_NUMBER

FRESH_FOR: Final = timedelta(seconds=2)
"""How long figures are shown to others who ask."""

Days: TypeAlias = tuple[ComparedDay, ComparedDay, ComparedDay]
Found: TypeAlias = Iterable[tuple[int, datetime, Tally]]

_COUNTED: Final = {
    statements.REGISTRATIONS: ("registrations",),
    statements.SIGN_INS: ("succeeded", "failed"),
}
_SUMMED: Final = ("deposits", "withdrawals", "stakes", "wins", "bonus_stakes", "bonus_wins")


class MomentFigures:
    """Implements ``FigureSource``: what was read at one moment, each kind when it is first asked for."""

    def __init__(self, kinds: Mapping[str, PieceTallies], at: datetime, days: Days) -> None:
        self._kinds = kinds
        self._at, self._days = at, days
        self._read: dict[str, Tallies] = {}
        self._reading = asyncio.Lock()

    async def registrations(self, part: Span) -> int:
        return (await self._tallies(statements.REGISTRATIONS)).of(part)["registrations",]

    async def sign_ins(self, part: Span) -> SignIns:
        found = (await self._tallies(statements.SIGN_INS)).of(part)
        return SignIns(found["succeeded",], found["failed",])

    async def money(self, part: Span) -> tuple[MoneyFigures, ...]:
        found = (await self._tallies(statements.MONEY)).of(part)
        codes = sorted({code for _, code in _moved(found)})
        return tuple(_money_of(found, code) for code in codes)

    async def _tallies(self, kind: str) -> Tallies:
        async with self._reading:
            if kind not in self._read:
                self._read[kind] = await self._kinds[kind].at(self._at, self._days)
            return self._read[kind]


class PostgresFigureReads:
    """Keeps what it has read of one brand; made once for a process and brand."""

    def __init__(self, database: Database, clock: Clock, brand: str) -> None:
        self._statements, self._clock, self._brand = database.statements_for(brand), clock, brand
        self._kinds = {
            kind: PieceTallies(partial(self._pieces, kind)) for kind in (*_COUNTED, statements.MONEY)
        }
        self._latest: TodayFigures | None = None
        self._reading = asyncio.Lock()

    async def today_figures(self) -> TodayFigures:
        async with self._reading:
            now, latest = self._clock.now(), self._latest
            if latest is None or not timedelta() <= now - latest.at < FRESH_FOR:
                self._latest = latest = await self._read_at(now)
            return latest

    async def _read_at(self, now: datetime) -> TodayFigures:
        zone = await self._statements.fetchval(statements.ZONE, self._brand)
        if zone is None:
            raise Broken("the viewer's brand is not there")
        days = compared_days(now, zone_of(zone))
        source = MomentFigures(self._kinds, now, days)
        shown = [
            DayFigures(day.day, day.so_far, tuple(HourFigures(hour, source) for hour in day.hours), source)
            for day in days
        ]
        return TodayFigures(now, zone, *shown)

    async def _pieces(self, kind: str, spans: Sequence[Span]) -> Found:
        since, until = [span.start for span in spans], [span.end for span in spans]
        rows = await self._statements.fetch(kind, self._brand, since, until)
        return _money_pieces(rows) if kind == statements.MONEY else _count_pieces(rows, _COUNTED[kind])


def _moved(found: Tally) -> dict[tuple[str, ...], int]:
    return {what: much for what, much in found.items() if much}


def _count_pieces(rows: Sequence[Any], names: Sequence[str]) -> Found:
    return [(row["span"] - 1, row["piece"], Counter({(name,): row[name] for name in names})) for row in rows]


def _money_pieces(rows: Sequence[Any]) -> Found:
    found: dict[tuple[int, datetime], Tally] = {}
    for row in rows:
        tally = found.setdefault((row["span"] - 1, row["piece"]), Counter())
        code = CURRENCY_BY_NUMBER[row["currency"]].code
        tally.update({(name, code): int(row[name]) for name in _SUMMED})
    return [(*key, tally) for key, tally in found.items()]


def _money_of(found: Tally, code: str) -> MoneyFigures:
    currency = CURRENCIES[code]
    return MoneyFigures(currency, *(money(found[name, code], currency.number) for name in _SUMMED))
