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
from tests.wallets.wallets_harness import EUR, USD, WalletsHarness, an_id, eur

BARRED = Standing(may_bet=False, may_deposit=False, reason=BarReason.SELF_EXCLUDED)


async def an_ended_session(harness: WalletsHarness, player: UUID) -> UUID:
    session = OpenGameSession(player_id=player, id=new_id(), game="g", currency=EUR)
    await harness.run(open_game_session, session)
    await harness.bet(player, eur(10), "in session", session_id=session.id)
    await harness.run(end_game_session, EndGameSession(player_id=player, id=session.id))
    return session.id


async def bet_in_an_ended_session(harness: WalletsHarness, player: UUID) -> Any:
    return await harness.bet(player, eur(10), session_id=await an_ended_session(harness, player))


async def win_in_an_ended_session(harness: WalletsHarness, player: UUID) -> Any:
    await an_ended_session(harness, player)
    return await harness.win(player, eur(20), bet="in session")


async def rollback_in_an_ended_session(harness: WalletsHarness, player: UUID) -> Any:
    await an_ended_session(harness, player)
    return await harness.rollback(player, "in session")


async def bar_player(harness: WalletsHarness, player: UUID) -> None:
    await harness.bet(player, eur(10), "before")
    await harness.run(change_standing, ChangeStanding(player_id=player, standing=BARRED))


async def withdraw(harness: WalletsHarness, player: UUID, amount: Money) -> Any:
    request = RequestWithdrawal(player_id=player, key=an_id("out"), amount=amount, method="bank")
    return await harness.run(request_withdrawal, request)


async def bet_of_nothing_by_an_excluded_player(harness: WalletsHarness, player: UUID) -> Any:
    await bar_player(harness, player)
    return await harness.bet(player, eur(0))


async def bet_and_win_of_a_free_round(harness: WalletsHarness, player: UUID) -> Any:
    bet = PlaceBet(player_id=player, key="b", stake=eur(0), round="r")
    win = PayWin(player_id=player, key="w", amount=eur(15), round="r", closes_round=True)
    return await harness.run(wins.bet_and_win, BetAndWin(bet=bet, win=win))


async def bet_of_an_excluded_player(harness: WalletsHarness, player: UUID) -> Any:
    await bar_player(harness, player)
    return await harness.bet(player, eur(10))


async def win_of_an_excluded_player(harness: WalletsHarness, player: UUID) -> Any:
    await bar_player(harness, player)
    return await harness.win(player, eur(20), bet="before")


async def rollback_of_an_excluded_player(harness: WalletsHarness, player: UUID) -> Any:
    await bar_player(harness, player)
    return await harness.rollback(player, "before")


async def withdrawal_of_an_excluded_player(harness: WalletsHarness, player: UUID) -> Any:
    await bar_player(harness, player)
    request = RequestWithdrawal(player_id=player, key="out", amount=eur(90), method="bank")
    return await harness.run(request_withdrawal, request)


async def deposit_of_an_excluded_player(harness: WalletsHarness, player: UUID) -> Any:
    await bar_player(harness, player)
    deposit = InitiateDeposit(player_id=player, key="in", amount=eur(90), method="card")
    return await harness.run(initiate_deposit, deposit)


async def bet_in_another_currency(harness: WalletsHarness, player: UUID) -> Any:
    return await harness.bet(player, Money(100, USD))


async def bet_in_another_currency_than_the_session(harness: WalletsHarness, player: UUID) -> Any:
    await harness.run(open_wallet, OpenWallet(player_id=player, currency=USD))
    session = OpenGameSession(player_id=player, id=new_id(), game="g", currency=USD)
    await harness.run(open_game_session, session)
    return await harness.bet(player, eur(10), session_id=session.id)


async def win_in_another_currency_than_the_bet(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b")
    return await harness.win(player, Money(100, USD), bet="b")


async def bet_and_win(harness: WalletsHarness, player: UUID) -> Any:
    return await both(harness, player, eur(10), eur(25))


async def bet_and_win_again(harness: WalletsHarness, player: UUID) -> Any:
    await both(harness, player, eur(10), eur(25))
    return await both(harness, player, eur(10), eur(25))


async def bet_and_win_above_funds(harness: WalletsHarness, player: UUID) -> Any:
    return await both(harness, player, eur(101), eur(1000))


async def bet_known_and_win_new(harness: WalletsHarness, player: UUID) -> Any:
    await harness.bet(player, eur(10), "b", round="r")
    return await both(harness, player, eur(10), eur(25))


async def bet_new_and_win_conflicting(harness: WalletsHarness, player: UUID) -> Any:
    await harness.win(player, eur(1), "w", kind=WinKind.PROMO)
    return await both(harness, player, eur(10), eur(25))


async def both(harness: WalletsHarness, player: UUID, stake: Money, amount: Money) -> Any:
    bet = PlaceBet(player_id=player, key="b", stake=stake, round="r")
    win = PayWin(player_id=player, key="w", amount=amount, round="r")
    return await harness.run(wins.bet_and_win, BetAndWin(bet=bet, win=win))


async def deposit_while_a_withdrawal_is_pending(harness: WalletsHarness, player: UUID) -> Any:
    request = RequestWithdrawal(player_id=player, key="out", amount=eur(80), method="bank")
    await harness.run(request_withdrawal, request)
    await harness.deposit(player, eur(30))
    return await harness.bet(player, eur(50, 1))


async def bet_of_what_is_not_reserved(harness: WalletsHarness, player: UUID) -> Any:
    request = RequestWithdrawal(player_id=player, key="out", amount=eur(80), method="bank")
    await harness.run(request_withdrawal, request)
    return await harness.bet(player, eur(20))


async def bet_of_an_unknown_player(harness: WalletsHarness, _player: UUID) -> Any:
    return await harness.bet(new_id(), eur(10))


async def bet_on_a_wallet_that_is_not_there(harness: WalletsHarness, player: UUID) -> Any:
    return await harness.bet(player, eur(10), funding=Funding.WALLET, wallet_no=7)
