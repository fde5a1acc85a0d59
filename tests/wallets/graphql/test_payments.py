"""Deposits and withdrawals through the endpoint: every state, each by the role that may bring it about."""

from __future__ import annotations

from typing import Any

import pytest

from tests.application import Application, Caller, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur

MOVES = ("authoriseDeposit", "settleDeposit", "declineDeposit")
QUEUE = "{ pendingWithdrawals(first: 100) { id state amount { amount } player { id } } }"


@pytest.fixture
async def guest(application: Application) -> FundedPlayer:
    """A player with a hundred euros."""
    return await a_funded_player(application)


async def initiate(guest: FundedPlayer, amount: str = "50.00") -> Json:
    """A deposit that the player has started; its id."""
    given = {"playerId": guest.id, "key": a_key(), "amount": eur(amount), "method": "card"}
    return await guest.player.do("initiateDeposit", **given)


async def move(by: Caller, name: str, deposit: str, **more: Any) -> Json:
    """What comes of moving a deposit."""
    given = {"depositId": deposit, "key": a_key(), "authorisation": "auth-1", "reason": "asked"} | more
    return await by.do(name, **given)


def seen(outcome: Json) -> tuple[str, str]:
    """The state a payment is in, and the wallet's balance."""
    payment = outcome.get("deposit") or outcome["withdrawal"]
    return payment["state"], outcome["wallet"]["balance"]["amount"]


async def test_a_deposit_is_credited_only_when_it_settles(guest: FundedPlayer) -> None:
    started = await initiate(guest)
    assert seen(started) == ("INITIATED", "100.00")
    assert started["deposit"]["allowedMoves"] == ["AUTHORISED", "DECLINED"]
    id = started["deposit"]["id"]

    promised = await move(guest.payments, "authoriseDeposit", id)
    assert seen(promised) == ("AUTHORISED", "100.00")
    assert promised["deposit"]["authorisation"] == "auth-1"
    settled = await move(guest.payments, "settleDeposit", id)
    assert seen(settled) == ("SETTLED", "150.00")
    answer = await guest.player.told(f'{{ node(id: "{id}") {{ ... on Deposit {{ state method }} }} }}')
    assert answer["node"] == {"state": "SETTLED", "method": "card"}


@pytest.mark.parametrize("before", [(), ("authoriseDeposit",)])
async def test_a_declined_deposit_stays_declined(guest: FundedPlayer, before: tuple[str, ...]) -> None:
    id = (await initiate(guest))["deposit"]["id"]
    for step in before:
        await move(guest.payments, step, id)
    declined = await move(guest.payments, "declineDeposit", id, reason="card expired")
    assert seen(declined) == ("DECLINED", "100.00")
    assert declined["deposit"]["reason"] == "card expired"
    for each in MOVES:
        outcome = await move(guest.payments, each, id)
        assert outcome == {"__typename": "MoveRefused", "state": "DECLINED", "allowed": []}


async def test_a_deposit_cannot_settle_before_it_was_promised(guest: FundedPlayer) -> None:
    id = (await initiate(guest))["deposit"]["id"]
    outcome = await move(guest.payments, "settleDeposit", id)
    assert outcome["__typename"] == "MoveRefused"
    assert (outcome["state"], outcome["allowed"]) == ("INITIATED", ["AUTHORISED", "DECLINED"])
    assert await guest.balance() == "100.00"


async def test_an_unknown_deposit_and_another_currency_are_told_apart(guest: FundedPlayer) -> None:
    missing = guest.id.replace("plr_", "dep_") + "_" + guest.id.removeprefix("plr_")
    outcome = await move(guest.payments, "settleDeposit", missing)
    assert outcome == {"__typename": "PaymentNotFound", "message": "There is no such payment"}
    dollars = {"amount": "5", "currency": "USD"}
    given = {"playerId": guest.id, "key": a_key(), "amount": dollars, "method": "card"}
    for name in ("initiateDeposit", "recordDeposit"):
        outcome = await guest.payments.do(name, **given | {"key": a_key()})
        assert outcome == {"__typename": "CurrencyMismatch", "expected": "EUR", "given": "USD"}


async def test_an_excluded_player_pays_nothing_in_and_everything_out(guest: FundedPlayer) -> None:
    reason = {"code": "PLAYER_REQUEST"}
    await guest.admin.do(
        "movePlayerStatus", playerId=guest.id, to="SELF_EXCLUDED", termDays=365, reason=reason
    )
    assert await initiate(guest) == {"__typename": "PaymentRefused", "reason": "SELF_EXCLUDED"}
    assert seen(await request(guest, "100.00")) == ("REQUESTED", "100.00")


