"""What jobs do: months are made ahead, overdue rounds closed, house accounts summed by day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest

from adapters.postgres.wallets.maintenance import MONTHS_AHEAD, LedgerMaintenance, close_overdue_rounds
from adapters.postgres.wallets.play.rounds import PostgresRounds
from domain.shared.ids import new_id
from domain.shared.pages import Window
from domain.wallets import events
from domain.wallets.play.rounds import RoundIsClosed
from tests.wallets.wallets_harness import WalletsHarness, eur

DAY = timedelta(days=1)
OLD_WIN = (Path(__file__).parent / "old_win.sql").read_text()
MICROSECOND = timedelta(microseconds=1)


def upkeep(harness: WalletsHarness) -> LedgerMaintenance:
    return LedgerMaintenance(harness.statements)


async def months_ahead(harness: WalletsHarness, moment: datetime) -> int:
    """For how many months from this moment's partitions of entries exist."""
    row = await harness.statements.row(
        "select count(*) from generate_series(0, 24) n where to_regclass('wallets.entry_' || to_char("
        "date_trunc('month', $1::timestamptz at time zone 'UTC') + n * interval '1 month', 'YYYY_MM'))"
        " is not null",
        moment,
    )
    return int(row[0]) - 1


async def close_overdue(harness: WalletsHarness, now: datetime) -> int:
    return await close_overdue_rounds(upkeep(harness), PostgresRounds(harness.statements), now)


@pytest.mark.parametrize(
    "next_month", [datetime(2050, 3, 1, tzinfo=UTC), datetime(2051, 1, 1, tzinfo=UTC)], ids=["month", "year"]
)
async def test_partitions_are_created_ahead_and_only_once(
    empty_harness: WalletsHarness, next_month: datetime
) -> None:
    last_of_month, months = next_month - MICROSECOND, upkeep(empty_harness)

    assert await months.make_months(last_of_month) == MONTHS_AHEAD + 1
    assert await months_ahead(empty_harness, last_of_month) == MONTHS_AHEAD
    assert await months.make_months(last_of_month) == 0

    assert await months_ahead(empty_harness, next_month) == MONTHS_AHEAD - 1
    assert await months.make_months(next_month) == 1
    assert await months_ahead(empty_harness, next_month) == MONTHS_AHEAD


async def test_a_missing_partition_is_created(empty_harness: WalletsHarness, fresh_database_url: str) -> None:
    moment = datetime(2050, 1, 31, 23, 30, tzinfo=UTC)
    await upkeep(empty_harness).make_months(moment)
    owner = await asyncpg.connect(fresh_database_url)
    await owner.execute("drop table wallets.entry_2050_02")
    await owner.close()

    assert await months_ahead(empty_harness, moment) == MONTHS_AHEAD - 1
    assert await upkeep(empty_harness).make_months(moment) == 1
    assert await months_ahead(empty_harness, moment) == MONTHS_AHEAD


async def test_months_are_counted_from_the_database_s_clock(empty_harness: WalletsHarness) -> None:
    read = (await empty_harness.statements.row("select now()"))[0]
    await empty_harness.database.pool.execute("select wallets.create_partitions($1, $2)", read, MONTHS_AHEAD)

    # One more where a month has begun since the clock was read.
    assert await upkeep(empty_harness).make_months() <= 1
    assert await months_ahead(empty_harness, read) >= MONTHS_AHEAD


async def test_the_partition_of_a_past_month_gets_its_index_by_time(empty_harness: WalletsHarness) -> None:
    pool, past, to_come = empty_harness.database.pool, "entry_2020_01_by_time", "entry_2050_01_by_time"
    for month in (datetime(2020, 1, 31, tzinfo=UTC), datetime(2050, 1, 1, tzinfo=UTC)):
        await pool.execute("select wallets.create_partitions($1, 0)", month)

    await upkeep(empty_harness).make_months()

    indexed = {row[0] for row in await pool.fetch("select indexname from pg_indexes")}
    assert past in indexed
    assert to_come not in indexed


async def test_open_rounds_are_closed_after_their_callers_limit(
    empty_harness: WalletsHarness,
) -> None:
    harness = empty_harness
    player, now = await harness.a_player(eur(100)), datetime.now(UTC)
    await harness.bet(player, eur(1), "a", round="open")
    await harness.bet(player, eur(1), "b", round="closed")
    await harness.close(player, "closed")

    assert await close_overdue(harness, now + DAY - timedelta(minutes=1)) == 0
    assert await close_overdue(harness, now + DAY + timedelta(minutes=1)) == 1
    assert await close_overdue(harness, now + DAY + timedelta(minutes=2)) == 0

    assert isinstance(await harness.win(player, eur(5), bet="a", round="open"), RoundIsClosed)
    assert (events.ROUND_EXPIRED, 5) in await harness.facts(player)
    rounds = await harness.reads.rounds(player).page(Window(5))
    assert all(each.closed_at for _, each in rounds.rows)
    await harness.assert_ledger_consistent(player)


@pytest.mark.parametrize(("minutes", "closed"), [(29, 0), (31, 1)])
async def test_a_caller_may_have_a_limit_of_its_own(
    empty_harness: WalletsHarness, minutes: int, closed: int
) -> None:
    harness = empty_harness
    await harness.set_caller_profile(round_minutes_max=30)
    player, now = await harness.a_player(eur(100)), datetime.now(UTC)
    await harness.bet(player, eur(1), round="r")

    assert await close_overdue(harness, now + timedelta(minutes=minutes)) == closed


async def test_a_round_that_goes_on_is_not_overdue(empty_harness: WalletsHarness) -> None:
    harness = empty_harness
    player, started = await harness.a_player(eur(100)), datetime.now(UTC)
    await harness.bet(player, eur(1), round="r")
    between = datetime.now(UTC)
    await harness.bet(player, eur(1), round="r")

    assert await close_overdue(harness, between + DAY) == 0
    assert await close_overdue(harness, started + 2 * DAY) == 1


async def test_house_accounts_are_summed_for_past_days_only(empty_harness: WalletsHarness) -> None:
    # Within one transaction the clock stands still.
    async with empty_harness.database.pool.acquire() as connection, connection.transaction():
        today = await connection.fetchval("select (now() at time zone 'UTC')::date")
        sums = "select wallets.roll_up_house($1)"

        assert await connection.fetchval(sums, today - DAY) == 0
        with pytest.raises(asyncpg.RaiseError):
            await connection.fetchval(sums, today)


async def test_a_day_s_sums_end_with_the_day(empty_harness: WalletsHarness, fresh_database_url: str) -> None:
    last_moment = datetime(2020, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)
    player = await empty_harness.a_player()
    owner = await asyncpg.connect(fresh_database_url)
    await owner.execute("select wallets.create_partitions($1, 1)", last_moment)
    await owner.execute(OLD_WIN, player, last_moment, new_id(), 1)
    await owner.close()

    days = [date(2020, 12, 30), date(2020, 12, 31), date(2021, 1, 1)]
    assert [await upkeep(empty_harness).roll_up_house(day) for day in days] == [0, 1, 0]
