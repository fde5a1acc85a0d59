"""What players, support and staff see of holds: in the withdrawal, in its steps, and in lists."""

from __future__ import annotations

from typing import Any

import asyncpg
import pytest

from domain.wallets.holds.model import HOLDS_SHOWN_MAX
from resolvers.ids import uuid_pair_of
from tests.application import Application, Json, add_brand
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur

BRAND = "holding"


async def requested(guest: FundedPlayer) -> str:
    """The id of a new withdrawal of 30."""
    asked = {"playerId": guest.id, "key": a_key(), "amount": eur("30.00"), "method": "bank"}
    id: str = (await guest.player.mutate("requestWithdrawal", **asked))["withdrawal"]["id"]
    return id


async def hold(guest: FundedPlayer, withdrawal: str, reason: str, **more: Any) -> str:
    """The id of a new hold."""
    given = {"withdrawalId": withdrawal, "key": a_key(), "reason": reason} | more
    risk = guest.application.as_("risk", brand=guest.brand, name=f"rita-{guest.id}")
    id: str = (await risk.mutate("addWithdrawalHold", **given))["hold"]["id"]
    return id


@pytest.fixture
async def guest(application: Application) -> FundedPlayer:
    return await a_funded_player(application)


OWN = "query ($id: ID!) { node(id: $id) { ... on Withdrawal { underReview reviewNotice } } }"
LIFTED_SINCE = """
  insert into wallets.withdrawal_hold (player_id, id, withdrawal_id, brand, reason, of_risk, put_by,
    lifted_by, lifted_at)
  select $1, gen_random_uuid(), $2, $3, 2, false, 'operator:anna', 'operator:anna', clock_timestamp()
    from generate_series(1, $4)
"""
REASONS = [
    "SOURCE_OF_FUNDS",
    "IDENTITY",
    "PAYMENT_METHOD_OWNERSHIP",
    "FRAUD_REVIEW",
    "BONUS_REVIEW",
    "RESPONSIBLE_GAMBLING",
    "RISK_REVIEW",
    "OTHER",
]


@pytest.mark.parametrize("reason", REASONS)
async def test_players_are_told_the_same_of_every_hold(guest: FundedPlayer, reason: str) -> None:
    id = await requested(guest)
    before = (await guest.player.data_of(OWN, id=id))["node"]
    await hold(guest, id, reason, note="stolen card")
    during = (await guest.player.data_of(OWN, id=id))["node"]
    await guest.player.mutate("cancelWithdrawal", withdrawalId=id, key=a_key())

    assert before == {"underReview": False, "reviewNotice": None}
    assert during == {"underReview": True, "reviewNotice": "This withdrawal is being reviewed"}
    assert (await guest.player.data_of(OWN, id=id))["node"] == before


async def test_holds_that_were_lifted_since_hide_none_that_stands(guest: FundedPlayer) -> None:
    id = await requested(guest)
    standing = await hold(guest, id, "FRAUD_REVIEW")
    player, withdrawal = uuid_pair_of("wdr", id, "id")
    owner = await asyncpg.connect(guest.application.database_url)
    await owner.execute(LIFTED_SINCE, player, withdrawal, guest.brand, HOLDS_SHOWN_MAX)
    await owner.close()
    assert (await guest.player.data_of(OWN, id=id))["node"]["underReview"] is True
    asked = "query ($id: ID!) { node(id: $id) { ... on Withdrawal { holds { id liftedAt } } } }"
    found = (await guest.application.as_("risk").data_of(asked, id=id))["node"]["holds"]
    assert len(found) == HOLDS_SHOWN_MAX
    assert [each["id"] for each in found if each["liftedAt"] is None] == [standing]


@pytest.mark.parametrize(
    ("role", "field", "allowed"),
    [
        ("player", "id", False),
        ("player", "waitsFor", False),
        ("support", "waitsFor", True),
        ("support", "putBy", True),
        ("support", "reason", False),
        ("support", "owner", False),
        ("support", "note", False),
        ("support", "liftNote", False),
        ("payment_service", "id", False),
        ("accountant", "reason", True),
        ("auditor", "note", True),
    ],
)
async def test_each_sees_as_much_of_a_hold_as_they_need(
    application: Application, guest: FundedPlayer, role: str, field: str, *, allowed: bool
) -> None:
    id = await requested(guest)
    await hold(guest, id, "FRAUD_REVIEW", note="stolen card")
    document = f"query ($id: ID!) {{ node(id: $id) {{ ... on Withdrawal {{ holds {{ {field} }} }} }} }}"
    caller = guest.player if role == "player" else application.as_(role)
    answer = await caller.ask(document, id=id)
    assert ("errors" not in answer) is allowed, answer


@pytest.mark.parametrize(
    ("reason", "waits_for"),
    [
        ("SOURCE_OF_FUNDS", "SOURCE_OF_FUNDS"),
        ("IDENTITY", "IDENTITY"),
        ("PAYMENT_METHOD_OWNERSHIP", "PAYMENT_METHOD"),
        ("FRAUD_REVIEW", "REVIEW"),
        ("BONUS_REVIEW", "REVIEW"),
        ("RESPONSIBLE_GAMBLING", "REVIEW"),
        ("RISK_REVIEW", "REVIEW"),
        ("OTHER", "REVIEW"),
    ],
)
async def test_support_sees_what_players_are_asked_for_and_no_suspicion(
    application: Application, guest: FundedPlayer, reason: str, waits_for: str
) -> None:
    id = await requested(guest)
    await hold(guest, id, reason, note="why")
    document = "query ($id: ID!) { node(id: $id) { ... on Withdrawal { holds { waitsFor } } } }"
    found = (await application.as_("support").data_of(document, id=id))["node"]["holds"]
    assert found == [{"waitsFor": waits_for}]


