"""What game providers call: bets, wins, rollbacks and round closes in every order."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from adapters.postgres.wallets.play.rounds import PostgresCallerProfiles
from domain.wallets.kinds import WinKind
from domain.wallets.model import CallerProfile
from domain.wallets.play.bets import PlaceBet, place_bet
from domain.wallets.queries import PageRequest
from tests.wallets.wallets_harness import WalletsHarness, a_provider, eur


async def bet_above_funds(house: WalletsHarness, player: UUID) -> Any:
    return await house.bet(player, eur(100, 1))


async def bet_of_everything(house: WalletsHarness, player: UUID) -> Any:
    return await house.bet(player, eur(100))


async def same_bet_again(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b", round="r", game="g")
    return await house.bet(player, eur(10), "b", round="r", game="g")


async def same_bet_other_amount(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b", round="r", game="g")
    return await house.bet(player, eur(10, 1), "b", round="r", game="g")


async def same_bet_other_round(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b", round="r", game="g")
    return await house.bet(player, eur(10), "b", round="r2", game="g")


async def same_bet_other_game(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b", round="r", game="g")
    return await house.bet(player, eur(10), "b", round="r", game="g2")


async def same_bet_other_player(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(await house.a_player(eur(50)), eur(10), "b")
    return await house.bet(player, eur(10), "b")


async def same_id_of_another_caller(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b")
    bet = PlaceBet(player_id=player, key="b", stake=eur(10))
    return await house.run(place_bet, bet, a_provider())


async def win_of_an_id_used_by_a_bet(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b")
    return await house.win(player, eur(10), "b", bet="b")


async def refused_bet_again_after_a_deposit(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(150), "b")
    await house.deposit(player, eur(100))
    return await house.bet(player, eur(150), "b")


async def win_without_its_bet(house: WalletsHarness, player: UUID) -> Any:
    return await house.win(player, eur(10), bet="never")


async def win_retried_once_the_bet_is_there(house: WalletsHarness, player: UUID) -> Any:
    await house.win(player, eur(30), "w", bet="b")
    await house.bet(player, eur(10), "b")
    return await house.win(player, eur(30), "w", bet="b")


async def win_of_a_refused_bet(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(150), "b")
    return await house.win(player, eur(300), bet="b")


async def promotional_win(house: WalletsHarness, player: UUID) -> Any:
    return await house.win(player, eur(5), kind=WinKind.PROMO)


async def jackpot(house: WalletsHarness, player: UUID) -> Any:
    return await house.win(player, eur(5), kind=WinKind.JACKPOT)


async def tournament_prize(house: WalletsHarness, player: UUID) -> Any:
    return await house.win(player, eur(5), kind=WinKind.TOURNAMENT)


async def win_of_nothing(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b")
    return await house.win(player, eur(0), bet="b")


async def win_of_nothing_closes_the_round(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b", round="r")
    await house.win(player, eur(0), bet="b", round="r", closes_round=True)
    return await house.bet(player, eur(10), round="r")


async def bets_and_wins_in_a_round(house: WalletsHarness, player: UUID) -> Any:
    for number in range(3):
        await house.bet(player, eur(10), f"b{number}", round="r")
    for number in range(2):
        await house.win(player, eur(4), f"w{number}", bet=f"b{number}", round="r")
    page = await house.reads.rounds(player, PageRequest(10))
    (only,) = page.items
    assert (only.staked, only.won, only.operations) == (eur(30), eur(8), 5)
    return await house.win(player, eur(4), "w2", round="r")


async def win_after_rollback(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b", round="r")
    await house.rollback(player, "b")
    return await house.win(player, eur(10), bet="b", round="r")


async def win_by_round_after_rollback(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b", round="r")
    await house.rollback(player, "b")
    return await house.win(player, eur(10), round="r")


async def late_win(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b", round="r")
    await house.close(player, "r")
    return await house.win(player, eur(10), bet="b", round="r")


async def late_win_where_allowed(house: WalletsHarness, player: UUID) -> Any:
    profile = CallerProfile(str(house.provider.actor), late_wins=True)
    await PostgresCallerProfiles(house.statements).keep(profile)
    return await late_win(house, player)


async def bet_on_a_closed_round(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), round="r")
    await house.close(player, "r")
    return await house.bet(player, eur(10), round="r")


async def close_twice(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), round="r")
    await house.close(player, "r")
    return await house.close(player, "r")


async def close_unknown(house: WalletsHarness, player: UUID) -> Any:
    return await house.close(player, "nobody played")


async def rollback(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b", round="r")
    return await house.rollback(player, "b")


async def rollback_again(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b")
    await house.rollback(player, "b", "rb")
    return await house.rollback(player, "b", "rb")


async def second_rollback(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b")
    await house.rollback(player, "b")
    return await house.rollback(player, "b")


async def early_rollback(house: WalletsHarness, player: UUID) -> Any:
    return await house.rollback(player, "b")


async def early_rollback_again(house: WalletsHarness, player: UUID) -> Any:
    await house.rollback(player, "b", "rb")
    return await house.rollback(player, "b", "rb")


async def bet_after_its_rollback(house: WalletsHarness, player: UUID) -> Any:
    await house.rollback(player, "b")
    return await house.bet(player, eur(10), "b")


async def rollback_of_a_refused_bet(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(150), "b")
    return await house.rollback(player, "b")


async def rollback_after_win(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b")
    await house.win(player, eur(20), bet="b")
    return await house.rollback(player, "b")


async def rollback_after_win_by_round(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b", round="r")
    await house.win(player, eur(20), round="r")
    return await house.rollback(player, "b")


async def rollback_of_a_win(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b")
    await house.win(player, eur(20), "w", bet="b")
    return await house.rollback(player, "w")
