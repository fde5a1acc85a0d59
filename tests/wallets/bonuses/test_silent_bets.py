"""A bonus whose target is reached does not wait for ever for a bet without a round that never wins."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from adapters.postgres.wallets.play.bonus_endings import BonusEndings
from domain.wallets import events
from domain.wallets.play.rollbacks import BetAlreadySettled, RolledBack
from domain.wallets.play.wins import WinPaid
from tests.wallets.bonuses.bonus_players import DAY, MINUTE, a_bonus, bonus_of, last_operation
from tests.wallets.wallets_harness import WalletsHarness, eur


def the_job(harness: WalletsHarness) -> BonusEndings:
    return BonusEndings(harness.statements)


async def test_a_silent_bet_leaves_play_after_a_day_and_the_bonus_completes(
    empty_harness: WalletsHarness,
) -> None:
    harness, now = empty_harness, datetime.now(UTC)
    player = await harness.a_player(eur(100))
    grant = await a_bonus(harness, player, eur(20), eur(10))
    await harness.bet(player, eur(10), "silent")
    assert (await bonus_of(harness, grant)).state == "COMPLETING"

    assert await the_job(harness).end_silent_bets(now + DAY - MINUTE) == 0
    assert (await bonus_of(harness, grant)).in_play == 1
    assert await the_job(harness).end_silent_bets(now + DAY + MINUTE) == 1
    assert await the_job(harness).end_silent_bets(now + 2 * DAY) == 0

    bonus = await bonus_of(harness, grant)
    assert (bonus.state, bonus.in_play, bonus.balance) == ("COMPLETED", 0, 0)
    assert await harness.balances(player) == [110_00, 0]
    assert await last_operation(harness, player) == ("BONUS_CONVERSION", "system:completion", None)
    assert events.BONUS_CONVERTED in {name for name, _ in await harness.facts(player)}
    await harness.assert_ledger_consistent(player)


async def test_it_is_settled_then_so_it_may_win_late_but_not_be_rolled_back(
    empty_harness: WalletsHarness,
) -> None:
    harness = empty_harness
    player = await harness.a_player(eur(100))
    grant = await a_bonus(harness, player, eur(20), eur(10), stakeOrder="BONUS_FIRST")
    await harness.bet(player, eur(10), "silent")
    await the_job(harness).end_silent_bets(datetime.now(UTC) + DAY)

    assert isinstance(await harness.rollback(player, "silent"), BetAlreadySettled)
    assert isinstance(await harness.win(player, eur(7), bet="silent"), WinPaid)

    assert (await bonus_of(harness, grant)).state == "COMPLETED"
    assert await harness.balances(player) == [117_00, 0]
    await harness.assert_ledger_consistent(player)


@pytest.mark.parametrize(("minutes", "ended"), [(29, 0), (31, 1)])
async def test_a_caller_may_have_a_limit_of_its_own(
    empty_harness: WalletsHarness, minutes: int, ended: int
) -> None:
    harness, now = empty_harness, datetime.now(UTC)
    await harness.set_caller_profile(round_minutes_max=30)
    player = await harness.a_player(eur(100))
    await a_bonus(harness, player, eur(20), eur(10))
    await harness.bet(player, eur(10))

    assert await the_job(harness).end_silent_bets(now + timedelta(minutes=minutes)) == ended


async def test_a_bet_in_a_round_waits_for_its_round(empty_harness: WalletsHarness) -> None:
    harness = empty_harness
    player = await harness.a_player(eur(100))
    grant = await a_bonus(harness, player, eur(20), eur(10))
    await harness.bet(player, eur(4), round="r")
    await harness.bet(player, eur(6), "silent")

    assert await the_job(harness).end_silent_bets(datetime.now(UTC) + DAY) == 1
    bonus = await bonus_of(harness, grant)
    assert (bonus.state, bonus.in_play) == ("COMPLETING", 1)
    assert (await last_operation(harness, player))[0] == "BET"
    await harness.close(player, "r")

    assert (await bonus_of(harness, grant)).state == "COMPLETED"
    assert await harness.balances(player) == [110_00, 0]
    await harness.assert_ledger_consistent(player)


async def test_before_the_target_is_reached_nothing_waits(empty_harness: WalletsHarness) -> None:
    harness = empty_harness
    player = await harness.a_player(eur(100))
    grant = await a_bonus(harness, player, eur(20), eur(100))
    await harness.bet(player, eur(10), "silent")

    assert await the_job(harness).end_silent_bets(datetime.now(UTC) + DAY) == 0
    assert isinstance(await harness.rollback(player, "silent"), RolledBack)
    assert (await bonus_of(harness, grant)).in_play == 0


async def test_a_bonus_of_which_nothing_is_left_completes_without_moving_money(
    empty_harness: WalletsHarness,
) -> None:
    harness = empty_harness
    player = await harness.a_player(eur(100))
    grant = await a_bonus(harness, player, eur(10), eur(10), stakeOrder="BONUS_FIRST")
    await harness.bet(player, eur(10))
    posted = await harness.posted(player)

    assert await the_job(harness).end_silent_bets(datetime.now(UTC) + DAY) == 1

    assert (await bonus_of(harness, grant)).state == "COMPLETED"
    assert await harness.posted(player) == posted
    await harness.assert_ledger_consistent(player)


async def test_a_bonus_that_fell_below_its_target_is_looked_at_again(empty_harness: WalletsHarness) -> None:
    harness, now = empty_harness, datetime.now(UTC)
    player = await harness.a_player(eur(100))
    grant = await a_bonus(harness, player, eur(20), eur(10))
    await harness.bet(player, eur(5))
    await harness.bet(player, eur(5), "taken back")
    await the_job(harness).end_silent_bets(now)
    await harness.rollback(player, "taken back")
    assert (await bonus_of(harness, grant)).state == "ACTIVE"
    await harness.bet(player, eur(5))

    assert await the_job(harness).end_silent_bets(now + DAY + MINUTE) == 2
    assert (await bonus_of(harness, grant)).state == "COMPLETED"
    await harness.assert_ledger_consistent(player)


async def test_bets_go_on_counting_for_the_next_bonus(empty_harness: WalletsHarness) -> None:
    harness = empty_harness
    player = await harness.a_player(eur(100))
    soon = (datetime.now(UTC) + DAY / 2).isoformat()
    first = await a_bonus(harness, player, eur(20), eur(10), expiresAt=soon)
    second = await a_bonus(harness, player, eur(30), eur(50))
    await harness.bet(player, eur(10))
    await harness.bet(player, eur(3))

    assert await the_job(harness).end_silent_bets(datetime.now(UTC) + DAY) == 1
    await harness.bet(player, eur(4))

    assert (await bonus_of(harness, first)).state == "COMPLETED"
    bonus = await bonus_of(harness, second)
    assert (bonus.state, bonus.progress, bonus.in_play) == ("ACTIVE", 7_000_00, 2)
    assert await harness.balances(player) == [103_00, 0, 30_00]
    await harness.assert_ledger_consistent(player)


async def test_what_the_terms_do_not_convert_is_removed(empty_harness: WalletsHarness) -> None:
    harness = empty_harness
    player = await harness.a_player(eur(100))
    await a_bonus(harness, player, eur(20), eur(10), sticky=True)
    await harness.bet(player, eur(10))

    assert await the_job(harness).end_silent_bets(datetime.now(UTC) + DAY) == 1
    assert await harness.balances(player) == [90_00, 0]
    await harness.assert_ledger_consistent(player)


async def test_two_jobs_at_once_take_each_bet_out_of_play_once(empty_harness: WalletsHarness) -> None:
    harness = empty_harness
    players = [await harness.a_player(eur(100)) for _ in range(12)]
    for player in players:
        await a_bonus(harness, player, eur(20), eur(10))
        await harness.bet(player, eur(10))
    moment = datetime.now(UTC) + DAY

    ended = await asyncio.gather(*(the_job(harness).end_silent_bets(moment) for _ in range(3)))

    assert sum(ended) == len(players)
    for player in players:
        assert await harness.balances(player) == [110_00, 0]
        await harness.assert_ledger_consistent(player)
