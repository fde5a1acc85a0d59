"""What jobs do: months are made ahead, overdue rounds closed, the house's days summed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from adapters.postgres.wallets.maintenance import MONTHS_AHEAD, LedgerMaintenance, close_overdue_rounds
from adapters.postgres.wallets.play.rounds import PostgresCallerProfiles, PostgresRounds
from domain.wallets import events
from domain.wallets.model import CallerProfile
from domain.wallets.play.rounds import RoundIsClosed
from domain.wallets.queries import PageRequest
from tests.wallets.wallets_harness import WalletsHarness, eur

DAY = timedelta(days=1)


def upkeep(house: WalletsHarness) -> LedgerMaintenance:
    return LedgerMaintenance(house.statements)


async def close_overdue(house: WalletsHarness, now: datetime) -> int:
    return await close_overdue_rounds(upkeep(house), PostgresRounds(house.statements), now)


async def test_months_are_made_ahead_and_only_once(empty_house: WalletsHarness) -> None:
    assert await upkeep(empty_house).months_ahead() == MONTHS_AHEAD
    assert await upkeep(empty_house).make_months() == 0


async def test_a_missing_month_is_seen_and_made(empty_house: WalletsHarness, fresh_database_url: str) -> None:
    owner = await asyncpg.connect(fresh_database_url)
    next_month = await owner.fetchval(
        "select to_char((now() at time zone 'UTC') + interval '1 month', 'YYYY_MM')"
    )
    await owner.execute(f"drop table wallets.entry_{next_month}")
    await owner.close()

    assert await upkeep(empty_house).months_ahead() == MONTHS_AHEAD - 1
    assert await upkeep(empty_house).make_months() == 1


async def test_a_month_that_is_over_gets_its_index_by_time(empty_house: WalletsHarness) -> None:
    pool = empty_house.database.pool
    await pool.execute("select wallets.create_partitions(now() - interval '40 days', 0)")

    await upkeep(empty_house).make_months()

    indexed = await pool.fetch("select indexname from pg_indexes where indexname like 'entry%by_time'")
    assert len(indexed) == 1


async def test_rounds_nobody_closed_are_closed_after_their_callers_limit(empty_house: WalletsHarness) -> None:
    house = empty_house
    player, now = await house.a_player(eur(100)), datetime.now(UTC)
    await house.bet(player, eur(1), "a", round="open")
    await house.bet(player, eur(1), "b", round="closed")
    await house.close(player, "closed")

    assert await close_overdue(house, now + DAY - timedelta(minutes=1)) == 0
    assert await close_overdue(house, now + DAY + timedelta(minutes=1)) == 1
    assert await close_overdue(house, now + DAY + timedelta(minutes=2)) == 0

    assert isinstance(await house.win(player, eur(5), bet="a", round="open"), RoundIsClosed)
    assert (events.ROUND_EXPIRED, 5) in await house.facts(player)
    assert all(r.closed_at for r in (await house.reads.rounds(player, PageRequest(5))).items)
    await house.sound(player)


@pytest.mark.parametrize(("minutes", "closed"), [(29, 0), (31, 1)])
async def test_a_caller_may_have_a_limit_of_its_own(
    empty_house: WalletsHarness, minutes: int, closed: int
) -> None:
    house = empty_house
    profile = CallerProfile(str(house.provider.actor), round_minutes_max=30)
    await PostgresCallerProfiles(house.statements).keep(profile)
    player, now = await house.a_player(eur(100)), datetime.now(UTC)
    await house.bet(player, eur(1), round="r")

    assert await close_overdue(house, now + timedelta(minutes=minutes)) == closed


async def test_a_round_that_goes_on_is_not_overdue(empty_house: WalletsHarness) -> None:
    house = empty_house
    player, started = await house.a_player(eur(100)), datetime.now(UTC)
    await house.bet(player, eur(1), round="r")
    between = datetime.now(UTC)
    await house.bet(player, eur(1), round="r")

    assert await close_overdue(house, between + DAY) == 0
    assert await close_overdue(house, started + 2 * DAY) == 1


async def test_the_house_sums_only_days_that_are_over(empty_house: WalletsHarness) -> None:
    today = datetime.now(UTC).date()

    assert await upkeep(empty_house).roll_up_house(today - DAY) == 0
    with pytest.raises(asyncpg.RaiseError):
        await upkeep(empty_house).roll_up_house(today)