async def request(guest: FundedPlayer, amount: str = "60.00") -> Json:
    """What comes of a player's wish for money."""
    given = {"playerId": guest.id, "key": a_key(), "amount": eur(amount), "method": "bank"}
    return await guest.player.do("requestWithdrawal", **given)


async def step(by: Caller, name: str, withdrawal: str, **more: Any) -> Json:
    """What comes of moving a withdrawal."""
    given = {"withdrawalId": withdrawal, "key": a_key()}
    staff = {"authorisation": "pay-1", "reason": "asked"} if by.role != "player" else {}
    return await by.do(name, **given | staff | more)


async def test_a_withdrawal_reserves_and_then_leaves(guest: FundedPlayer) -> None:
    asked = await request(guest)
    assert seen(asked) == ("REQUESTED", "100.00")
    assert asked["wallet"]["reserved"]["amount"] == "60.00"
    assert asked["wallet"]["available"]["amount"] == "40.00"
    assert (await guest.bet("40.01"))["shortBy"]["amount"] == "0.01"
    id = asked["withdrawal"]["id"]
    waiting = (await guest.accountant.told(QUEUE))["pendingWithdrawals"]
    assert [each["player"]["id"] for each in waiting if each["id"] == id] == [guest.id]

    approved = await step(guest.accountant, "approveWithdrawal", id)
    assert seen(approved) == ("APPROVED", "100.00")
    late = await step(guest.player, "cancelWithdrawal", id)
    assert late["__typename"] == "MoveRefused"
    assert (late["state"], late["allowed"]) == ("APPROVED", ["IN_DOUBT", "PAID", "REJECTED"])
    paid = await step(guest.payments, "payWithdrawal", id)
    assert seen(paid) == ("PAID", "40.00")
    assert paid["wallet"]["reserved"]["amount"] == "0.00"
    waiting = (await guest.accountant.told(QUEUE))["pendingWithdrawals"]
    assert id not in [each["id"] for each in waiting]


@pytest.mark.parametrize("then", ["payWithdrawal", "rejectWithdrawal"])
async def test_an_unknown_answer_of_the_provider_keeps_the_funds_held(guest: FundedPlayer, then: str) -> None:
    id = (await request(guest))["withdrawal"]["id"]
    await step(guest.accountant, "approveWithdrawal", id)
    held = await step(guest.payments, "holdWithdrawal", id, reason="no answer")
    assert seen(held) == ("IN_DOUBT", "100.00")
    assert held["wallet"]["reserved"]["amount"] == "60.00"
    state, balance = seen(await step(guest.payments, then, id))
    assert (state, balance) == {
        "payWithdrawal": ("PAID", "40.00"),
        "rejectWithdrawal": ("REJECTED", "100.00"),
    }[then]
    assert (await guest.bet("100.01"))["shortBy"]["amount"] == ("60.01" if state == "PAID" else "0.01")


@pytest.mark.parametrize(
    ("who", "name", "state"),
    [
        ("player", "cancelWithdrawal", "CANCELLED"),
        ("accountant", "rejectWithdrawal", "REJECTED"),
    ],
)
async def test_a_withdrawal_that_ends_early_can_be_played_again(
    guest: FundedPlayer, who: str, name: str, state: str
) -> None:
    id = (await request(guest))["withdrawal"]["id"]
    by: Caller = getattr(guest, who)
    outcome = await step(by, name, id)
    assert seen(outcome) == (state, "100.00")
    assert outcome["wallet"]["available"]["amount"] == "100.00"


async def test_more_than_is_there_is_not_reserved(guest: FundedPlayer) -> None:
    await request(guest, "60.00")
    outcome = await request(guest, "40.01")
    assert outcome["__typename"] == "InsufficientFunds"
    assert (outcome["balance"]["amount"], outcome["shortBy"]["amount"]) == ("40.00", "0.01")


async def test_a_player_sees_their_own_payments(guest: FundedPlayer) -> None:
    await request(guest, "10.00")
    await initiate(guest, "20.00")
    answer = await guest.player.told(
        "query ($id: ID!) { player(id: $id) { deposits { state amount { amount } }"
        " withdrawals(first: 1) { state amount { amount } } } }",
        id=guest.id,
    )
    assert answer["player"] == {
        "deposits": [
            {"state": "INITIATED", "amount": {"amount": "20.00"}},
            {"state": "SETTLED", "amount": {"amount": "100.00"}},
        ],
        "withdrawals": [{"state": "REQUESTED", "amount": {"amount": "10.00"}}],
    }
