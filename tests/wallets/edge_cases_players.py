"""What is called for players who may not, or in other currencies, sessions and pairs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from domain.shared.ids import new_id
from domain.shared.money import Money
from domain.wallets.deposits import InitiateDeposit, initiate_deposit
from domain.wallets.kinds import BarReason, Funding, WinKind
from domain.wallets.model import Standing
from domain.wallets.opening import OpenWallet, open_wallet
from domain.wallets.play import wins
from domain.wallets.play.bets import PlaceBet
from domain.wallets.play.game_sessions import (
    EndGameSession,
    OpenGameSession,
    end_game_session,
    open_game_session,
)
from domain.wallets.play.wins import BetAndWin, PayWin
from domain.wallets.standing import ChangeStanding, change_standing
from domain.wallets.withdrawals import RequestWithdrawal, request_withdrawal
from tests.wallets.wallets_harness import EUR, USD, WalletsHarness, eur

BARRED = Standing(may_bet=False, may_deposit=False, reason=BarReason.SELF_EXCLUDED)


async def an_ended_session(house: WalletsHarness, player: UUID) -> UUID:
    session = OpenGameSession(player_id=player, id=new_id(), game="g", currency=EUR)
    await house.run(open_game_session, session)
    await house.bet(player, eur(10), "in session", session_id=session.id)
    await house.run(end_game_session, EndGameSession(player_id=player, id=session.id))
    return session.id


async def bet_in_an_ended_session(house: WalletsHarness, player: UUID) -> Any:
    return await house.bet(player, eur(10), session_id=await an_ended_session(house, player))


async def win_in_an_ended_session(house: WalletsHarness, player: UUID) -> Any:
    await an_ended_session(house, player)
    return await house.win(player, eur(20), bet="in session")


async def rollback_in_an_ended_session(house: WalletsHarness, player: UUID) -> Any:
    await an_ended_session(house, player)
    return await house.rollback(player, "in session")


async def bar_player(house: WalletsHarness, player: UUID) -> None:
    await house.bet(player, eur(10), "before")
    await house.run(change_standing, ChangeStanding(player_id=player, standing=BARRED))


async def bet_of_an_excluded_player(house: WalletsHarness, player: UUID) -> Any:
    await bar_player(house, player)
    return await house.bet(player, eur(10))


async def win_of_an_excluded_player(house: WalletsHarness, player: UUID) -> Any:
    await bar_player(house, player)
    return await house.win(player, eur(20), bet="before")


async def rollback_of_an_excluded_player(house: WalletsHarness, player: UUID) -> Any:
    await bar_player(house, player)
    return await house.rollback(player, "before")


async def withdrawal_of_an_excluded_player(house: WalletsHarness, player: UUID) -> Any:
    await bar_player(house, player)
    request = RequestWithdrawal(player_id=player, key="out", amount=eur(90), method="bank")
    return await house.run(request_withdrawal, request)


async def deposit_of_an_excluded_player(house: WalletsHarness, player: UUID) -> Any:
    await bar_player(house, player)
    deposit = InitiateDeposit(player_id=player, key="in", amount=eur(90), method="card")
    return await house.run(initiate_deposit, deposit)


async def bet_in_another_currency(house: WalletsHarness, player: UUID) -> Any:
    return await house.bet(player, Money(100, USD))


async def bet_in_another_currency_than_the_session(house: WalletsHarness, player: UUID) -> Any:
    await house.run(open_wallet, OpenWallet(player_id=player, currency=USD))
    session = OpenGameSession(player_id=player, id=new_id(), game="g", currency=USD)
    await house.run(open_game_session, session)
    return await house.bet(player, eur(10), session_id=session.id)


async def win_in_another_currency_than_the_bet(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b")
    return await house.win(player, Money(100, USD), bet="b")


async def bet_and_win(house: WalletsHarness, player: UUID) -> Any:
    return await both(house, player, eur(10), eur(25))


async def bet_and_win_again(house: WalletsHarness, player: UUID) -> Any:
    await both(house, player, eur(10), eur(25))
    return await both(house, player, eur(10), eur(25))


async def bet_and_win_above_funds(house: WalletsHarness, player: UUID) -> Any:
    return await both(house, player, eur(101), eur(1000))


async def bet_known_and_win_new(house: WalletsHarness, player: UUID) -> Any:
    await house.bet(player, eur(10), "b", round="r")
    return await both(house, player, eur(10), eur(25))


async def bet_new_and_win_conflicting(house: WalletsHarness, player: UUID) -> Any:
    await house.win(player, eur(1), "w", kind=WinKind.PROMO)
    return await both(house, player, eur(10), eur(25))


async def both(house: WalletsHarness, player: UUID, stake: Money, amount: Money) -> Any:
    bet = PlaceBet(player_id=player, key="b", stake=stake, round="r")
    win = PayWin(player_id=player, key="w", amount=amount, round="r")
    return await house.run(wins.bet_and_win, BetAndWin(bet=bet, win=win))


async def deposit_while_a_withdrawal_is_pending(house: WalletsHarness, player: UUID) -> Any:
    request = RequestWithdrawal(player_id=player, key="out", amount=eur(80), method="bank")
    await house.run(request_withdrawal, request)
    await house.deposit(player, eur(30))
    return await house.bet(player, eur(50, 1))


async def bet_of_what_is_not_reserved(house: WalletsHarness, player: UUID) -> Any:
    request = RequestWithdrawal(player_id=player, key="out", amount=eur(80), method="bank")
    await house.run(request_withdrawal, request)
    return await house.bet(player, eur(20))


async def bet_of_an_unknown_player(house: WalletsHarness, _player: UUID) -> Any:
    return await house.bet(new_id(), eur(10))


async def bet_on_a_wallet_that_is_not_there(house: WalletsHarness, player: UUID) -> Any:
    return await house.bet(player, eur(10), funding=Funding.WALLET, wallet_no=7)
