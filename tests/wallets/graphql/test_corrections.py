"""What operators correct through the endpoint: adjustments, fees, chargebacks, reversals, locks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.application import Application, Caller, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur

QUEUE = "{ pendingAdjustments(first: 100) { id state amount { amount } maker player { id } } }"
THRESHOLD = "100.00"


@pytest.fixture
async def guest(application: Application) -> FundedPlayer:
    """A player with a hundred euros."""
    return await a_funded_player(application)


async def adjust(guest: FundedPlayer, amount: str) -> Json:
    """What comes of a correction by the first accountant."""
    given = {"walletId": guest.wallet(), "key": a_key(), "amount": eur(amount), "reason": "a complaint"}
    return await guest.accountant.do("adjustBalance", **given)


async def decide(by: Caller, name: str, adjustment: str) -> Json:
    return await by.do(name, adjustmentId=adjustment, key=a_key(), reason="looked at it")


def left(outcome: Json) -> str:
    amount: str = outcome["wallet"]["balance"]["amount"]
    return amount


@pytest.mark.parametrize(
    ("amount", "balance"), [("5.00", "105.00"), ("-5.00", "95.00"), ("100.00", "200.00")]
)
async def test_a_correction_up_to_the_threshold_is_applied(
    guest: FundedPlayer, amount: str, balance: str
) -> None:
    outcome = await adjust(guest, amount)
    assert (outcome["__typename"], left(outcome)) == ("Adjusted", balance)


async def test_a_correction_cannot_take_what_is_not_there(guest: FundedPlayer) -> None:
    await guest.bet("50.00")
    outcome = await adjust(guest, "-50.01")
    assert outcome["__typename"] == "InsufficientFunds"
    assert outcome["shortBy"]["amount"] == "0.01"


async def test_above_the_threshold_four_eyes_decide(guest: FundedPlayer) -> None:
    asked = await adjust(guest, "100.01")
    assert asked["__typename"] == "ApprovalNeeded"
    adjustment = asked["adjustment"]
    assert (adjustment["state"], adjustment["maker"]) == ("PENDING", "operator:anna")
    assert await guest.balance() == "100.00"
    waiting = (await guest.second_accountant.told(QUEUE))["pendingAdjustments"]
    assert adjustment["id"] in [each["id"] for each in waiting]

    same = await decide(guest.accountant, "approveAdjustment", adjustment["id"])
    assert same == {"__typename": "SameOperator", "operator": "operator:anna"}
    assert await guest.balance() == "100.00"
    done = await decide(guest.second_accountant, "approveAdjustment", adjustment["id"])
    assert (done["__typename"], left(done)) == ("Adjusted", "200.01")
    found = await guest.accountant.told(
        f'{{ node(id: "{adjustment["id"]}") {{ ... on Adjustment {{ state maker checker }} }} }}'
    )
    assert found["node"] == {"state": "APPLIED", "maker": "operator:anna", "checker": "operator:bert"}
    again = await decide(guest.second_accountant, "approveAdjustment", adjustment["id"])
    assert again == {"__typename": "MoveRefused", "state": "APPLIED", "allowed": []}


@pytest.mark.parametrize("who", ["accountant", "second_accountant"])
async def test_a_pending_correction_can_be_dropped(guest: FundedPlayer, who: str) -> None:
    id = (await adjust(guest, "-100.01"))["adjustment"]["id"]
    dropped = await decide(getattr(guest, who), "rejectAdjustment", id)
    assert (dropped["__typename"], dropped["adjustment"]["state"]) == ("AdjustmentRejected", "REJECTED")
    late = await decide(guest.second_accountant, "approveAdjustment", id)
    assert late["__typename"] == "MoveRefused"
    assert await guest.balance() == "100.00"


async def test_an_approved_debit_that_is_no_longer_covered_moves_nothing(guest: FundedPlayer) -> None:
    id = (await adjust(guest, "-100.01"))["adjustment"]["id"]
    outcome = await decide(guest.second_accountant, "approveAdjustment", id)
    assert outcome["__typename"] == "InsufficientFunds"
    assert await guest.balance() == "100.00"


@pytest.mark.parametrize(("tax", "kind"), [(False, "COMMISSION"), (True, "TAX")])
async def test_fees_are_debited(guest: FundedPlayer, tax: bool, kind: str) -> None:
    given = {"playerId": guest.id, "amount": eur("2.50"), "reason": "fee", "tax": tax}
    outcome = await guest.accountant.do("takeCommission", key=a_key(), **given)
    assert (outcome["__typename"], left(outcome)) == ("CommissionTaken", "97.50")
    asked = f'{{ transaction(id: "{outcome["transaction"]["id"]}") {{ kind actor reason }} }}'
    shown = (await guest.accountant.told(asked))["transaction"]
    assert shown == {"kind": kind, "actor": "operator:anna", "reason": "fee"}
    much = await guest.accountant.do("takeCommission", key=a_key(), **given | {"amount": eur("97.51")})
    assert much["shortBy"]["amount"] == "0.01"


async def charge_back(guest: FundedPlayer, deposit: str) -> Json:
    return await guest.payments.do("chargeBack", depositId=deposit, key=a_key(), reason="fraud")


async def unlock(guest: FundedPlayer) -> Json:
    return await guest.accountant.do("unlockWallet", walletId=guest.wallet(), reason="settled")


async def test_a_chargeback_may_overdraw_and_then_locks_the_wallet(application: Application) -> None:
    guest = await a_funded_player(application, funds=None)
    deposit = (await guest.deposit("100.00"))["deposit"]["id"]
    await guest.bet("30.00")
    taken = await charge_back(guest, deposit)
    assert (taken["__typename"], left(taken), taken["wallet"]["state"]) == ("ChargedBack", "-30.00", "LOCKED")
    again = await charge_back(guest, deposit)
    assert again == {"__typename": "MoveRefused", "state": "CHARGED_BACK", "allowed": []}

    assert await guest.bet("1.00") == {"__typename": "BetRefused", "reason": "WALLET_LOCKED"}
    short = await unlock(guest)
    assert (short["__typename"], short["shortBy"]["amount"]) == ("InsufficientFunds", "30.00")
    await guest.deposit("30.00")
    opened = await unlock(guest)
    assert (opened["__typename"], opened["wallet"]["state"]) == ("WalletOpened", "OPEN")
    await guest.deposit("1.00")
    assert left(await guest.bet("1.00")) == "0.00"


async def reverse(guest: FundedPlayer, transaction: str, **more: Any) -> Json:
    given = {"transactionId": transaction, "key": a_key(), "reason": "by mistake"} | more
    return await guest.accountant.do("reverseTransaction", **given)


async def test_a_transaction_is_undone_by_a_new_one_and_once(guest: FundedPlayer) -> None:
    bet = await guest.bet("40.00")
    undone = await reverse(guest, bet["transaction"]["id"])
    assert (undone["__typename"], left(undone)) == ("Reversed", "100.00")
    shown = await guest.accountant.told(
        f'{{ transaction(id: "{undone["transaction"]["id"]}") {{ kind reversalOf }} }}'
    )
    assert shown["transaction"] == {"kind": "REVERSAL", "reversalOf": bet["transaction"]["seq"]}
    for each in (bet, undone):
        again = await reverse(guest, each["transaction"]["id"])
        assert again == {"__typename": "NotReversible", "seq": each["transaction"]["seq"]}


async def test_a_win_that_was_spent_is_taken_back_only_by_overdrawing(guest: FundedPlayer) -> None:
    win = await guest.win("50.00", kind="PROMO")
    await guest.bet("150.00")
    short = await reverse(guest, win["transaction"]["id"])
    assert (short["__typename"], short["shortBy"]["amount"]) == ("InsufficientFunds", "50.00")
    undone = await reverse(guest, win["transaction"]["id"], mayOverdraw=True)
    assert (left(undone), undone["wallet"]["state"]) == ("-50.00", "LOCKED")


async def test_a_transaction_that_does_not_exist_cannot_be_undone(guest: FundedPlayer) -> None:
    outcome = await reverse(guest, guest.id.replace("plr_", "txn_") + "_99")
    assert outcome == {"__typename": "TransactionNotFound", "seq": 99}
