"""The subscription to a brand's figures: pushes when one has changed that is selected and may be read."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Final

from domain.figures.model import FigureReads, TodayFigures
from resolvers.authorization.levels import AccessTable, Level
from resolvers.context import Info
from resolvers.figures.figures import Part, registrations, sign_ins_failed, sign_ins_succeeded
from resolvers.selection import fields_of_operation

PUSH_SECONDS: Final = 2.0
"""The shortest time between two pushes."""

DAYS: Final = {
    "TodayFigures.today": "today",
    "TodayFigures.yesterday": "yesterday",
    "TodayFigures.lastWeek": "last_week",
}
"""Coordinate -> the day of ``TodayFigures``."""

COUNTS: Final = {
    "registrations": registrations,
    "signInsSucceeded": sign_ins_succeeded,
    "signInsFailed": sign_ins_failed,
}
"""Field of a day and of an hour -> what reads it."""

AMOUNTS: Final = {
    "MoneyFigures.deposits": "deposits",
    "MoneyFigures.withdrawals": "withdrawals",
    "MoneyFigures.stakes": "stakes",
    "MoneyFigures.wins": "wins",
    "MoneyFigures.ggr": "ggr",
    "MoneyFigures.bonusStakes": "bonus_stakes",
    "MoneyFigures.bonusWins": "bonus_wins",
}
"""Coordinate -> the amount of ``MoneyFigures``."""


async def today_figures_changed(info: Info) -> AsyncGenerator[TodayFigures, None]:
    """The figures of the viewer's brand, and again when one has changed that is selected and may be read."""
    context, selected, pushed = info.context, fields_of_operation(info), object()
    while True:
        figures = await context.read(FigureReads).today_figures()
        state = await _state(figures, _readable(selected, context.fresh().access))
        if state != pushed:
            pushed = state
            yield figures
        await asyncio.sleep(PUSH_SECONDS)


def _readable(selected: frozenset[str], access: AccessTable) -> frozenset[str]:
    return frozenset(each for each in selected if access.level(each) is Level.READ)


async def _state(figures: TodayFigures, fields: frozenset[str]) -> object:
    """Today's date and all figures at these coordinates, to be compared; no others are read."""
    days = [getattr(figures, name) for field, name in DAYS.items() if field in fields]
    shown = [await _figures(day, "DayFigures", fields) for day in days]
    if "DayFigures.hours" in fields:
        shown += [await _figures(hour, "HourFigures", fields) for day in days for hour in day.hours]
    return figures.today.day, shown


async def _figures(part: Part, type: str, fields: frozenset[str]) -> list[object]:
    shown: list[object] = [await read(part) for name, read in COUNTS.items() if f"{type}.{name}" in fields]
    if f"{type}.money" in fields:
        names = [name for field, name in AMOUNTS.items() if field in fields]
        moved = await part.source.money(part.part)
        shown += [(each.currency, *(getattr(each, name) for name in names)) for each in moved]
    return shown
