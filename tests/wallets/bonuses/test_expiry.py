"""Bonuses whose time is over end by the next bet, or else by the job: once, and never before."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from adapters.postgres.wallets.play import bonus_endings
from adapters.postgres.wallets.play.bonus_endings import BonusEndings
from domain.wallets import events
from domain.wallets.play.bets import BetPlaced
from tests.wallets.bonuses.bonus_players import a_bonus, bonus_of, last_operation, pause
from tests.wallets.wallets_harness import WalletsHarness, eur

LATER = timedelta(minutes=1)
NOW = timedelta(0)
Expires = Callable[[UUID, timedelta], Coroutine[Any, Any, None]]


@pytest.fixture
async def expires(fresh_database_url: str) -> Expires:
    """Lets the time of a bonus be over so much later than now, by the database's clock."""

    async def set_moment(grant: UUID, after: timedelta) -> None:
        owner = await asyncpg.connect(fresh_database_url)
        await owner.execute(
            "with due as (update wallets.wagering set expires_at = clock_timestamp() + $2 where grant_id = $1"
            " returning expires_at) update wallets.wallet w set expires_at = due.expires_at from due"
            " where w.head_grant = $1",
            grant,
            after,
        )
        await owner.close()

    return set_moment


async def test_a_bonus_ends_when_its_time_is_over_and_not_before(
    empty_harness: WalletsHarness, expires: Expires
) -> None:
    harness, job = empty_harness, BonusEndings(empty_harness.statements)
    player = await harness.a_player(eur(100))
    grant = await a_bonus(harness, player, eur(20), eur(200))
    await expires(grant, LATER)

    assert await job.end_expired() == 0
    assert (await bonus_of(harness, grant)).state == "ACTIVE"
    await expires(grant, NOW)
    assert await job.end_expired() == 1
    assert await job.end_expired() == 0

    bonus = await bonus_of(harness, grant)
    assert (bonus.state, bonus.reason, bonus.balance) == ("EXPIRED", "EXPIRY", 0)
    assert await harness.balances(player) == [100_00, 0]
    assert await last_operation(harness, player) == ("BONUS_FORFEIT", "system:expiry", "EXPIRY")
    assert {events.GRANT_MOVED, events.FUNDS_FORFEITED} <= {name for name, _ in await harness.facts(player)}
    await harness.assert_ledger_consistent(player)


async def test_the_next_bet_ends_a_bonus_before_the_job_does(
    empty_harness: WalletsHarness, expires: Expires
) -> None:
    harness = empty_harness
    player = await harness.a_player(eur(100))
    grant = await a_bonus(harness, player, eur(20), eur(200), stakeOrder="BONUS_FIRST")
    await expires(grant, NOW)

    assert isinstance(await harness.bet(player, eur(10)), BetPlaced)

    bonus = await bonus_of(harness, grant)
    assert (bonus.state, bonus.progress, bonus.balance) == ("EXPIRED", 0, 0)
    assert await harness.balances(player) == [90_00, 0]
    assert await BonusEndings(harness.statements).end_expired() == 0
    await harness.assert_ledger_consistent(player)


async def test_a_paused_bonus_ends_as_well(empty_harness: WalletsHarness, expires: Expires) -> None:
    harness = empty_harness
    player = await harness.a_player(eur(100))
    grant = await a_bonus(harness, player, eur(20), eur(200))
    await pause(harness, player, grant)
    await expires(grant, NOW)

    assert await BonusEndings(harness.statements).end_expired() == 1
    assert (await bonus_of(harness, grant)).state == "EXPIRED"
    await harness.assert_ledger_consistent(player)


async def test_two_jobs_at_once_end_each_bonus_once(empty_harness: WalletsHarness, expires: Expires) -> None:
    harness = empty_harness
    players = [await harness.a_player(eur(100)) for _ in range(12)]
    for player in players:
        await expires(await a_bonus(harness, player, eur(20), eur(200)), NOW)

    ended = await asyncio.gather(*(BonusEndings(harness.statements).end_expired() for _ in range(3)))

    assert sum(ended) == len(players)
    for player in players:
        names = [name for name, _ in await harness.facts(player)]
        assert names.count(events.FUNDS_FORFEITED) == 1
        await harness.assert_ledger_consistent(player)


async def test_bonuses_beyond_one_list_end_in_the_same_run(
    empty_harness: WalletsHarness, expires: Expires, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bonus_endings, "AT_ONCE", 2)
    harness, job = empty_harness, BonusEndings(empty_harness.statements)
    player = await harness.a_player(eur(100))
    players = [player, player, *[await harness.a_player(eur(100)) for _ in range(3)]]
    for each in players:
        await expires(await a_bonus(harness, each, eur(20), eur(200)), NOW)

    assert await job.end_expired() == len(players)


async def test_a_run_goes_no_further_than_its_limit_and_the_next_goes_on(
    empty_harness: WalletsHarness, expires: Expires, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bonus_endings, "AT_ONCE", 1)
    monkeypatch.setattr(bonus_endings, "RUN_MAX", 2)
    harness, job = empty_harness, BonusEndings(empty_harness.statements)
    for _ in range(3):
        await expires(await a_bonus(harness, await harness.a_player(eur(100)), eur(20), eur(200)), NOW)

    assert [await job.end_expired() for _ in range(3)] == [2, 1, 0]


async def test_a_player_for_whom_it_fails_holds_back_no_other(
    empty_harness: WalletsHarness, expires: Expires, fresh_database_url: str
) -> None:
    harness, job = empty_harness, BonusEndings(empty_harness.statements)
    broken, player = await harness.a_player(eur(100)), await harness.a_player(eur(100))
    failing = await a_bonus(harness, broken, eur(20), eur(200))
    grant = await a_bonus(harness, player, eur(20), eur(200))
    await expires(failing, NOW)
    await expires(grant, NOW)
    owner = await asyncpg.connect(fresh_database_url)
    await owner.execute("update wallets.wallet set progress = -1 where head_grant = $1", failing)

    with pytest.raises(asyncpg.CheckViolationError):
        await job.end_expired()

    assert (await bonus_of(harness, failing)).state == "ACTIVE"
    assert (await bonus_of(harness, grant)).state == "EXPIRED"
    await owner.execute("update wallets.wallet set progress = 0 where head_grant = $1", failing)
    await owner.close()
    assert await job.end_expired() == 1
    await harness.assert_ledger_consistent(broken)


@pytest.mark.parametrize(
    ("job", "index"),
    [
        ("due_grants(null, $1, 0::smallint, 5)", "wagering_due"),
        ("waiting_grants(null, $1, 0::smallint, 5, now())", "wagering_completing"),
    ],
)
async def test_the_jobs_look_by_an_index(owner: asyncpg.Connection, job: str, index: str) -> None:
    await owner.execute("set local enable_seqscan = off")

    await owner.fetch(f"select * from wallets.{job}", UUID(int=0))

    scans = "select pg_stat_get_xact_numscans($1::text::regclass)"
    assert await owner.fetchval(scans, f"wallets.{index}") == 1
