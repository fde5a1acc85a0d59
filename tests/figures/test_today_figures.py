"""Figures of days that were written by hand, read as the application reads them."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import asyncpg
import pytest

from adapters.postgres.database import Database, connect
from adapters.postgres.figures import statements
from adapters.postgres.figures.reads import PostgresFigureReads
from domain.figures.model import DayFigures, HourFigures, MoneyFigures
from domain.shared.money import CURRENCIES
from domain.wallets.kinds import HouseAccount, OperationKind, WalletKind
from tests.figures.days_by_hand import WrittenBrand, minutes, utc
from tests.manual_clock import ManualClock
from tests.statement_counter import count_statements

BET, WIN, ROLLBACK, REVERSAL = (
    OperationKind.BET,
    OperationKind.WIN,
    OperationKind.ROLLBACK,
    OperationKind.REVERSAL,
)
TRANSIT = HouseAccount.PAYMENTS_IN_TRANSIT
NOW = utc("06-15 12:30")
AMOUNTS = ("deposits", "withdrawals", "stakes", "wins", "ggr", "bonus_stakes", "bonus_wins")
_MANY_BETS = """
  insert into wallets.entry (
    player_id, at, seq, amount, reserved_delta, balance_after, reserved_after, key, leg, wallet_no, op,
    currency, contra, channel, actor, reference, hash)
  select $1, $2::timestamptz + n * interval '1 second', n, -1, 0, 0, 0, gen_random_uuid(), 0, 0, 2,
    $3, 200, 1, 'service:acme', 'r', '' from generate_series(1, 100000) n
