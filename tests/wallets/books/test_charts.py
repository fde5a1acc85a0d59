"""Balances and daily play of a player: the same as the statement of the same period, for a chart."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta

import asyncpg
import pytest

from adapters.postgres.database import Database, connect
from adapters.postgres.wallets.books.charts import PostgresPlayerCharts
from adapters.postgres.wallets.reads import PostgresWalletReads
from domain.shared.calendar import Span, day_span, zone_of
from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId
from domain.shared.money import CURRENCIES
from domain.shared.periods import Period
from domain.wallets.books.charts import (
    DAYS_MAX,
    POINTS_MAX,
    BalanceCriteria,
    BalanceSeries,
    PlayDay,
    charted_span,
    days_of,
    step_of,
)
from domain.wallets.books.statement import Statement, WalletStatement
from domain.wallets.kinds import HouseAccount, OperationKind, WalletKind
from tests.figures.days_by_hand import WrittenBrand, minutes, utc
from tests.statement_counter import count_statements

BET, WIN, ROLLBACK, DEPOSIT = (
    OperationKind.BET,
    OperationKind.WIN,
    OperationKind.ROLLBACK,
    OperationKind.DEPOSIT,
)
BERLIN = zone_of("Europe/Berlin")
EUR, JPY = CURRENCIES["EUR"], CURRENCIES["JPY"]
REAL, BONUS = WalletKind.REAL, WalletKind.BONUS
ALL = BalanceCriteria()
_DEPOSITED = """
  select coalesce(sum(e.amount), 0) from wallets.entry e join wallets.wallet w using (player_id, wallet_no)
   where e.player_id = $1 and e.at >= $2 and e.at < $3 and e.op = 1 and w.kind = 0 and e.currency = $4
