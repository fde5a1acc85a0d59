"""The same key never moves money twice, however often and by however many it is sent."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest

from tests.application import Application, Caller, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.refusals import refusal

PARALLEL = 50


@pytest.fixture
async def funded_player(application: Application) -> FundedPlayer:
    """A player with a hundred euros and a bonus of twenty in wallet 1."""
    funded_player = await a_funded_player(application)
    id = funded_player.id.removeprefix("plr_")
    await funded_player.crm.mutate(
        "grantFunds", playerId=funded_player.id, key=a_key(), kind="BONUS", amount=eur("20.00"), grantId=id
    )
    await funded_player.bet("10.00", key="the bet", round="r")
    await funded_player.bet("10.00", key="the other bet", round="s")
    return funded_player


def calls(funded_player: FundedPlayer) -> dict[str, tuple[Caller, Json, Json]]:
    """Mutation -> who calls it, with what, and what makes it another call under the same key."""
    player, real, bonus = (
        {"playerId": funded_player.id},
        {"walletId": funded_player.wallet()},
        {"walletId": funded_player.wallet(1)},
    )
    money, more = {"amount": eur("5.00")}, {"amount": eur("5.01")}
    why, method = {"reason": "asked"}, {"method": "card"}
    return {
        "placeBet": (funded_player.games, player | {"stake": eur("5.00")}, {"stake": eur("5.01")}),
        "payWin": (funded_player.games, player | money | {"bet": "the bet"}, more),
        "rollbackBet": (funded_player.games, player | {"bet": "the other bet"}, {"bet": "the bet"}),
        "closeRound": (funded_player.games, player | {"round": "r"}, {"round": "s"}),
        "initiateDeposit": (funded_player.player, player | money | method, {"method": "bank"}),
        "recordDeposit": (funded_player.payments, player | money | method, more),
        "requestWithdrawal": (funded_player.player, player | money | method, more),
        "adjustBalance": (funded_player.accountant, real | money | why, more),
        "takeCommission": (funded_player.accountant, player | money | why, {"tax": True}),
        "grantFunds": (
            funded_player.crm,
            player | {"kind": "POINTS", "amount": {"amount": "5", "currency": "PTS"}},
            {"amount": {"amount": "6", "currency": "PTS"}},
        ),
        "convertBonus": (funded_player.crm, bonus | money, {"closes": True}),
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
    funded_player: FundedPlayer, name: str
) -> None:
    by, given, other = calls(funded_player)[name]
    key = a_key()
    first = await by.mutate(name, key=key, **given)
    entries = await funded_player.entries()
    assert first["replayed"] is False
    again = await by.mutate(name, key=key, **given)
    assert again["replayed"] is True
    assert first_answer(again) == first_answer(first)

    conflict = await by.mutate(name, **{"key": key, **given, **other})
    assert conflict == refusal("IdempotencyConflict", reference=key)
    assert await funded_player.entries() == entries


async def test_a_key_used_for_one_operation_is_refused_for_others(funded_player: FundedPlayer) -> None:
    bet = {"playerId": funded_player.id, "stake": eur("5.00")}
    win = {"playerId": funded_player.id, "amount": eur("5.00"), "bet": "the bet"}
    await funded_player.games.mutate("placeBet", key="taken", **bet)
    assert await funded_player.games.mutate("payWin", key="taken", **win) == refusal(
        "IdempotencyConflict", reference="taken"
    )


async def test_keys_are_the_callers_own(funded_player: FundedPlayer) -> None:
    other = funded_player.application.as_("game_server", name="another-server")
    given = {"playerId": funded_player.id, "key": "shared", "stake": eur("5.00")}
    for by in (funded_player.games, other):
        assert (await by.mutate("placeBet", **given))["replayed"] is False
    assert await funded_player.balance() == "70.00"


async def test_the_caller_chooses_which_balance_a_repeated_answer_shows(funded_player: FundedPlayer) -> None:
    given = {"playerId": funded_player.id, "key": a_key(), "stake": eur("5.00")}
    await funded_player.games.mutate("placeBet", **given)
    await funded_player.bet("5.00")
    for view, balance in (("STORED", "75.00"), ("CURRENT", "70.00")):
        again = await funded_player.games.mutate("placeBet", balanceView=view, **given)
        assert (again["replayed"], again["wallet"]["balance"]["amount"]) == (True, balance)


async def test_fifty_concurrent_requests_with_one_key_apply_once(funded_player: FundedPlayer) -> None:
    given = {"playerId": funded_player.id, "key": a_key(), "stake": eur("5.00")}
    answers = await asyncio.gather(
        *(funded_player.games.mutate("placeBet", **given) for _ in range(PARALLEL))
    )
    assert Counter((each["__typename"], each["replayed"]) for each in answers) == {
        ("BetPlaced", False): 1,
        ("BetPlaced", True): PARALLEL - 1,
    }
    assert len({str(first_answer(each)) for each in answers}) == 1
    assert await funded_player.balance() == "75.00"


async def test_fifty_concurrent_bets_never_overdraw(funded_player: FundedPlayer) -> None:
    bets: list[Any] = [funded_player.bet("5.00", funding="REAL_ONLY") for _ in range(PARALLEL)]
    answers = await asyncio.gather(*bets)
    assert Counter(each["__typename"] for each in answers) == {"BetPlaced": 16, "InsufficientFunds": 34}
    assert await funded_player.balance() == "0.00"


async def test_deposits_of_one_key_settle_once(funded_player: FundedPlayer) -> None:
    given = {"playerId": funded_player.id, "key": a_key(), "amount": eur("5.00"), "method": "card"}
    answers = await asyncio.gather(
        *(funded_player.payments.mutate("recordDeposit", **given) for _ in range(PARALLEL))
    )
    assert Counter(each["replayed"] for each in answers) == {False: 1, True: PARALLEL - 1}
    assert await funded_player.balance() == "85.00"
