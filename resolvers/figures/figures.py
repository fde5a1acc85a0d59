"""Resolvers of a brand's figures; what is not asked for is not read."""

import strawberry

from domain.figures.model import DayFigures, FigureReads, HourFigures, MoneyFigures, TodayFigures
from resolvers.context import Info

Part = DayFigures | HourFigures


async def today_figures(info: Info) -> TodayFigures | None:
    """The figures of the viewer's brand."""
    return await info.context.read(FigureReads).today_figures()


async def registrations(root: strawberry.Parent[Part]) -> int | None:
    """How many players registered."""
    return await root.source.registrations(root.part)


async def sign_ins_succeeded(root: strawberry.Parent[Part]) -> int | None:
    """How many sign-ins opened a session."""
    return (await root.source.sign_ins(root.part)).succeeded


async def sign_ins_failed(root: strawberry.Parent[Part]) -> int | None:
    """How many sign-ins failed."""
    return (await root.source.sign_ins(root.part)).failed


async def money(root: strawberry.Parent[Part]) -> list[MoneyFigures] | None:
    """Money by currency."""
    return list(await root.source.money(root.part))


def hours(root: strawberry.Parent[DayFigures]) -> list[HourFigures] | None:
    """The hours of the day that have begun."""
    return list(root.hours)