"""


@pytest.fixture
async def database(fresh_database_url: str) -> AsyncIterator[Database]:
    database = await connect(fresh_database_url)
    yield database
    await database.close()


@pytest.fixture
async def owner(fresh_database_url: str) -> AsyncIterator[asyncpg.Connection]:
    owner = await asyncpg.connect(fresh_database_url)
    yield owner
    await owner.close()


async def a_brand(
    owner: asyncpg.Connection, name: str = "berlin", time_zone: str = "Europe/Berlin"
) -> WrittenBrand:
    return await WrittenBrand.create(owner, name, time_zone, utc("01-01 00:00"))


def reads_of(brand: WrittenBrand, database: Database, clock: ManualClock) -> PostgresFigureReads:
    return PostgresFigureReads(database, clock, brand.name)


async def money(part: DayFigures | HourFigures) -> dict[str, dict[str, int]]:
    """Currency -> what of its figures is not zero, in minor units."""

    def shown(figures: MoneyFigures) -> dict[str, int]:
        found = {name: getattr(figures, name) for name in AMOUNTS}
        assert {each.currency for each in found.values()} == {figures.currency}
        return {name: amount.minor for name, amount in found.items() if amount.minor}

    return {each.currency.code: shown(each) for each in await part.source.money(part.part)}


async def test_money_of_each_currency_stands_by_itself(database: Database, owner: asyncpg.Connection) -> None:
    brand = await a_brand(owner)
    wallets = ((WalletKind.REAL, "EUR"), (WalletKind.REAL, "JPY"), (WalletKind.BONUS, "EUR"))
    player = await brand.player(utc("06-01 00:00"), *wallets, (WalletKind.POINTS, "EUR"))
    at = utc("06-15 08:00")
    for number, (kind, minor, wallet_no, contra) in enumerate(
        (
            (OperationKind.DEPOSIT, 10_000, 0, TRANSIT),
            (BET, -1_000, 0, HouseAccount.GAMING_REVENUE),
            (WIN, 400, 0, HouseAccount.GAMING_REVENUE),
            (WIN, 0, 0, HouseAccount.GAMING_REVENUE),
            (BET, -300, 1, HouseAccount.GAMING_REVENUE),
            (WIN, 700, 1, HouseAccount.GAMING_REVENUE),
            (OperationKind.BONUS_GRANT, 5_000, 2, HouseAccount.BONUS_COST),
            (BET, -2_000, 2, HouseAccount.GAMING_REVENUE),
            (WIN, 1_500, 2, HouseAccount.GAMING_REVENUE),
            (BET, -9, 3, HouseAccount.GAMING_REVENUE),
            (OperationKind.JACKPOT_WIN, 50_000, 0, HouseAccount.JACKPOT_POOL),
            (OperationKind.ADJUSTMENT, -77, 0, HouseAccount.ADJUSTMENTS),
            (OperationKind.WITHDRAWAL_REQUEST, 0, 0, HouseAccount.NONE),
            (OperationKind.WITHDRAWAL_PAID, -2_500, 0, TRANSIT),
        )
    ):
        await brand.entry(player, at + minutes(number), kind, minor, wallet_no, contra)

    found = await reads_of(brand, database, ManualClock(NOW)).today_figures()
    assert await money(found.today) == {
        "EUR": {
            "deposits": 10_000,
            "withdrawals": 2_500,
            "stakes": 1_000,
            "wins": 400,
            "ggr": 600,
            "bonus_stakes": 2_000,
            "bonus_wins": 1_500,
        },
        "JPY": {"stakes": 300, "wins": 700, "ggr": -400},
    }
    assert await money(found.yesterday) == {}
    assert found.today.hours[10].since == utc("06-15 08:00")
    assert await money(found.today.hours[10]) == await money(found.today)


async def test_what_is_rolled_back_or_reversed_is_taken_off_when_it_is_booked(
    database: Database, owner: asyncpg.Connection
) -> None:
    brand = await a_brand(owner)
    player = await brand.player(utc("06-01 00:00"))
    await brand.entry(player, utc("06-14 08:00"), BET, -1_000)
    await brand.entry(player, utc("06-14 09:00"), BET, -300)
    await brand.entry(player, utc("06-14 09:01"), WIN, 50)
    await brand.entry(player, utc("06-15 08:00"), ROLLBACK, 1_000)
    await brand.entry(player, utc("06-15 08:01"), REVERSAL, 300)
    await brand.entry(player, utc("06-15 08:02"), REVERSAL, -50)
    await brand.entry(player, utc("06-15 08:03"), REVERSAL, 77, contra=HouseAccount.ADJUSTMENTS)

    found = await reads_of(brand, database, ManualClock(NOW)).today_figures()
    assert await money(found.yesterday) == {"EUR": {"stakes": 1_300, "wins": 50, "ggr": 1_250}}
    assert await money(found.today) == {"EUR": {"stakes": -1_300, "wins": -50, "ggr": -1_250}}


async def test_days_are_compared_until_the_same_time_and_charted_to_their_end(
    database: Database, owner: asyncpg.Connection
) -> None:
    brand = await a_brand(owner)
    player = await brand.player(utc("06-01 00:00"))
    moments = ("14 12:29", "14 12:31", "14 21:59", "14 22:00", "15 12:29", "8 12:29", "8 12:31", "7 21:59")
    for power, at in enumerate(moments):
        await brand.entry(player, utc(f"06-{at.zfill(8)}"), BET, -(2**power))
        await brand.sign_in(utc(f"06-{at.zfill(8)}"), failed=power % 2 == 0)
        await brand.player(utc(f"06-{at.zfill(8)}"))

    found = await reads_of(brand, database, ManualClock(NOW)).today_figures()
    days = (found.today, found.yesterday, found.last_week)
    assert [(await money(day))["EUR"]["stakes"] for day in days] == [8 + 16, 1, 32]
    assert [await day.source.registrations(day.part) for day in days] == [2, 1, 1]
    signed_in = [await day.source.sign_ins(day.part) for day in days]
    assert [(each.succeeded, each.failed) for each in signed_in] == [(1, 1), (0, 1), (1, 0)]

    hours = [await money(hour) for hour in found.yesterday.hours]
    assert {number: each["EUR"]["stakes"] for number, each in enumerate(hours) if each} == {14: 1 + 2, 23: 4}
    hours = [await money(hour) for hour in found.today.hours]
    assert {number: each["EUR"]["stakes"] for number, each in enumerate(hours) if each} == {0: 8, 14: 16}


async def test_the_hour_that_a_day_has_twice_is_in_two_of_its_hours(
    database: Database, owner: asyncpg.Connection
) -> None:
    brand = await a_brand(owner)
    player = await brand.player(utc("06-01 00:00"))
    for power, at in enumerate(
        ("24 21:59", "24 22:00", "25 00:30", "25 01:30", "25 02:00", "25 22:59", "25 23:00")
    ):
        await brand.entry(player, utc(f"10-{at}"), BET, -(2**power))

    found = await reads_of(brand, database, ManualClock(utc("10-26 02:05"))).today_figures()
    assert len(found.yesterday.hours) == 25
    hours = [(await money(hour)).get("EUR", {}).get("stakes", 0) for hour in found.yesterday.hours]
    assert {number: stakes for number, stakes in enumerate(hours) if stakes} == {
        0: 2,
        2: 4,
        3: 8,
        4: 16,
        24: 32,
    }
    assert (await money(found.yesterday))["EUR"]["stakes"] == 2 + 4 + 8 + 16
    assert (await money(found.today))["EUR"]["stakes"] == 64


async def test_the_same_row_is_counted_once_whenever_it_is_read(
    database: Database, owner: asyncpg.Connection
) -> None:
    """What is over is kept, what is not is read again: both together are what a new process reads at once."""
    brand = await a_brand(owner)
    player = await brand.player(utc("06-01 00:00"))
    clock = ManualClock(utc("06-14 21:30"))
    follows = reads_of(brand, database, clock)
    written = [clock.moment + step * minutes(3.7) for step in range(40)]
    for number, at in enumerate(written, 1):
        await brand.entry(player, at - timedelta(days=1), BET, -number)
    for number, at in enumerate(written, 1):
        clock.moment = at
        await brand.entry(player, at - minutes(1), BET, -number)
        told = []
        for reads in (follows, reads_of(brand, database, clock)):
            found = await reads.today_figures()
            days = (found.today, found.yesterday, found.last_week)
            parts = [part for day in days for part in (day, *day.hours)]
            told.append([await money(part) for part in parts])
        assert told[0] == told[1], clock.moment


async def test_a_brand_sees_its_own_alone(database: Database, owner: asyncpg.Connection) -> None:
    brands = [await a_brand(owner, name) for name in ("one", "other")]
    for number, brand in enumerate(brands, 1):
        for _ in range(number):
            player = await brand.player(utc("06-15 08:00"))
            await brand.entry(player, utc("06-15 08:00"), BET, -100)
            await brand.sign_in(utc("06-15 08:00"))
    for number, brand in enumerate(brands, 1):
        today = (await reads_of(brand, database, ManualClock(NOW)).today_figures()).today
        assert await money(today) == {"EUR": {"stakes": 100 * number, "ggr": 100 * number}}
        assert await today.source.registrations(today.part) == number
        assert (await today.source.sign_ins(today.part)).succeeded == number


async def test_those_who_ask_within_two_seconds_share_one_reading(
    database: Database, owner: asyncpg.Connection
) -> None:
    clock = ManualClock(NOW)
    reads = reads_of(await a_brand(owner), database, clock)

    async def all_of_it() -> None:
        today = (await reads.today_figures()).today
        for read in (today.source.registrations, today.source.sign_ins, today.source.money):
            await read(today.part)

    await all_of_it()
    clock.forward(timedelta(seconds=1.9))
    async with count_statements(database) as sent:
        for _ in range(50):
            await all_of_it()
    assert sent == []
    clock.forward(timedelta(seconds=0.1))
    async with count_statements(database) as sent:
        for _ in range(50):
            await all_of_it()
    assert sent == [statements.ZONE, statements.REGISTRATIONS, statements.SIGN_INS, statements.MONEY]


async def test_only_what_is_new_is_read_and_by_the_indexes_of_the_brand(
    database: Database, owner: asyncpg.Connection
) -> None:
    """Of a hundred thousand bets a second reading touches those of its last minutes."""
    brand = await a_brand(owner)
    player = await brand.player(utc("06-01 00:00"))
    currency = CURRENCIES["EUR"].number
    await owner.execute(_MANY_BETS, player, NOW - timedelta(seconds=100_000), currency)
    await owner.execute("analyze wallets.entry")
    since = [utc("06-15 12:25"), utc("06-14 12:30")]
    spans = (since, [NOW, utc("06-14 12:31")])
    session = database.statements_for(brand.name)
    plan = await session.fetch(
        f"explain (analyze, buffers, format text) {statements.MONEY}", brand.name, *spans
    )
    text = "\n".join(row[0] for row in plan)
    assert "Rows Removed by Filter" not in text, text
    assert re.findall(r"Scan (?:using \w+ )?on (entry_\w+).*actual time.*rows=(\S+) loops=2", text) == [
        ("entry_2026_06", "180.00")
    ], text