"""


@pytest.fixture
async def database(fresh_database_url: str) -> AsyncIterator[Database]:
    database = await connect(fresh_database_url)
    yield database
    await database.close()


@pytest.fixture
async def brand(fresh_database_url: str) -> AsyncIterator[WrittenBrand]:
    owner = await asyncpg.connect(fresh_database_url)
    yield await WrittenBrand.create(owner, "berlin", "Europe/Berlin", utc("01-01 00:00"))
    await owner.close()


async def a_busy_player(brand: WrittenBrand) -> PlayerId:
    """Real money in two currencies and two bonuses, moved every few hours over three months."""
    at = utc("02-01 00:00")
    player = await brand.player(at, (REAL, "EUR"), (REAL, "JPY"), (BONUS, "EUR"), (BONUS, "EUR"))
    for number in range(150):
        at += timedelta(hours=7, minutes=number % 11)
        kind = (DEPOSIT, BET, BET, WIN, ROLLBACK)[number % 5]
        minor = (1 + number) * (-1 if kind is BET else 1)
        await brand.entry(player, at, kind, minor, number % 4 if number < 100 else 0)
    return PlayerId(player)


def of_series(statement: Statement, kind: WalletKind, code: str) -> list[WalletStatement]:
    """The wallets of a statement that one series joins."""
    return [each for each in statement.wallets if (each.wallet_kind, each.currency.code) == (kind, code)]


async def balances(
    database: Database, player: PlayerId, span: Span, which: BalanceCriteria = ALL
) -> dict[tuple[WalletKind, str], BalanceSeries]:
    found = await PostgresPlayerCharts(database, "berlin").balances(player, span, which)
    return {(each.wallet_kind, each.currency.code): each for each in found}


async def play(database: Database, player: PlayerId, span: Span) -> tuple[PlayDay, ...]:
    days = days_of(span, BERLIN, "period")
    return await PostgresPlayerCharts(database, "berlin").play(player, span, days, BERLIN)


async def test_opening_and_closing_balances_are_those_of_the_statement(
    database: Database, brand: WrittenBrand
) -> None:
    player = await a_busy_player(brand)
    reads = PostgresWalletReads(database, "berlin")
    for days in (0, 1, 10, 33, 50):
        for length in (timedelta(minutes=3), timedelta(hours=30), timedelta(days=20), timedelta(days=300)):
            start = utc("02-01 00:00") + timedelta(days=days, minutes=13)
            span = Span(start, start + length)
            statement = await reads.statement(player, Period(span.start, span.end))
            found = await balances(database, player, span)
            for (kind, code), series in found.items():
                mine = of_series(statement, kind, code)
                assert series.opening.minor == sum(each.opening.minor for each in mine)
                assert series.closing.minor == sum(each.closing.minor for each in mine)
                changes = (sum(each.credited.minor + each.debited.minor for each in mine),)
                assert series.opening.minor + sum(changes) == series.closing.minor
                moments = [point.at for point in series.points]
                assert moments[0] == span.start
                assert moments == sorted(moments)
                assert len(moments) <= POINTS_MAX
            assert found.keys() == {(each.wallet_kind, each.currency.code) for each in statement.wallets}


async def test_each_step_shows_its_last_balance_when_it_became_so(
    database: Database, brand: WrittenBrand
) -> None:
    player = PlayerId(await brand.player(utc("06-01 00:00"), (REAL, "EUR"), (BONUS, "EUR"), (BONUS, "EUR")))
    start = utc("06-15 10:00")
    for at, minor, wallet_no in (
        (start - minutes(60), 1_000, 0),
        (start, -100, 0),
        (start + minutes(0.4), -100, 0),
        (start + minutes(1), -50, 0),
        (start + minutes(7.5), 30, 1),
        (start + minutes(7.8), 40, 2),
        (start + minutes(9.5), -15, 1),
        (start + minutes(10), 999, 0),
    ):
        await brand.entry(player, at, WIN if minor > 0 else BET, minor, wallet_no)
    found = await balances(database, player, Span(start, start + minutes(10)))
    shown = {
        kind: [(point.at - start, point.balance.minor) for point in series.points]
        for (kind, _), series in found.items()
    }
    assert shown == {
        REAL: [(minutes(0), 1_000), (minutes(0.4), 800), (minutes(1), 750)],
        BONUS: [(minutes(0), 0), (minutes(7.8), 70), (minutes(9.5), 55)],
    }
    assert {series.step_seconds for series in found.values()} == {60}


async def test_wallets_are_chosen_by_kind_and_currency(database: Database, brand: WrittenBrand) -> None:
    player = await a_busy_player(brand)
    span = Span(utc("02-05 00:00"), utc("02-25 00:00"))
    assert (await balances(database, player, span)).keys() == {(REAL, "EUR"), (REAL, "JPY"), (BONUS, "EUR")}
    for which, expected in (
        (BalanceCriteria(REAL), {(REAL, "EUR"), (REAL, "JPY")}),
        (BalanceCriteria(currency=EUR), {(REAL, "EUR"), (BONUS, "EUR")}),
        (BalanceCriteria(BONUS, JPY), set()),
    ):
        assert (await balances(database, player, span, which)).keys() == expected


async def test_play_is_summed_by_the_brands_days_and_by_currency(
    database: Database, brand: WrittenBrand
) -> None:
    wallets = ((REAL, "EUR"), (REAL, "JPY"), (BONUS, "EUR"))
    player = PlayerId(await brand.player(utc("06-01 00:00"), *wallets))
    for at, kind, minor, wallet_no in (
        ("10-24 21:59", BET, -1, 0),
        ("10-24 22:00", BET, -10, 0),
        ("10-25 00:30", BET, -20, 0),
        ("10-25 01:30", WIN, 7, 0),
        ("10-25 12:00", BET, -300, 1),
        ("10-25 12:01", BET, -5, 2),
        ("10-25 12:02", WIN, 3, 2),
        ("10-25 12:03", DEPOSIT, 999, 0),
        ("10-25 22:59", BET, -40, 0),
        ("10-25 23:00", ROLLBACK, 40, 0),
        ("10-27 12:00", WIN, 0, 0),
    ):
        await brand.entry(player, utc(at), kind, minor, wallet_no)
    await brand.entry(player, utc("10-27 12:01"), OperationKind.AWARD, 5, contra=HouseAccount.BONUS_COST)
    found = await play(database, player, Span(utc("10-24 22:00"), utc("10-30 00:00")))
    assert [
        (
            each.day.day,
            each.currency.code,
            each.bets,
            *(
                amount.minor
                for amount in (each.stakes, each.wins, each.result, each.bonus_stakes, each.bonus_wins)
            ),
        )
        for each in found
    ] == [
        (25, "EUR", 4, 70, 7, -63, 5, 3),
        (25, "JPY", 1, 300, 0, -300, 0, 0),
        (26, "EUR", 0, -40, 0, 40, 0, 0),
    ]
    whole = day_span(date(2026, 10, 25), BERLIN)
    assert (whole.end - whole.start) == timedelta(hours=25)
    assert await play(database, player, whole) == found[:2]


async def test_play_and_payments_make_the_difference_of_the_balances(
    database: Database, brand: WrittenBrand
) -> None:
    player = await a_busy_player(brand)
    span = Span(utc("02-10 09:17"), utc("03-02 03:03"))
    statement = await PostgresWalletReads(database, "berlin").statement(player, Period(span.start, span.end))
    days = await play(database, player, span)
    for currency in (EUR, JPY):
        real = of_series(statement, REAL, currency.code)
        deposits = await brand.owner.fetchval(_DEPOSITED, player, span.start, span.end, currency.number)
        won = sum(each.result.minor for each in days if each.currency == currency)
        opening, closing = (sum(getattr(each, end).minor for each in real) for end in ("opening", "closing"))
        assert opening + deposits + won == closing


async def test_each_chart_is_one_statement(database: Database, brand: WrittenBrand) -> None:
    player = await a_busy_player(brand)
    span = Span(utc("02-01 00:00"), utc("05-01 00:00"))
    async with count_statements(database) as sent:
        await balances(database, player, span)
        await play(database, player, span)
    assert len(sent) == 2


@pytest.mark.parametrize(
    ("length", "step"),
    [
        (timedelta(minutes=1), timedelta(minutes=1)),
        (timedelta(minutes=499), timedelta(minutes=1)),
        (timedelta(minutes=500), timedelta(minutes=5)),
        (timedelta(days=1), timedelta(minutes=5)),
        (timedelta(days=30), timedelta(hours=6)),
        (timedelta(days=499), timedelta(days=1)),
        (timedelta(days=499, seconds=1), timedelta(days=2)),
        (timedelta(days=365 * 100), timedelta(days=74)),
    ],
)
def test_the_step_keeps_a_series_short(length: timedelta, step: timedelta) -> None:
    start = utc("01-01 00:00")
    assert step_of(Span(start, start + length)) == step
    assert -(-length // step) < POINTS_MAX


def test_a_period_is_charted_until_now() -> None:
    joined, now = utc("01-01 00:00"), utc("06-01 00:00")
    assert charted_span(Period(), joined, now, "period") == Span(joined, now)
    assert charted_span(Period(utc("02-01 00:00"), utc("12-01 00:00")), joined, now, "period").end == now
    with pytest.raises(BadInput) as refused:
        charted_span(Period(now), joined, now, "period")
    assert refused.value.field == "period.from"


def test_daily_play_is_of_a_bounded_number_of_days() -> None:
    start = day_span(date(2025, 1, 1), BERLIN).start

    def until(day: date, more: timedelta = timedelta()) -> list[date]:
        return days_of(Span(start, day_span(day, BERLIN).start + more), BERLIN, "period")

    last = date(2025, 1, 1) + timedelta(days=DAYS_MAX)
    assert len(until(last)) == DAYS_MAX
    with pytest.raises(BadInput):
        until(last, timedelta(microseconds=1))
