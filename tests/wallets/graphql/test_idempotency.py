"""The same key never moves money twice, however often and by however many it is sent."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest

from tests.application import Application, Caller, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur

PARALLEL = 50


@pytest.fixture
async def guest(application: Application) -> FundedPlayer:
    """A player with a hundred euros and a bonus of twenty in wallet 1."""
    guest = await a_funded_player(application)
    id = guest.id.removeprefix("plr_")
    await guest.crm.do(
        "grantFunds", playerId=guest.id, key=a_key(), kind="BONUS", amount=eur("20.00"), grantId=id
    )
    await guest.bet("10.00", key="the bet", round="r")
    await guest.bet("10.00", key="the other bet", round="s")
    return guest


def calls(guest: FundedPlayer) -> dict[str, tuple[Caller, Json, Json]]:
    """Mutation -> who calls it, with what, and what makes it another call under the same key."""
    player, real, bonus = {"playerId": guest.id}, {"walletId": guest.wallet()}, {"walletId": guest.wallet(1)}
    money, more = {"amount": eur("5.00")}, {"amount": eur("5.01")}
    why, method = {"reason": "asked"}, {"method": "card"}
    return {
        "placeBet": (guest.games, player | {"stake": eur("5.00")}, {"stake": eur("5.01")}),
        "payWin": (guest.games, player | money | {"bet": "the bet"}, more),
        "rollbackBet": (guest.games, player | {"bet": "the other bet"}, {"bet": "the bet"}),
        "closeRound": (guest.games, player | {"round": "r"}, {"round": "s"}),
        "initiateDeposit": (guest.player, player | money | method, {"method": "bank"}),
        "recordDeposit": (guest.payments, player | money | method, more),
        "requestWithdrawal": (guest.player, player | money | method, more),
        "adjustBalance": (guest.accountant, real | money | why, more),
        "takeCommission": (guest.accountant, player | money | why, {"tax": True}),
        "grantFunds": (
            guest.crm,
            player | {"kind": "POINTS", "amount": {"amount": "5", "currency": "PTS"}},
            {"amount": {"amount": "6", "currency": "PTS"}},
        ),
        "convertBonus": (guest.crm, bonus | money, {"closes": True}),
    }


NAMES = (
    "placeBet",
    "payWin",
    "rollbackBet",
    "closeRound",
    "initiateDeposit",
    "recordDeposit",
    "requestWithdrawal",
    "adjustBalance",
    "takeCommission",
    "grantFunds",
    "convertBonus",
)


def first_answer(outcome: Json) -> Json:
    """An outcome without the mark of being one again."""
    return {name: value for name, value in outcome.items() if name != "replayed"}


@pytest.mark.parametrize("name", NAMES)
async def test_a_key_sent_again_gets_the_same_answer_and_moves_nothing(
    guest: FundedPlayer, name: str
) -> None:
    by, given, other = calls(guest)[name]
    key = a_key()
    first = await by.do(name, key=key, **given)
    entries = await guest.entries()
    assert first["replayed"] is False
    again = await by.do(name, key=key, **given)
    assert again["replayed"] is True
    assert first_answer(again) == first_answer(first)

    conflict = await by.do(name, **{"key": key, **given, **other})
    assert conflict == {"__typename": "IdempotencyConflict", "reference": key}
    assert await guest.entries() == entries


async def test_a_key_used_for_one_thing_is_taken_for_every_other(guest: FundedPlayer) -> None:
    bet = {"playerId": guest.id, "stake": eur("5.00")}
    win = {"playerId": guest.id, "amount": eur("5.00"), "bet": "the bet"}
    await guest.games.do("placeBet", key="taken", **bet)
    assert await guest.games.do("payWin", key="taken", **win) == {
        "__typename": "IdempotencyConflict",
        "reference": "taken",
    }


async def test_keys_are_the_callers_own(guest: FundedPlayer) -> None:
    other = guest.application.as_("game_server", name="somebody-else")
    given = {"playerId": guest.id, "key": "shared", "stake": eur("5.00")}
    for by in (guest.games, other):
        assert (await by.do("placeBet", **given))["replayed"] is False
    assert await guest.balance() == "70.00"


async def test_the_caller_chooses_which_balance_a_repeated_answer_shows(guest: FundedPlayer) -> None:
    given = {"playerId": guest.id, "key": a_key(), "stake": eur("5.00")}
    await guest.games.do("placeBet", **given)
    await guest.bet("5.00")
    for view, balance in (("STORED", "75.00"), ("CURRENT", "70.00")):
        again = await guest.games.do("placeBet", balanceView=view, **given)
        assert (again["replayed"], again["wallet"]["balance"]["amount"]) == (True, balance)


async def test_fifty_at_once_with_one_key_are_one(guest: FundedPlayer) -> None:
    given = {"playerId": guest.id, "key": a_key(), "stake": eur("5.00")}
    answers = await asyncio.gather(*(guest.games.do("placeBet", **given) for _ in range(PARALLEL)))
    assert Counter((each["__typename"], each["replayed"]) for each in answers) == {
        ("BetPlaced", False): 1,
        ("BetPlaced", True): PARALLEL - 1,
    }
    assert len({str(first_answer(each)) for each in answers}) == 1
    assert await guest.balance() == "75.00"


async def test_fifty_at_once_with_their_own_keys_never_overdraw(guest: FundedPlayer) -> None:
    bets: list[Any] = [guest.bet("5.00", funding="REAL_ONLY") for _ in range(PARALLEL)]
    answers = await asyncio.gather(*bets)
    assert Counter(each["__typename"] for each in answers) == {"BetPlaced": 16, "InsufficientFunds": 34}
    assert await guest.balance() == "0.00"


async def test_deposits_of_one_key_settle_once(guest: FundedPlayer) -> None:
    given = {"playerId": guest.id, "key": a_key(), "amount": eur("5.00"), "method": "card"}
    answers = await asyncio.gather(*(guest.payments.do("recordDeposit", **given) for _ in range(PARALLEL)))
    assert Counter(each["replayed"] for each in answers) == {False: 1, True: PARALLEL - 1}
    assert await guest.balance() == "85.00"
