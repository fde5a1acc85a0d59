"""What game providers call: bets, wins, rollbacks and round closes in every order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

from domain.shared.pages import Window
from domain.wallets.kinds import Funding, WinKind
from domain.wallets.play.bets import PlaceBet, place_bet
from tests.wallets.wallets_harness import WalletsHarness, a_provider, eur


async def bet_above_funds(harness: WalletsHarness, player: UUID) -> Any:
    return await harness.bet(player, eur(100, 1))


async def bet_of_everything(harness: WalletsHarness, player: UUID) -> Any:
    return await harness.bet(player, eur(100))


async def bet_of_nothing(harness: WalletsHarness, player: UUID) -> Any:
    return await harness.bet(player, eur(0), "b", round="r", game="g")


async def same_bet_of_nothing_again(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(0), "b", round="r", game="g")
    return await harness.bet(player, eur(0), "b", round="r", game="g")


async def bet_of_something_under_the_key_of_a_bet_of_nothing(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(0), "b", round="r", game="g")
    return await harness.bet(player, eur(1), "b", round="r", game="g")


async def bet_of_nothing_by_a_player_without_funds(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(100))
    return await harness.bet(player, eur(0))


async def win_of_a_free_round(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(0), "b", round="r")
    return await harness.win(player, eur(15), bet="b", round="r")


async def win_of_a_free_round_by_its_round(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bonus(player, eur(50))
    wallet = {"funding": Funding.WALLET, "wallet_no": 1}
    await harness.bet(player, eur(0), round="r", **wallet)
    await harness.bet(player, eur(0), round="r")
    return await harness.win(player, eur(15), round="r")


async def close_of_a_free_round(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(0), round="r")
    return await harness.close(player, "r")


async def rollback_of_a_bet_of_nothing(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(0), "b")
    return await harness.rollback(player, "b")


async def same_bet_again(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b", round="r", game="g")
    return await harness.bet(player, eur(10), "b", round="r", game="g")


async def same_bet_other_amount(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b", round="r", game="g")
    return await harness.bet(player, eur(10, 1), "b", round="r", game="g")


async def same_bet_other_round(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b", round="r", game="g")
    return await harness.bet(player, eur(10), "b", round="r2", game="g")


async def same_bet_other_game(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b", round="r", game="g")
    return await harness.bet(player, eur(10), "b", round="r", game="g2")


async def same_bet_other_provider(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b", round="r", provider="p")
    return await harness.bet(player, eur(10), "b", round="r", provider="q")


async def same_bet_other_funding(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b")
    return await harness.bet(player, eur(10), "b", funding=Funding.REAL_ONLY)


async def same_bet_other_moment(harness: WalletsHarness, player: UUID) -> Any:
    moment = datetime(2026, 1, 1, 12, tzinfo=UTC)
    await harness.bet(player, eur(10), "b", occurred_at=moment)
    return await harness.bet(player, eur(10), "b", occurred_at=moment + timedelta(seconds=1))


async def same_bet_same_moment_elsewhere(harness: WalletsHarness, player: UUID) -> Any:
    moment = datetime(2026, 1, 1, 12, tzinfo=UTC)
    await harness.bet(player, eur(10), "b", occurred_at=moment)
    there = moment.astimezone(timezone(timedelta(hours=2)))
    return await harness.bet(player, eur(10), "b", occurred_at=there)


async def same_bet_of_the_provider_that_is_the_caller(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b", round="r")
    return await harness.bet(player, eur(10), "b", round="r", provider=str(harness.provider.actor))


async def same_win_now_closing_its_round(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b", round="r")
    await harness.win(player, eur(5), "w", bet="b", round="r")
    return await harness.win(player, eur(5), "w", bet="b", round="r", closes_round=True)


async def same_bet_other_player(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(await harness.a_player(eur(50)), eur(10), "b")
    return await harness.bet(player, eur(10), "b")


async def same_id_of_another_caller(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b")
    bet = PlaceBet(player_id=player, key="b", stake=eur(10))
    return await harness.run(place_bet, bet, a_provider())


async def win_of_an_id_used_by_a_bet(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b")
    return await harness.win(player, eur(10), "b", bet="b")


async def refused_bet_again_after_a_deposit(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(150), "b")
    await harness.deposit(player, eur(100))
    return await harness.bet(player, eur(150), "b")


async def win_without_its_bet(harness: WalletsHarness, player: UUID) -> Any:
    return await harness.win(player, eur(10), bet="never")


async def win_retried_once_the_bet_is_there(harness: WalletsHarness, player: UUID) -> Any:
    await harness.win(player, eur(30), "w", bet="b")
    await harness.bet(player, eur(10), "b")
    return await harness.win(player, eur(30), "w", bet="b")


async def win_of_a_refused_bet(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(150), "b")
    return await harness.win(player, eur(300), bet="b")


async def promotional_win(harness: WalletsHarness, player: UUID) -> Any:
    return await harness.win(player, eur(5), kind=WinKind.PROMO)


async def jackpot(harness: WalletsHarness, player: UUID) -> Any:
    return await harness.win(player, eur(5), kind=WinKind.JACKPOT)


async def tournament_prize(harness: WalletsHarness, player: UUID) -> Any:
    return await harness.win(player, eur(5), kind=WinKind.TOURNAMENT)


async def win_of_nothing(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b")
    return await harness.win(player, eur(0), bet="b")


async def win_of_nothing_closes_the_round(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b", round="r")
    await harness.win(player, eur(0), bet="b", round="r", closes_round=True)
    return await harness.bet(player, eur(10), round="r")


async def bets_and_wins_in_a_round(harness: WalletsHarness, player: UUID) -> Any:
    for number in range(3):
        await harness.bet(player, eur(10), f"b{number}", round="r")
    for number in range(2):
        await harness.win(player, eur(4), f"w{number}", bet=f"b{number}", round="r")
    page = await harness.reads.rounds(player).page(Window(10))
    ((_, only),) = page.rows
    assert (only.staked, only.won, only.operations) == (eur(30), eur(8), 5)
    return await harness.win(player, eur(4), "w2", round="r")


async def win_after_rollback(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b", round="r")
    await harness.rollback(player, "b")
    return await harness.win(player, eur(10), bet="b", round="r")


async def win_by_round_after_rollback(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b", round="r")
    await harness.rollback(player, "b")
    return await harness.win(player, eur(10), round="r")


async def late_win(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b", round="r")
    await harness.close(player, "r")
    return await harness.win(player, eur(10), bet="b", round="r")


async def late_win_where_allowed(harness: WalletsHarness, player: UUID) -> Any:
    await harness.set_caller_profile(late_wins=True)
    return await late_win(harness, player)


async def bet_on_a_closed_round(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), round="r")
    await harness.close(player, "r")
    return await harness.bet(player, eur(10), round="r")


async def close_twice(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), round="r")
    await harness.close(player, "r")
    return await harness.close(player, "r")


async def close_unknown(harness: WalletsHarness, player: UUID) -> Any:
    return await harness.close(player, "never played")


async def rollback(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b", round="r")
    return await harness.rollback(player, "b")


async def rollback_again(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b")
    await harness.rollback(player, "b", "rb")
    return await harness.rollback(player, "b", "rb")


async def second_rollback(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b")
    await harness.rollback(player, "b")
    return await harness.rollback(player, "b")


async def early_rollback(harness: WalletsHarness, player: UUID) -> Any:
    return await harness.rollback(player, "b")


async def early_rollback_again(harness: WalletsHarness, player: UUID) -> Any:
    await harness.rollback(player, "b", "rb")
    return await harness.rollback(player, "b", "rb")


async def bet_after_its_rollback(harness: WalletsHarness, player: UUID) -> Any:
    await harness.rollback(player, "b")
    return await harness.bet(player, eur(10), "b")


async def rollback_of_a_refused_bet(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(150), "b")
    return await harness.rollback(player, "b")


async def rollback_after_win(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b")
    await harness.win(player, eur(20), bet="b")
    return await harness.rollback(player, "b")


async def rollback_after_win_by_round(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b", round="r")
    await harness.win(player, eur(20), round="r")
    return await harness.rollback(player, "b")


async def rollback_of_a_win(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b")
    await harness.win(player, eur(20), "w", bet="b")
    return await harness.rollback(player, "w")