STEPS = """query ($id: ID!) { node(id: $id) { ... on Withdrawal { approvedBy steps {
  kind state actor reason hold { id } review { decision note } transaction { kind } } } } }"""


async def test_holds_and_checks_are_steps_of_the_withdrawal(guest: FundedPlayer) -> None:
    id = await requested(guest)
    held = await hold(guest, id, "SOURCE_OF_FUNDS")
    risk = guest.application.as_("risk", name=f"rita-{guest.id}")
    await risk.mutate("liftWithdrawalHold", holdId=held, key=a_key(), note="proved")
    await risk.mutate("recordWithdrawalReview", withdrawalId=id, key=a_key(), decision="PASSED")
    await guest.accountant.mutate("approveWithdrawal", withdrawalId=id, key=a_key())
    late = await hold(guest, id, "IDENTITY")
    await guest.accountant.mutate("rejectWithdrawal", withdrawalId=id, key=a_key(), reason="forged")

    found = (await risk.data_of(STEPS, id=id))["node"]
    anna, rita = f"operator:anna-{guest.id}", f"operator:rita-{guest.id}"
    told = [(each["kind"], each["state"], each["actor"], each["reason"]) for each in found["steps"]]
    assert sorted(told[-2:]) == [
        ("HOLD_LIFTED", "REJECTED", anna, None),
        ("MOVED", "REJECTED", anna, "forged"),
    ]
    assert told[:-2] == [
        ("MOVED", "REQUESTED", guest.id.replace("plr_", "player:"), None),
        ("HOLD_ADDED", "REQUESTED", rita, None),
        ("HOLD_LIFTED", "REQUESTED", rita, None),
        ("RISK_CHECKED", "REQUESTED", rita, None),
        ("MOVED", "APPROVED", anna, None),
        ("HOLD_ADDED", "APPROVED", rita, None),
    ]
    assert [each["hold"] and each["hold"]["id"] for each in found["steps"]][:6] == [
        *(None, held, held, None, None, late)
    ]
    assert found["steps"][3]["review"] == {"decision": "PASSED", "note": None}
    assert found["approvedBy"] == anna


async def test_support_does_not_see_what_risk_found(application: Application, guest: FundedPlayer) -> None:
    error = await application.as_("support").error_of(STEPS, id=await requested(guest))
    assert error["coordinate"] == "WithdrawalStep.review"


PENDING = "query ($which: PendingWithdrawalFilter) { pendingWithdrawals(filter: $which) { nodes { id } } }"
BOOK = "query ($which: WithdrawalFilter) { withdrawals(filter: $which) { totalCount nodes { id } } }"


@pytest.fixture(scope="module")
async def waiting(application: Application) -> Json:
    """A brand with withdrawals: free, held for identity, for fraud and identity, held before, and paid."""
    for brand in (BRAND, "holding-too"):
        await add_brand(application.database_url, brand)
    elsewhere = await a_funded_player(application, brand="holding-too")
    await hold(elsewhere, await requested(elsewhere), "IDENTITY")
    guest = await a_funded_player(application, "500.00", brand=BRAND)
    ids = {name: await requested(guest) for name in ("free", "identity", "both", "lifted", "paid")}
    await hold(guest, ids["identity"], "IDENTITY")
    await hold(guest, ids["both"], "IDENTITY")
    await hold(guest, ids["both"], "FRAUD_REVIEW")
    lifted = await hold(guest, ids["lifted"], "FRAUD_REVIEW")
    risk = application.as_("risk", brand=BRAND)
    await risk.mutate("liftWithdrawalHold", holdId=lifted, key=a_key(), note="proved")
    await guest.accountant.mutate("approveWithdrawal", withdrawalId=ids["paid"], key=a_key())
    await guest.payments.mutate("payWithdrawal", withdrawalId=ids["paid"], key=a_key(), authorisation="A")
    return ids


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        ({"held": True}, {"identity", "both"}),
        ({"held": False}, {"free", "lifted", "paid"}),
        ({"heldFor": ["IDENTITY"]}, {"identity", "both"}),
        ({"heldFor": ["FRAUD_REVIEW"]}, {"both"}),
        ({"heldFor": ["FRAUD_REVIEW", "OTHER"]}, {"both"}),
        ({"heldFor": ["OTHER"]}, set()),
        ({"held": False, "heldFor": ["IDENTITY"]}, set()),
        ({}, {"free", "identity", "both", "lifted", "paid"}),
    ],
)
async def test_withdrawals_are_listed_by_their_holds(
    application: Application, waiting: Json, which: Json, expected: set[str]
) -> None:
    risk = application.as_("risk", brand=BRAND)
    pending = (await risk.data_of(PENDING, which=which))["pendingWithdrawals"]["nodes"]
    book = (await risk.data_of(BOOK, which=which))["withdrawals"]
    named = {id: name for name, id in waiting.items()}
    assert {named[each["id"]] for each in pending} == expected - {"paid"}
    assert {named[each["id"]] for each in book["nodes"]} == expected
    assert book["totalCount"] == len(expected)


async def test_who_may_not_read_the_reason_may_not_filter_by_it(
    application: Application, waiting: Json
) -> None:
    lead = application.as_("support_lead", brand=BRAND)
    found = (await lead.data_of(PENDING, which={"held": True}))["pendingWithdrawals"]["nodes"]
    error = await lead.error_of(PENDING, which={"heldFor": ["FRAUD_REVIEW"]})
    assert {each["id"] for each in found} == {waiting["identity"], waiting["both"]}
    assert error["code"] == "FORBIDDEN"
