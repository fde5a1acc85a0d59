"""What the terms of a bonus refuse: stakes above their maximum, and withdrawals before their target."""

from __future__ import annotations

from uuid import UUID

import pytest

from adapters.postgres.wallets.codes import GrantStateCode
from domain.shared.money import Money
from domain.wallets.kinds import Funding
from domain.wallets.outcomes import IdempotencyConflict
from domain.wallets.play.bets import BetPlaced, MaxBetExceeded, PlaceBet
from domain.wallets.play.rollbacks import RollbackNoted
from domain.wallets.play.wins import BetAndWin, BetAndWinDone, PayWin, bet_and_win
from domain.wallets.withdrawals import (
    RequestWithdrawal,
    WageringUnfinished,
    WithdrawalMoved,
    request_withdrawal,
)
from tests.wallets.play.bonus_terms import end_grant, give_bonus, grant_state
from tests.wallets.wallets_harness import WalletsHarness, an_id, eur

MAX_BET = eur(5)


async def withdraw(harness: WalletsHarness, player: UUID, amount: Money, key: str | None = None) -> object:
    command = RequestWithdrawal(player_id=player, key=key or an_id("out"), amount=amount, method="bank")
    return await harness.run(request_withdrawal, command)


async def a_player_with_a_bonus(harness: WalletsHarness, **terms: object) -> tuple[UUID, UUID]:
    """A player with 100 euros, and a bonus of 50 under these terms: the player, and the grant."""
    player = await harness.a_player(eur(100))
    return player, await give_bonus(harness.database, player, eur(50), **terms)


async def test_a_stake_above_the_maximum_is_refused_for_good(harness: WalletsHarness) -> None:
    player, grant = await a_player_with_a_bonus(harness, maxBet=MAX_BET.minor, maxBetAny=True)
    before = await harness.posted(player)
    refused = MaxBetExceeded(MAX_BET, grant)
    assert await harness.bet(player, eur(5, 1), "high") == refused
    assert await harness.bet(player, eur(5, 1), "high") == refused
    assert await harness.bet(player, eur(5), "high") == IdempotencyConflict("high")
    assert await harness.balances(player) == [100_00, 50_00]
    assert await harness.posted(player) == before
    assert isinstance(await harness.bet(player, eur(5)), BetPlaced)
    await end_grant(harness.database, player, grant, GrantStateCode.CANCELLED)
    assert await harness.bet(player, eur(5, 1), "high") == refused, "whatever becomes of the bonus"
    assert isinstance(await harness.bet(player, eur(5, 1)), BetPlaced)
    await harness.assert_ledger_consistent(player)


async def test_the_maximum_is_told_whatever_is_reserved(harness: WalletsHarness) -> None:
    player, grant = await a_player_with_a_bonus(
        harness, maxBet=MAX_BET.minor, maxBetAny=True, onWithdrawal="KEEP"
    )
    assert isinstance(await withdraw(harness, player, eur(30)), WithdrawalMoved)
    for _ in range(2):
        assert await harness.bet(player, eur(20), "high") == MaxBetExceeded(MAX_BET, grant)


async def test_a_maximum_for_bonus_money_leaves_real_stakes_alone(harness: WalletsHarness) -> None:
    player, grant = await a_player_with_a_bonus(harness, maxBet=MAX_BET.minor)
    assert isinstance(await harness.bet(player, eur(40)), BetPlaced)
    assert await harness.bet(player, eur(70)) == MaxBetExceeded(MAX_BET, grant)
    assert await harness.balances(player) == [60_00, 50_00]
    assert isinstance(await harness.bet(player, eur(40), funding=Funding.REAL_ONLY), BetPlaced)


@pytest.mark.parametrize("in_transaction", [False, True])
async def test_a_bet_with_its_win_is_refused_like_the_bet(
    harness: WalletsHarness, in_transaction: bool
) -> None:
    player, grant = await a_player_with_a_bonus(harness, maxBet=MAX_BET.minor, maxBetAny=True)

    async def both(stake: Money, name: str) -> object:
        bet = PlaceBet(player_id=player, key=f"bet-{name}", stake=stake, round=name)
        win = PayWin(player_id=player, key=f"win-{name}", amount=eur(7), round=name)
        if not in_transaction:
            return await harness.run(bet_and_win, BetAndWin(bet=bet, win=win))
        async with harness.transaction() as run:
            return await run(bet_and_win, BetAndWin(bet=bet, win=win))

    assert await both(eur(6), "high") == MaxBetExceeded(MAX_BET, grant)
    assert await both(eur(6), "high") == MaxBetExceeded(MAX_BET, grant)
    assert await harness.balances(player) == [100_00, 50_00]
    assert isinstance(await both(eur(5), "low"), BetAndWinDone)


async def test_a_rollback_of_a_refused_stake_moves_nothing(harness: WalletsHarness) -> None:
    player, grant = await a_player_with_a_bonus(harness, maxBet=MAX_BET.minor, maxBetAny=True)
    assert await harness.bet(player, eur(6), "high") == MaxBetExceeded(MAX_BET, grant)
    assert isinstance(await harness.rollback(player, "high"), RollbackNoted)
    assert await harness.bet(player, eur(6), "high") == MaxBetExceeded(MAX_BET, grant)
    assert await harness.balances(player) == [100_00, 50_00]


async def test_a_withdrawal_before_the_target_is_refused_and_forfeits_nothing(
    harness: WalletsHarness,
) -> None:
    player, grant = await a_player_with_a_bonus(harness, onWithdrawal="REFUSE")
    gone = await give_bonus(harness.database, player, eur(10), onWithdrawal="FORFEIT")
    before = await harness.posted(player)
    for _ in range(2):
        assert await withdraw(harness, player, eur(20), "out") == WageringUnfinished(grant)
    for each in (grant, gone):
        assert await grant_state(harness.database, player, each) == GrantStateCode.ACTIVE
    assert await harness.balances(player) == [100_00, 50_00, 10_00]
    assert await harness.posted(player) == before
    assert (await harness.bet(player, eur(100))).wallet.available == eur(0), "nothing was reserved"
    await harness.assert_ledger_consistent(player)


async def test_a_refused_withdrawal_stays_refused_and_a_new_one_is_taken(harness: WalletsHarness) -> None:
    player, grant = await a_player_with_a_bonus(harness, onWithdrawal="REFUSE")
    assert await withdraw(harness, player, eur(20), "out") == WageringUnfinished(grant)
    await end_grant(harness.database, player, grant, GrantStateCode.CANCELLED)
    assert await withdraw(harness, player, eur(20), "out") == WageringUnfinished(grant)
    assert isinstance(await withdraw(harness, player, eur(20)), WithdrawalMoved)
    assert await harness.balances(player) == [100_00, 0]
