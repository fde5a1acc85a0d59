"""What operators correct through the endpoint: adjustments, fees, chargebacks, reversals, locks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.application import Application, Caller, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.refusals import refusal

QUEUE = "{ pendingAdjustments(last: 100) { nodes { id state amount { amount } maker player { id } } } }"
THRESHOLD = "100.00"


@pytest.fixture
async def funded_player(application: Application) -> FundedPlayer:
    """A player with a hundred euros."""
    return await a_funded_player(application)


async def adjust(funded_player: FundedPlayer, amount: str) -> Json:
    """What comes of a correction by the first accountant."""
    given = {
        "walletId": funded_player.wallet(),
        "key": a_key(),
        "amount": eur(amount),
        "reason": "a complaint",
    }
    return await funded_player.accountant.mutate("adjustBalance", **given)


async def decide(by: Caller, name: str, adjustment: str) -> Json:
    return await by.mutate(name, adjustmentId=adjustment, key=a_key(), reason="looked at it")


def left(outcome: Json) -> str:
    amount: str = outcome["wallet"]["balance"]["amount"]
    return amount


@pytest.mark.parametrize(
    ("amount", "balance"), [("5.00", "105.00"), ("-5.00", "95.00"), ("100.00", "200.00")]
)
async def test_a_correction_up_to_the_threshold_is_applied(
    funded_player: FundedPlayer, amount: str, balance: str
) -> None:
    outcome = await adjust(funded_player, amount)
    assert (outcome["__typename"], left(outcome)) == ("Adjusted", balance)


async def test_a_correction_cannot_exceed_the_balance(funded_player: FundedPlayer) -> None:
    await funded_player.bet("50.00")
    outcome = await adjust(funded_player, "-50.01")
    assert outcome["__typename"] == "InsufficientFunds"
    assert outcome["shortBy"]["amount"] == "0.01"


async def test_above_the_threshold_four_eyes_decide(funded_player: FundedPlayer) -> None:
    asked = await adjust(funded_player, "100.01")
    assert asked["__typename"] == "ApprovalNeeded"
    adjustment = asked["adjustment"]
    assert (adjustment["state"], adjustment["maker"]) == ("PENDING", f"operator:anna-{funded_player.id}")
    assert await funded_player.balance() == "100.00"
    waiting = (await funded_player.second_accountant.data_of(QUEUE))["pendingAdjustments"]["nodes"]
    assert adjustment["id"] in [each["id"] for each in waiting]

    same = await decide(funded_player.accountant, "approveAdjustment", adjustment["id"])
    assert same == refusal("SameOperator", operator=f"operator:anna-{funded_player.id}")
    assert await funded_player.balance() == "100.00"
    done = await decide(funded_player.second_accountant, "approveAdjustment", adjustment["id"])
    assert (done["__typename"], left(done)) == ("Adjusted", "200.01")
    found = await funded_player.accountant.data_of(
        f'{{ node(id: "{adjustment["id"]}") {{ ... on Adjustment {{ state maker checker }} }} }}'
    )
    assert found["node"] == {
        "state": "APPLIED",
        "maker": f"operator:anna-{funded_player.id}",
        "checker": f"operator:bert-{funded_player.id}",
    }
    again = await decide(funded_player.second_accountant, "approveAdjustment", adjustment["id"])
    assert again == refusal("AdjustmentMoveRefused", state="APPLIED", allowed=[])


@pytest.mark.parametrize("who", ["accountant", "second_accountant"])
async def test_a_pending_correction_can_be_rejected(funded_player: FundedPlayer, who: str) -> None:
    id = (await adjust(funded_player, "-100.01"))["adjustment"]["id"]
    dropped = await decide(getattr(funded_player, who), "rejectAdjustment", id)
    assert (dropped["__typename"], dropped["adjustment"]["state"]) == ("AdjustmentRejected", "REJECTED")
    late = await decide(funded_player.second_accountant, "approveAdjustment", id)
    assert late["__typename"] == "AdjustmentMoveRefused"
    assert await funded_player.balance() == "100.00"


async def test_an_approved_debit_that_is_no_longer_covered_moves_nothing(funded_player: FundedPlayer) -> None:
    id = (await adjust(funded_player, "-100.01"))["adjustment"]["id"]
    outcome = await decide(funded_player.second_accountant, "approveAdjustment", id)
    assert outcome["__typename"] == "InsufficientFunds"
    assert await funded_player.balance() == "100.00"


@pytest.mark.parametrize(("tax", "kind"), [(False, "COMMISSION"), (True, "TAX")])
async def test_fees_are_debited(funded_player: FundedPlayer, tax: bool, kind: str) -> None:
    given = {"playerId": funded_player.id, "amount": eur("2.50"), "reason": "fee", "tax": tax}
    outcome = await funded_player.accountant.mutate("takeCommission", key=a_key(), **given)
    assert (outcome["__typename"], left(outcome)) == ("CommissionTaken", "97.50")
    asked = f'{{ transaction(id: "{outcome["transaction"]["id"]}") {{ kind actor reason }} }}'
    shown = (await funded_player.accountant.data_of(asked))["transaction"]
    assert shown == {"kind": kind, "actor": f"operator:anna-{funded_player.id}", "reason": "fee"}
    much = await funded_player.accountant.mutate(
        "takeCommission", key=a_key(), **given | {"amount": eur("97.51")}
    )
    assert much["shortBy"]["amount"] == "0.01"


async def charge_back(funded_player: FundedPlayer, deposit: str) -> Json:
    return await funded_player.payments.mutate("chargeBack", depositId=deposit, key=a_key(), reason="fraud")


async def unlock(funded_player: FundedPlayer) -> Json:
    return await funded_player.accountant.mutate(
        "unlockWallet", walletId=funded_player.wallet(), reason="settled"
    )


async def test_a_chargeback_may_overdraw_and_then_locks_the_wallet(application: Application) -> None:
    funded_player = await a_funded_player(application, funds=None)
    deposit = (await funded_player.deposit("100.00"))["deposit"]["id"]
    await funded_player.bet("30.00")
    taken = await charge_back(funded_player, deposit)
    assert (taken["__typename"], left(taken), taken["wallet"]["state"]) == ("ChargedBack", "-30.00", "LOCKED")
    again = await charge_back(funded_player, deposit)
    assert again == refusal("DepositMoveRefused", state="CHARGED_BACK", allowed=[])

    assert await funded_player.bet("1.00") == refusal("BetRefused", reason="WALLET_LOCKED")
    short = await unlock(funded_player)
    assert (short["__typename"], short["shortBy"]["amount"]) == ("InsufficientFunds", "30.00")
    await funded_player.deposit("30.00")
    opened = await unlock(funded_player)
    assert (opened["__typename"], opened["wallet"]["state"]) == ("WalletOpened", "OPEN")
    await funded_player.deposit("1.00")
    assert left(await funded_player.bet("1.00")) == "0.00"


async def reverse(funded_player: FundedPlayer, transaction: str, **more: Any) -> Json:
    given = {"transactionId": transaction, "key": a_key(), "reason": "by mistake"} | more
    return await funded_player.accountant.mutate("reverseTransaction", **given)


async def test_a_transaction_is_reversed_once_by_a_new_one(funded_player: FundedPlayer) -> None:
    bet = await funded_player.bet("40.00")
    undone = await reverse(funded_player, bet["transaction"]["id"])
    assert (undone["__typename"], left(undone)) == ("Reversed", "100.00")
    shown = await funded_player.accountant.data_of(
        f'{{ transaction(id: "{undone["transaction"]["id"]}") {{ kind reversalOf }} }}'
    )
    assert shown["transaction"] == {"kind": "REVERSAL", "reversalOf": bet["transaction"]["seq"]}
    for each in (bet, undone):
        again = await reverse(funded_player, each["transaction"]["id"])
        assert again == refusal("NotReversible", seq=each["transaction"]["seq"])


async def test_a_spent_win_is_reversed_only_by_overdrawing(funded_player: FundedPlayer) -> None:
    win = await funded_player.win("50.00", kind="PROMO")
    await funded_player.bet("150.00")
    short = await reverse(funded_player, win["transaction"]["id"])
    assert (short["__typename"], short["shortBy"]["amount"]) == ("InsufficientFunds", "50.00")
    undone = await reverse(funded_player, win["transaction"]["id"], mayOverdraw=True)
    assert (left(undone), undone["wallet"]["state"]) == ("-50.00", "LOCKED")


MOVES = """query ($id: ID!) { transactions(playerId: $id, first: 100) {
  nodes { id kind allowedMoves } } }"""


async def allowed_moves(by: Caller, funded_player: FundedPlayer) -> dict[str, list[str]]:
    """By transaction."""
    found = (await by.data_of(MOVES, id=funded_player.id))["transactions"]["nodes"]
    return {each["id"]: each["allowedMoves"] for each in found}


async def everything_happens_to(funded_player: FundedPlayer) -> None:
    """Transactions of many kinds: some may be reversed, some were undone, some moved nothing."""
    await funded_player.bet("10.00", key="b1", round="r1")
    await funded_player.win("4.00", bet="b1", round="r1")
    await funded_player.win("2.00", kind="PROMO")
    await funded_player.bet("3.00", key="b2", round="r2")
    await funded_player.games.mutate("rollbackBet", playerId=funded_player.id, key=a_key(), bet="b2")
    await funded_player.bet("1.00", key="b3", round="r3")
    await funded_player.win("0.00", bet="b3", round="r3")
    await adjust(funded_player, "5.00")
    undone = await funded_player.bet("6.00", key="b4", round="r4")
    await reverse(funded_player, undone["transaction"]["id"])
    for tax in (True, False):
        fee = {"playerId": funded_player.id, "amount": eur("2.50"), "reason": "fee", "tax": tax}
        await funded_player.accountant.mutate("takeCommission", key=a_key(), **fee)


async def test_a_transaction_s_moves_are_those_that_the_ledger_then_makes(
    funded_player: FundedPlayer,
) -> None:
    await everything_happens_to(funded_player)
    moves = await allowed_moves(funded_player.accountant, funded_player)
    made = {id: await reverse(funded_player, id, mayOverdraw=True) for id in moves}
    assert {
        id: [] if each["__typename"] == "NotReversible" else ["REVERSE"] for id, each in made.items()
    } == moves
    kinds = {each["__typename"] for each in made.values()}
    assert kinds == {"NotReversible", "Reversed"}
    after = await allowed_moves(funded_player.accountant, funded_player)
    assert set(map(tuple, after.values())) == {()}


@pytest.mark.parametrize(("role", "moves"), [("accountant", ["REVERSE"]), ("risk", []), ("support", [])])
async def test_those_who_may_not_reverse_have_no_moves(
    application: Application, funded_player: FundedPlayer, role: str, moves: list[str]
) -> None:
    bet = (await funded_player.bet("1.00"))["transaction"]["id"]
    assert (await allowed_moves(application.as_(role), funded_player))[bet] == moves


async def test_an_unknown_transaction_cannot_be_reversed(funded_player: FundedPlayer) -> None:
    outcome = await reverse(funded_player, funded_player.id.replace("plr_", "txn_") + "_99")
    assert outcome == refusal("TransactionNotFound", seq=99)
