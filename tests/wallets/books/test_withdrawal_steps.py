"""How a withdrawal came to its state: each step, when, by whom, why, and what it posted."""

from __future__ import annotations

import pytest

from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur

STEPS = """
query ($id: ID!) { node(id: $id) { ... on Withdrawal {
  state approvedBy steps { state at actor reason
    transaction { kind amount { amount } legs { reservedDelta { amount } } } }
} } }
"""


@pytest.fixture
async def guest(application: Application) -> FundedPlayer:
    return await a_funded_player(application)


async def requested(guest: FundedPlayer) -> str:
    """The id of a new withdrawal of 30."""
    asked = {"playerId": guest.id, "key": a_key(), "amount": eur("30.00"), "method": "bank"}
    id: str = (await guest.player.mutate("requestWithdrawal", **asked))["withdrawal"]["id"]
    return id


async def shown(guest: FundedPlayer, id: str) -> Json:
    found: Json = (await guest.application.as_("support").data_of(STEPS, id=id))["node"]
    return found


async def test_every_step_says_when_by_whom_and_what_it_posted(guest: FundedPlayer) -> None:
    id = await requested(guest)
    assert (await shown(guest, id))["approvedBy"] is None
    await guest.accountant.mutate("approveWithdrawal", withdrawalId=id, key=a_key())
    await guest.payments.mutate("holdWithdrawal", withdrawalId=id, key=a_key(), reason="no answer")
    await guest.payments.mutate("payWithdrawal", withdrawalId=id, key=a_key(), authorisation="A-1")
    found = await shown(guest, id)
    actor = guest.id.removeprefix("plr_")
    assert (found["state"], found["approvedBy"]) == ("PAID", f"operator:anna-{guest.id}")
    assert [(each["state"], each["actor"], each["reason"]) for each in found["steps"]] == [
        ("REQUESTED", f"player:{actor}", None),
        ("APPROVED", f"operator:anna-{guest.id}", None),
        ("IN_DOUBT", "service:the-payment_service", "no answer"),
        ("PAID", "service:the-payment_service", None),
    ]
    assert [each["at"] for each in found["steps"]] == sorted(each["at"] for each in found["steps"])
    posted = [each["transaction"] and each["transaction"]["kind"] for each in found["steps"]]
    assert posted == ["WITHDRAWAL_REQUEST", None, None, "WITHDRAWAL_PAID"]
    assert found["steps"][3]["transaction"]["amount"] == {"amount": "-30.00"}


@pytest.mark.parametrize(
    ("move", "state"), [("cancelWithdrawal", "CANCELLED"), ("rejectWithdrawal", "REJECTED")]
)
async def test_what_is_given_up_shows_its_release(guest: FundedPlayer, move: str, state: str) -> None:
    id = await requested(guest)
    by = guest.player if move == "cancelWithdrawal" else guest.accountant
    why = {} if move == "cancelWithdrawal" else {"reason": "asked"}
    await by.mutate(move, withdrawalId=id, key=a_key(), **why)
    last = (await shown(guest, id))["steps"][-1]
    assert (last["state"], last["transaction"]["kind"]) == (state, "WITHDRAWAL_RELEASE")
    assert last["transaction"]["legs"] == [{"reservedDelta": {"amount": "-30.00"}}]


async def test_a_player_does_not_see_who_works_on_it(guest: FundedPlayer) -> None:
    id = await requested(guest)
    answer = await guest.player.ask(STEPS, id=id)
    assert {error["extensions"]["coordinate"] for error in answer["errors"]} == {
        "Withdrawal.approvedBy",
        "Withdrawal.steps",
    }
