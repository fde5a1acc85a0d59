"""What a viewer who watches figures is pushed, and what is read for it: figures that the test sets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

import pytest

from domain.figures.model import DayFigures, FigureReads, HourFigures, MoneyFigures, SignIns, TodayFigures
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from domain.shared.calendar import Span
from domain.shared.money import CURRENCIES, Money
from resolvers.context import Context
from resolvers.figures import changes
from resolvers.read_models import ReadModels
from server.http.graphql_api.request import GraphQLRequest
from tests.application import Application
from tests.figures.days_by_hand import utc
from tests.jobs.workers import an_engine

EUR = CURRENCIES["EUR"]
DAY = Span(utc("06-15 00:00"), utc("06-15 12:00"))
HOUR = Span(utc("06-15 11:00"), utc("06-15 12:00"))
ALL = """subscription { todayFiguresChanged { today {
  registrations signInsSucceeded signInsFailed money { currency stakes { minor } deposits { minor } } } } }"""
PATIENCE_SECONDS = 10.0


@dataclass(frozen=True)
class Moment:
    """How much there is of each kind, in the day and in its only hour; notes what is read."""

    registrations_today: int = 0
    failed: int = 0
    stakes: int = 0
    deposits: int = 0
    in_the_hour: int = 0
    read: set[str] = field(default_factory=set)

    async def registrations(self, part: Span) -> int:
        self.read.add("registrations")
        return self.registrations_today if part == DAY else self.in_the_hour

    async def sign_ins(self, part: Span) -> SignIns:
        self.read.add("sign-ins")
        return SignIns(0, self.failed)

    async def money(self, part: Span) -> tuple[MoneyFigures, ...]:
        self.read.add("money")
        others = ("withdrawals", "wins", "bonus_stakes", "bonus_wins")
        amounts = dict.fromkeys(others, Money(0, EUR))
        return (
            MoneyFigures(EUR, deposits=Money(self.deposits, EUR), stakes=Money(self.stakes, EUR), **amounts),
        )

    def figures(self, at: datetime) -> TodayFigures:
        day = DayFigures(date(2026, 6, 15), DAY, (HourFigures(HOUR, self),), self)
        return TodayFigures(at, "UTC", day, day, day)


class FakeFigures:
    """Implements ``FigureReads``: the next moment at each reading, and the last one from then on."""

    def __init__(self, moments: list[Moment]) -> None:
        self.moments = moments
        self.asked = 0

    async def today_figures(self) -> TodayFigures:
        moment = self.moments[min(self.asked, len(self.moments) - 1)]
        self.asked += 1
        return moment.figures(DAY.end)


def a_context(application: Application, figures: FakeFigures, *roles: str) -> Context:
    """Of a viewer who holds the first of these roles, and is found to hold the others when asked again."""
    later = list(roles)

    def held(role: str) -> tuple[Origin, Any]:
        actor = Actor(ActorKind.OPERATOR, "watcher", "default", frozenset({role}))
        origin = Origin(actor, Channel.GRAPHQL, "watching")
        return origin, application.wired.resources.access.tables.of(actor)

    def renew(_origin: Origin) -> tuple[Origin, Any]:
        return held(later.pop(0) if len(later) > 1 else later[0])

    process = replace(application.wired.process, reads=ReadModels({FigureReads: lambda _brand: figures}))
    return Context(process, *held(roles[0]), renew=renew)


async def pushes(application: Application, document: str, context: Context) -> AsyncIterator[Any]:
    engine, call = an_engine(application), GraphQLRequest(document, {})
    operation = await engine.find(call, context)
    async with aclosing(engine.subscribe(operation, call, context)) as answers:
        async for answer in answers:
            yield answer.body


async def pushed(
    application: Application, monkeypatch: pytest.MonkeyPatch, moments: list[Moment], document: str, role: str
) -> list[int]:
    """The numbers of the moments after which there was a push, until all were read."""
    monkeypatch.setattr(changes, "PUSH_SECONDS", 0.0)
    last = replace(moments[-1], registrations_today=moments[-1].registrations_today + 1)
    figures = FakeFigures([*moments, last])
    found: list[int] = []
    async with asyncio.timeout(PATIENCE_SECONDS):
        async with aclosing(pushes(application, document, a_context(application, figures, role))) as answers:
            async for _ in answers:
                found.append(figures.asked - 1)
                if figures.asked == len(figures.moments):
                    return found[:-1]
    raise AssertionError("the subscription ended")


MOMENTS = [
    Moment(),
    Moment(stakes=5),
    Moment(stakes=5, deposits=7),
    Moment(stakes=5, deposits=7, failed=1),
    Moment(1, stakes=5, deposits=7, failed=1),
]
"""One figure after the other changes; the registrations last."""


@pytest.mark.parametrize(
    ("case", "role", "document", "after", "read"),
    [
        ("registrations alone may be read", "support", ALL, [0, 4], {"registrations"}),
        ("money, too", "accountant", ALL, [0, 1, 2, 4], {"registrations", "money"}),
        ("all of it", "risk", ALL, [0, 1, 2, 3, 4], {"registrations", "money", "sign-ins"}),
        (
            "registrations alone are selected",
            "risk",
            """subscription { todayFiguresChanged { ...F } }
               fragment F on TodayFigures { today { registrations } }""",
            [0, 4],
            {"registrations"},
        ),
        (
            "stakes and not deposits are selected",
            "risk",
            "subscription { todayFiguresChanged { lastWeek { registrations money { stakes { minor } } } } }",
            [0, 1, 4],
            {"registrations", "money"},
        ),
    ],
)
async def test_a_change_is_pushed_to_those_who_asked_for_it_and_may_read_it(
    application: Application,
    monkeypatch: pytest.MonkeyPatch,
    case: str,
    role: str,
    document: str,
    after: list[int],
    read: set[str],
) -> None:
    moments = [replace(each, read=set()) for each in MOMENTS]
    assert await pushed(application, monkeypatch, moments, document, role) == after, case
    assert set.union(*(each.read for each in moments)) == read, case


async def test_an_hour_that_has_changed_is_pushed_where_hours_are_selected(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = [Moment(), Moment(in_the_hour=1)]
    of_hours = "subscription { todayFiguresChanged { today { registrations hours { registrations } } } }"
    of_days = "subscription { todayFiguresChanged { today { registrations hours { from } } } }"
    assert await pushed(application, monkeypatch, moments, of_hours, "support") == [0, 1]
    assert await pushed(application, monkeypatch, moments, of_days, "support") == [0]


async def test_what_may_be_read_no_more_is_read_no_more(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "PUSH_SECONDS", 0.0)
    moments = [Moment(), Moment(stakes=1), Moment(1, stakes=1)]
    context = a_context(application, FakeFigures(moments), "risk", "risk", "support")
    async with asyncio.timeout(PATIENCE_SECONDS), aclosing(pushes(application, ALL, context)) as answers:
        shown = [(await anext(answers))["data"]["todayFiguresChanged"]["today"]["money"] for _ in range(2)]
    assert [money is None for money in shown] == [False, True]
    assert ["money" in each.read for each in moments[:2]] == [True, False]
