"""What the terms of a bonus refuse, through the endpoint."""

from __future__ import annotations

from uuid import UUID

import pytest

from domain.shared.money import Money
from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.refusals import refusal
from tests.wallets.play.bonus_terms import give_bonus
from tests.wallets.wallets_harness import EUR

MOST = {"amount": "5.00", "currency": "EUR", "minor": "500"}


@pytest.fixture
async def funded_player(application: Application) -> FundedPlayer:
    """A player with a hundred euros."""
    return await a_funded_player(application)


async def a_bonus(guest: FundedPlayer, **terms: object) -> str:
    """A bonus of 50 euros under these terms; the id of its grant."""
    player = UUID(guest.id.removeprefix("plr_"))
    return str(await give_bonus(guest.application.database, player, Money(50_00, EUR), **terms))


async def withdraw(guest: FundedPlayer, key: str) -> Json:
    given = {"playerId": guest.id, "key": key, "amount": eur("20.00"), "method": "bank"}
    return await guest.player.mutate("requestWithdrawal", **given)


async def test_a_bet_above_the_maximum_of_a_bonus(funded_player: FundedPlayer) -> None:
    grant = await a_bonus(funded_player, maxBet=500, maxBetAny=True)
    refused = refusal("MaxBetExceeded", maxBet=MOST, grantId=grant)
    assert refused["code"] == "MAX_BET_EXCEEDED"
    for _ in range(2):
        assert await funded_player.bet("5.01", key="high") == refused
    assert (await funded_player.bet("5.00"))["__typename"] == "BetPlaced"
    assert await funded_player.balance() == "95.00"


async def test_a_bet_and_its_win_above_the_maximum_of_a_bonus(funded_player: FundedPlayer) -> None:
    grant = await a_bonus(funded_player, maxBet=500, maxBetAny=True)
    bet = {"playerId": funded_player.id, "key": a_key(), "stake": eur("6.00"), "round": "r"}
    win = {"playerId": funded_player.id, "key": a_key(), "amount": eur("9.00"), "round": "r"}
    for _ in range(2):
        outcome = await funded_player.games.mutate("betAndWin", bet=bet, win=win)
        assert outcome == refusal("MaxBetExceeded", maxBet=MOST, grantId=grant)
    assert await funded_player.balance() == "100.00"


async def test_a_withdrawal_before_a_bonus_is_wagered(funded_player: FundedPlayer) -> None:
    grant = await a_bonus(funded_player, onWithdrawal="REFUSE")
    refused = refusal("WageringUnfinished", grantId=grant)
    assert refused["code"] == "WAGERING_UNFINISHED"
    for _ in range(2):
        assert await withdraw(funded_player, "out") == refused
    wallets = await funded_player.player.data_of(
        "query ($id: ID!) { player(id: $id) { wallets { grantId balance { amount } reserved { amount } } } }",
        id=funded_player.id,
    )
    assert wallets["player"]["wallets"] == [
        {"grantId": None, "balance": {"amount": "100.00"}, "reserved": {"amount": "0.00"}},
        {"grantId": grant, "balance": {"amount": "50.00"}, "reserved": {"amount": "0.00"}},
    ]
