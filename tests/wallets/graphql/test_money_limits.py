"""Limits of what one person may move alone: seen by operators, set by two."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.shared.actor import Actor, ActorKind
from tests.application import Application, Caller, Json
from tests.funded_players import a_funded_player, a_key
from tests.refusals import refusal

LIMITS = """{ moneyLimits {
  scope isDefault perPlayer { amount currency } perMaker { amount } } }"""
CHANGES = "{ moneyLimitChanges(first: 100) { nodes { id state maker checker reason } } }"


def manat(amount: str) -> Json:
    return {"amount": amount, "currency": "AZN"}


def a_limit(per_player: str = "50.00", per_maker: str = "60.00", scope: str = "BY_HAND") -> Json:
    both = {"perPlayer": manat(per_player), "perMaker": manat(per_maker)}
    return {"scope": scope, "reason": "trial", **both}


def boss(application: Application, name: str, brand: str = "default") -> Caller:
    return application.as_("admin", name=name, brand=brand)


async def in_force(application: Application, brand: str = "default") -> list[Json]:
    limits = (await application.as_("crm", brand=brand).data_of(LIMITS))["moneyLimits"]
    return [each for each in limits if each["perPlayer"]["currency"] == "AZN"]


async def test_a_limit_takes_two_and_holds_in_its_brand_at_once(application: Application) -> None:
    asked = await boss(application, "alice").mutate("requestMoneyLimit", **a_limit())
    change = asked["change"]
    before = await in_force(application)

    assert (asked["__typename"], change["state"]) == ("MoneyLimitRequested", "PENDING")
    own = await boss(application, "alice").mutate("approveMoneyLimit", id=change["id"])
    assert own == refusal("SameOperator", operator="operator:alice")
    foreign = await boss(application, "bob", "rival").mutate("approveMoneyLimit", id=change["id"])
    assert foreign["__typename"] == "MoneyLimitChangeNotFound"
    assert await in_force(application) == before
    decided = await boss(application, "bob").mutate("approveMoneyLimit", id=change["id"])

    assert (decided["__typename"], decided["change"]["checker"]) == ("MoneyLimitDecided", "operator:bob")
    (limit,) = [each for each in await in_force(application) if each["scope"] == "BY_HAND"]
    assert limit == {
        "scope": "BY_HAND",
        "isDefault": False,
        "perPlayer": manat("50.00"),
        "perMaker": {"amount": "60.00"},
    }
    assert all(each["isDefault"] for each in await in_force(application, "rival"))
    player = await a_funded_player(application, None, currency="AZN")
    who = application.as_("accountant", name=f"limited-{player.id}")
    paid = {"playerId": player.id, "method": "bank"}
    above = await who.mutate("recordDeposit", key=a_key(), amount=manat("50.01"), **paid)
    at = await who.mutate("recordDeposit", key=a_key(), amount=manat("50.00"), **paid)
    assert (above["__typename"], at["__typename"]) == ("SecondPersonNeeded", "DepositMoved")
    again = await boss(application, "carol").mutate("approveMoneyLimit", id=change["id"])
    assert (again["__typename"], again["state"]) == ("ApprovalMoveRefused", "APPROVED")


async def test_a_rejected_limit_never_holds(application: Application) -> None:
    asked = await boss(application, "alice").mutate("requestMoneyLimit", **a_limit(scope="WITHDRAWAL"))
    await boss(application, "alice").mutate("rejectMoneyLimit", id=asked["change"]["id"])

    late = await boss(application, "bob").mutate("approveMoneyLimit", id=asked["change"]["id"])

    assert late["state"] == "REJECTED"
    (limit,) = [each for each in await in_force(application) if each["scope"] == "WITHDRAWAL"]
    assert limit["isDefault"]
    changes = (await application.as_("auditor").data_of(CHANGES))["moneyLimitChanges"]["nodes"]
    assert asked["change"]["id"] in [each["id"] for each in changes]


@pytest.mark.parametrize(
    ("case", "given", "field"),
    [
        ("less for all than for one", a_limit("50.00", "49.99"), "perMaker"),
        ("negative", a_limit("-0.01"), "perPlayer"),
        ("two currencies", a_limit() | {"perMaker": {"amount": "60", "currency": "EUR"}}, "perMaker"),
        ("no reason", a_limit() | {"reason": " "}, "reason"),
    ],
)
async def test_a_limit_that_makes_no_sense(
    application: Application, case: str, given: Json, field: str
) -> None:
    refused = await boss(application, "alice").mutation_error("requestMoneyLimit", **given)
    assert (refused["code"], refused["field"]) == ("BAD_USER_INPUT", field), case


@pytest.mark.parametrize("role", ["accountant", "risk", "crm", "support_lead", "compliance", "player"])
async def test_who_is_limited_sets_no_limit(application: Application, role: str) -> None:
    player = await a_funded_player(application, None) if role == "player" else None
    who = application.as_(role, player.id if player else None)
    document = (
        "mutation ($input: RequestMoneyLimitInput!) { requestMoneyLimit(input: $input) { __typename } }"
    )
    answer = await who.ask(document, input=a_limit())
    assert {error["extensions"]["code"] for error in answer["errors"]} == {"FORBIDDEN"}


async def test_a_program_is_not_one_of_the_two(application: Application) -> None:
    robot = Actor(ActorKind.SERVICE, "robot", "default", frozenset({"admin"}))
    program = Caller(application.client, application.tokens.issue(robot, timedelta(hours=1)), "admin")
    theirs = (await program.mutate("requestMoneyLimit", **a_limit()))["change"]["id"]
    ours = (await boss(application, "alice").mutate("requestMoneyLimit", **a_limit()))["change"]["id"]

    for caller, change in ((boss(application, "alice"), theirs), (program, ours)):
        assert (await caller.mutate("approveMoneyLimit", id=change))["__typename"] == "SameOperator"
    rejected = await boss(application, "alice").mutate("rejectMoneyLimit", id=theirs)
    assert rejected["__typename"] == "MoneyLimitDecided"
