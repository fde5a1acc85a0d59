"""What jobs do: months are made ahead, overdue rounds closed, house accounts summed by day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from adapters.postgres.wallets.maintenance import MONTHS_AHEAD, LedgerMaintenance, close_overdue_rounds
from adapters.postgres.wallets.play.rounds import PostgresRounds
from domain.wallets import events
from domain.wallets.play.rounds import RoundIsClosed
from domain.wallets.queries import PageRequest
from tests.wallets.wallets_harness import WalletsHarness, eur

DAY = timedelta(days=1)


def upkeep(harness: WalletsHarness) -> LedgerMaintenance:
    return LedgerMaintenance(harness.statements)


async def months_ahead(harness: WalletsHarness) -> int:
    """For how many months from now partitions of entries exist."""
    row = await harness.statements.row(
        "select count(*) from generate_series(0, 24) n where to_regclass('wallets.entry_' || to_char("
        "date_trunc('month', now() at time zone 'UTC') + n * interval '1 month', 'YYYY_MM')) is not null"
    )
    return int(row[0]) - 1


async def close_overdue(harness: WalletsHarness, now: datetime) -> int:
    return await close_overdue_rounds(upkeep(harness), PostgresRounds(harness.statements), now)


async def test_partitions_are_created_ahead_and_only_once(empty_harness: WalletsHarness) -> None:
    assert await months_ahead(empty_harness) == MONTHS_AHEAD
    assert await upkeep(empty_harness).make_months() == 0


async def test_a_missing_partition_is_created(empty_harness: WalletsHarness, fresh_database_url: str) -> None:
    owner = await asyncpg.connect(fresh_database_url)
    next_month = await owner.fetchval(
        "select to_char((now() at time zone 'UTC') + interval '1 month', 'YYYY_MM')"
    )
    await owner.execute(f"drop table wallets.entry_{next_month}")
    await owner.close()

    assert await months_ahead(empty_harness) == MONTHS_AHEAD - 1
    assert await upkeep(empty_harness).make_months() == 1


async def test_the_partition_of_a_past_month_gets_its_index_by_time(empty_harness: WalletsHarness) -> None:
    pool = empty_harness.database.pool
    await pool.execute("select wallets.create_partitions(now() - interval '40 days', 0)")

    await upkeep(empty_harness).make_months()

    indexed = await pool.fetch("select indexname from pg_indexes where indexname like 'entry%by_time'")
    assert len(indexed) == 1


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
    assert all(r.closed_at for r in (await harness.reads.rounds(player, PageRequest(5))).items)
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
    today = datetime.now(UTC).date()

    assert await upkeep(empty_harness).roll_up_house(today - DAY) == 0
    with pytest.raises(asyncpg.RaiseError):
        await upkeep(empty_harness).roll_up_house(today)
