"""Deposits and withdrawals through the endpoint: every state, each by the role that may bring it about."""

from __future__ import annotations

from typing import Any

import pytest

from tests.application import Application, Caller, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.refusals import refusal

MOVES = ("authoriseDeposit", "settleDeposit", "declineDeposit")
QUEUE = "{ pendingWithdrawals(last: 100) { nodes { id state amount { amount } player { id } } } }"


@pytest.fixture
async def funded_player(application: Application) -> FundedPlayer:
    """A player with a hundred euros."""
    return await a_funded_player(application)


async def initiate(funded_player: FundedPlayer, amount: str = "50.00") -> Json:
    """A deposit that the player has started; its id."""
    given = {"playerId": funded_player.id, "key": a_key(), "amount": eur(amount), "method": "card"}
    return await funded_player.player.mutate("initiateDeposit", **given)


async def move(by: Caller, name: str, deposit: str, **more: Any) -> Json:
    """What comes of moving a deposit."""
    given = {"depositId": deposit, "key": a_key(), "authorisation": "auth-1", "reason": "asked"} | more
    return await by.mutate(name, **given)


def seen(outcome: Json) -> tuple[str, str]:
    """The state a payment is in, and the wallet's balance."""
    payment = outcome.get("deposit") or outcome["withdrawal"]
    return payment["state"], outcome["wallet"]["balance"]["amount"]


async def test_a_deposit_is_credited_only_when_it_settles(funded_player: FundedPlayer) -> None:
    started = await initiate(funded_player)
    assert seen(started) == ("INITIATED", "100.00")
    assert started["deposit"]["allowedMoves"] == ["AUTHORISED", "DECLINED"]
    id = started["deposit"]["id"]

    promised = await move(funded_player.payments, "authoriseDeposit", id)
    assert seen(promised) == ("AUTHORISED", "100.00")
    assert promised["deposit"]["authorisation"] == "auth-1"
    settled = await move(funded_player.payments, "settleDeposit", id)
    assert seen(settled) == ("SETTLED", "150.00")
    answer = await funded_player.player.data_of(
        f'{{ node(id: "{id}") {{ ... on Deposit {{ state method }} }} }}'
    )
    assert answer["node"] == {"state": "SETTLED", "method": "card"}


@pytest.mark.parametrize("before", [(), ("authoriseDeposit",)])
async def test_a_declined_deposit_stays_declined(
    funded_player: FundedPlayer, before: tuple[str, ...]
) -> None:
    id = (await initiate(funded_player))["deposit"]["id"]
    for step in before:
        await move(funded_player.payments, step, id)
    declined = await move(funded_player.payments, "declineDeposit", id, reason="card expired")
    assert seen(declined) == ("DECLINED", "100.00")
    assert declined["deposit"]["reason"] == "card expired"
    for each in MOVES:
        outcome = await move(funded_player.payments, each, id)
        assert outcome == refusal("DepositMoveRefused", state="DECLINED", allowed=[])


async def test_a_deposit_cannot_settle_before_it_is_authorised(funded_player: FundedPlayer) -> None:
    id = (await initiate(funded_player))["deposit"]["id"]
    outcome = await move(funded_player.payments, "settleDeposit", id)
    assert outcome["__typename"] == "DepositMoveRefused"
    assert (outcome["state"], outcome["allowed"]) == ("INITIATED", ["AUTHORISED", "DECLINED"])
    assert await funded_player.balance() == "100.00"


async def test_an_unknown_deposit_and_another_currency_have_different_outcomes(
    funded_player: FundedPlayer,
) -> None:
    missing = funded_player.id.replace("plr_", "dep_") + "_" + funded_player.id.removeprefix("plr_")
    outcome = await move(funded_player.payments, "settleDeposit", missing)
    assert outcome == refusal("PaymentNotFound")
    dollars = {"amount": "5", "currency": "USD"}
    given = {"playerId": funded_player.id, "key": a_key(), "amount": dollars, "method": "card"}
    for name in ("initiateDeposit", "recordDeposit"):
        outcome = await funded_player.payments.mutate(name, **given | {"key": a_key()})
        assert outcome == refusal("CurrencyMismatch", expected="EUR", given="USD")


async def test_an_excluded_player_cannot_deposit_and_can_withdraw(funded_player: FundedPlayer) -> None:
    reason = {"code": "PLAYER_REQUEST"}
    await funded_player.admin.mutate(
        "movePlayerStatus", playerId=funded_player.id, to="SELF_EXCLUDED", termDays=365, reason=reason
    )
    assert await initiate(funded_player) == refusal("PaymentRefused", reason="SELF_EXCLUDED")
    assert seen(await request(funded_player, "100.00")) == ("REQUESTED", "100.00")


async def request(funded_player: FundedPlayer, amount: str = "60.00") -> Json:
    """What comes of a player's wish for money."""
    given = {"playerId": funded_player.id, "key": a_key(), "amount": eur(amount), "method": "bank"}
    return await funded_player.player.mutate("requestWithdrawal", **given)


async def step(by: Caller, name: str, withdrawal: str, **more: Any) -> Json:
    """What comes of moving a withdrawal."""
    given = {"withdrawalId": withdrawal, "key": a_key()}
    staff = {"authorisation": "pay-1", "reason": "asked"} if by.role != "player" else {}
    return await by.mutate(name, **given | staff | more)


async def test_a_withdrawal_reserves_money_and_is_then_paid(funded_player: FundedPlayer) -> None:
    asked = await request(funded_player)
    assert seen(asked) == ("REQUESTED", "100.00")
    assert asked["wallet"]["reserved"]["amount"] == "60.00"
    assert asked["wallet"]["available"]["amount"] == "40.00"
    assert (await funded_player.bet("40.01"))["shortBy"]["amount"] == "0.01"
    id = asked["withdrawal"]["id"]
    waiting = (await funded_player.accountant.data_of(QUEUE))["pendingWithdrawals"]["nodes"]
    assert [each["player"]["id"] for each in waiting if each["id"] == id] == [funded_player.id]

    approved = await step(funded_player.accountant, "approveWithdrawal", id)
    assert seen(approved) == ("APPROVED", "100.00")
    late = await step(funded_player.player, "cancelWithdrawal", id)
    assert late["__typename"] == "WithdrawalMoveRefused"
    assert (late["state"], late["allowed"]) == ("APPROVED", ["IN_DOUBT", "PAID", "REJECTED"])
    paid = await step(funded_player.payments, "payWithdrawal", id)
    assert seen(paid) == ("PAID", "40.00")
    assert paid["wallet"]["reserved"]["amount"] == "0.00"
    waiting = (await funded_player.accountant.data_of(QUEUE))["pendingWithdrawals"]["nodes"]
    assert id not in [each["id"] for each in waiting]


@pytest.mark.parametrize("then", ["payWithdrawal", "rejectWithdrawal"])
async def test_an_unknown_answer_of_the_provider_leaves_the_funds_reserved(
    funded_player: FundedPlayer, then: str
) -> None:
    id = (await request(funded_player))["withdrawal"]["id"]
    await step(funded_player.accountant, "approveWithdrawal", id)
    held = await step(funded_player.payments, "holdWithdrawal", id, reason="no answer")
    assert seen(held) == ("IN_DOUBT", "100.00")
    assert held["wallet"]["reserved"]["amount"] == "60.00"
    state, balance = seen(await step(funded_player.payments, then, id))
    assert (state, balance) == {
        "payWithdrawal": ("PAID", "40.00"),
        "rejectWithdrawal": ("REJECTED", "100.00"),
    }[then]
    assert (await funded_player.bet("100.01"))["shortBy"]["amount"] == (
        "60.01" if state == "PAID" else "0.01"
    )


@pytest.mark.parametrize(
    ("who", "name", "state"),
    [
        ("player", "cancelWithdrawal", "CANCELLED"),
        ("accountant", "rejectWithdrawal", "REJECTED"),
    ],
)
async def test_a_rejected_or_cancelled_withdrawal_releases_its_reservation(
    funded_player: FundedPlayer, who: str, name: str, state: str
) -> None:
    id = (await request(funded_player))["withdrawal"]["id"]
    by: Caller = getattr(funded_player, who)
    outcome = await step(by, name, id)
    assert seen(outcome) == (state, "100.00")
    assert outcome["wallet"]["available"]["amount"] == "100.00"


async def test_a_withdrawal_beyond_the_balance_is_refused(funded_player: FundedPlayer) -> None:
    await request(funded_player, "60.00")
    outcome = await request(funded_player, "40.01")
    assert outcome["__typename"] == "InsufficientFunds"
    amounts = {name: outcome[name]["amount"] for name in ("balance", "available", "reserved", "shortBy")}
    assert amounts == {"balance": "100.00", "available": "40.00", "reserved": "60.00", "shortBy": "0.01"}


async def test_a_player_sees_their_own_payments(funded_player: FundedPlayer) -> None:
    await request(funded_player, "10.00")
    await initiate(funded_player, "20.00")
    answer = await funded_player.player.data_of(
        "query ($id: ID!) { player(id: $id) { deposits { nodes { state amount { amount } } }"
        " withdrawals(first: 1) { nodes { state amount { amount } } } } }",
        id=funded_player.id,
    )
    assert answer["player"] == {
        "deposits": {
            "nodes": [
                {"state": "INITIATED", "amount": {"amount": "20.00"}},
                {"state": "SETTLED", "amount": {"amount": "100.00"}},
            ]
        },
        "withdrawals": {"nodes": [{"state": "REQUESTED", "amount": {"amount": "10.00"}}]},
    }
