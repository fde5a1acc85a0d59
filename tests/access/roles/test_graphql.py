"""Operators and their roles, through the real endpoint: two give, neither to themselves; one takes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID

import asyncpg
import pytest

from domain.shared.actor import Actor, ActorKind
from server.embedded import EmbeddedServers
from tests.application import Application, Caller, Json, open_application
from tests.conftest import copy_database

INSTANT = timedelta(microseconds=1)
OPERATOR = "id login name state roles createdBy"
ASSIGNMENT = "id operatorId role until status askedBy decidedBy"
REFUSED = "... on RoleRefused { complaints { kind about } }"
DOCUMENTS = {
    "createOperator": f"... on OperatorCreated {{ operator {{ {OPERATOR} }} }} ... on LoginTaken {{ login }}",
    "disableOperator": f"... on OperatorDisabled {{ operator {{ {OPERATOR} }} }}",
    "assignRole": f"... on RoleAsked {{ assignment {{ {ASSIGNMENT} }} }} {REFUSED}",
    "approveRoleAssignment": f"... on RoleDecided {{ assignment {{ {ASSIGNMENT} }} }} {REFUSED}",
    "rejectRoleAssignment": f"... on RoleDecided {{ assignment {{ {ASSIGNMENT} }} }} {REFUSED}",
    "withdrawRole": f"... on RoleWithdrawn {{ operator {{ {OPERATOR} }} }}",
}
_numbers = count(1)


@pytest.fixture(scope="module")
async def own_application(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Application]:
    """An application with operators of its own."""
    await copy_database(servers, template_database, "croupier_roles")
    url, directory = servers.dsn("croupier_roles"), tmp_path_factory.mktemp("roles")
    async with open_application(url, servers.redis_url, directory) as application:
        yield application


async def do(by: Caller, name: str, /, **given: object) -> Json:
    taken = "RoleAssignment" if name.endswith("RoleAssignment") else name[0].upper() + name[1:]
    shape = f"__typename {DOCUMENTS[name]}"
    document = f"mutation ($in: {taken}Input!) {{ it: {name}(input: $in) {{ {shape} }} }}"
    outcome: Json = (await by.data_of(document, **{"in": given}))["it"]
    return outcome


def admin(own_application: Application, name: str, brand: str = "default") -> Caller:
    return own_application.as_("admin", name=name, brand=brand)


async def an_operator(own_application: Application) -> Json:
    made = await do(
        admin(own_application, "alice"), "createOperator", login=f"op-{next(_numbers)}", name="Olga"
    )
    operator: Json = made["operator"]
    return operator


async def given(
    own_application: Application, operator: Json, role: str, until: datetime | None = None
) -> Json:
    """A role that one admin asked for and another approved."""
    asked = await do(
        admin(own_application, "alice"),
        "assignRole",
        operatorId=operator["id"],
        role=role,
        reason="new here",
        until=until.isoformat() if until else None,
    )
    assert asked["__typename"] == "RoleAsked", asked
    return await do(admin(own_application, "bob"), "approveRoleAssignment", id=asked["assignment"]["id"])


async def roles(own_application: Application, operator: Json, brand: str = "default") -> list[str]:
    told = await own_application.as_("auditor", brand=brand).data_of(
        "{ operators(first: 100) { nodes { id roles } } }"
    )
    held: list[str] = next(
        each["roles"] for each in told["operators"]["nodes"] if each["id"] == operator["id"]
    )
    return held


def kinds(outcome: Json) -> list[str]:
    assert outcome["__typename"] == "RoleRefused", outcome
    return [each["kind"] for each in outcome["complaints"]]


async def test_a_new_operator_holds_no_role_and_has_a_login_of_their_own(
    own_application: Application,
) -> None:
    operator = await an_operator(own_application)
    assert (operator["state"], operator["roles"], operator["createdBy"]) == ("ACTIVE", [], "operator:alice")
    taken = await do(
        admin(own_application, "bob"), "createOperator", login=operator["login"].upper(), name="Other"
    )
    assert taken == {"__typename": "LoginTaken", "login": operator["login"]}


async def test_a_role_needs_two_operators_and_is_held_at_once_in_its_brand_only(
    own_application: Application,
) -> None:
    operator = await an_operator(own_application)
    decided = await given(own_application, operator, "support")
    assert decided["assignment"]["status"] == "APPROVED"
    assert await roles(own_application, operator) == ["support"]
    assert await roles(own_application, operator, "rival") == []
    seen = await own_application.as_("auditor").data_of(
        "query ($id: ID!) { whatCanSee(operatorId: $id) { coordinate level } }", id=operator["id"]
    )
    assert {"coordinate": "Player.email", "level": "MASKED"} in seen["whatCanSee"]
    who = await own_application.as_("auditor").data_of(
        '{ whoCanSee(coordinate: "Player.notes") { operators { operator { login } level } } }'
    )
    assert {"operator": {"login": operator["login"]}, "level": "READ"} in who["whoCanSee"]["operators"]


async def test_a_role_is_not_held_before_it_is_approved_nor_after_it_was_rejected(
    own_application: Application,
) -> None:
    operator, alice, bob = (
        await an_operator(own_application),
        admin(own_application, "alice"),
        admin(own_application, "bob"),
    )
    asked = await do(alice, "assignRole", operatorId=operator["id"], role="risk", reason="r")
    id = asked["assignment"]["id"]
    assert await roles(own_application, operator) == []
    assert kinds(await do(alice, "approveRoleAssignment", id=id)) == ["OWN_CHANGE"]
    assert (await do(bob, "rejectRoleAssignment", id=id))["assignment"]["status"] == "REJECTED"
    assert (await do(bob, "approveRoleAssignment", id=id))["__typename"] == "RoleAssignmentClosed"
    assert await roles(own_application, operator) == []


async def test_operators_neither_request_nor_approve_their_own_roles(own_application: Application) -> None:
    operator = await an_operator(own_application)
    themselves, alice = admin(own_application, operator["login"]), admin(own_application, "alice")
    assert kinds(await do(themselves, "assignRole", operatorId=operator["id"], role="risk", reason="r")) == [
        "SELF_GRANT"
    ]
    asked = await do(alice, "assignRole", operatorId=operator["id"], role="risk", reason="r")
    assert kinds(await do(themselves, "approveRoleAssignment", id=asked["assignment"]["id"])) == [
        "SELF_GRANT"
    ]
    account = Actor(
        ActorKind.OPERATOR,
        "under-another-name",
        "default",
        frozenset({"admin"}),
        account_id=UUID(operator["id"].removeprefix("opr_")),
    )
    token = own_application.tokens.issue(account, timedelta(hours=1))
    if (
        own_application.tokens.verify(token).actor.account_id is not None
    ):  # only then does a token say whose it is
        again = Caller(own_application.client, token, "admin")
        assert kinds(await do(again, "approveRoleAssignment", id=asked["assignment"]["id"])) == ["SELF_GRANT"]


@pytest.mark.parametrize(
    ("role", "complaint"),
    [
        ("ghost", "UNKNOWN_ROLE"),
        ("player", "NOT_FOR_OPERATORS"),
        ("game_server", "NOT_FOR_OPERATORS"),
        ("enrolling", "NOT_FOR_OPERATORS"),
        ("system", "NOT_FOR_OPERATORS"),
    ],
)
async def test_operators_hold_roles_of_kind_operator_only(
    own_application: Application, role: str, complaint: str
) -> None:
    operator = await an_operator(own_application)
    asked = await do(
        admin(own_application, "alice"), "assignRole", operatorId=operator["id"], role=role, reason="r"
    )
    assert kinds(asked) == [complaint]


async def test_a_withdrawn_role_is_gone_at_once(own_application: Application) -> None:
    operator = await an_operator(own_application)
    await given(own_application, operator, "support")
    await given(own_application, operator, "crm")
    for _ in range(2):  # taking what is not held changes nothing
        taken = await do(
            admin(own_application, "alice"), "withdrawRole", operatorId=operator["id"], role="support"
        )
        assert taken["operator"]["roles"] == ["crm"]


async def test_a_role_held_in_every_brand_is_withdrawn_in_the_own_brand(own_application: Application) -> None:
    operator = await an_operator(own_application)
    owner = await asyncpg.connect(own_application.database_url)
    await owner.execute(
        "insert into identity.casbin_rule (ptype, v0, v1, v2) values ('g', $1, 'support', '*')",
        f"operator:{operator['id'].removeprefix('opr_')}",
    )
    await owner.close()
    await given(own_application, operator, "crm")  # has the policy read again
    assert await roles(own_application, operator) == ["crm", "support"]
    taken = await do(
        admin(own_application, "alice"), "withdrawRole", operatorId=operator["id"], role="support"
    )
    assert taken["operator"]["roles"] == ["crm"]
    assert await roles(own_application, operator, "rival") == ["support"]


async def test_a_temporary_role_expires(own_application: Application) -> None:
    operator = await an_operator(own_application)
    clock = own_application.clock
    until = clock.now().replace(microsecond=0) + timedelta(hours=1)
    await given(own_application, operator, "risk", until)
    for moment, held in ((until - INSTANT, ["risk"]), (until, [])):
        with clock.stopped(moment):
            assert await roles(own_application, operator) == held


@pytest.mark.parametrize("hours", [-1, 0, 8.01])
async def test_temporary_roles_last_at_most_eight_hours(own_application: Application, hours: float) -> None:
    operator = await an_operator(own_application)
    until = (datetime.now(UTC) + timedelta(hours=hours)).isoformat()
    document = "mutation ($in: AssignRoleInput!) { assignRole(input: $in) { __typename } }"
    asked = {"operatorId": operator["id"], "role": "risk", "reason": "r", "until": until}
    refused = await admin(own_application, "alice").error_of(document, **{"in": asked})
    assert (refused["code"], refused["field"]) == ("BAD_USER_INPUT", "until")


async def test_a_disabled_operator_has_neither_sessions_nor_roles(own_application: Application) -> None:
    operator = await an_operator(own_application)
    await given(own_application, operator, "support")
    done = await do(admin(own_application, "alice"), "disableOperator", operatorId=operator["id"])
    assert (done["operator"]["state"], done["operator"]["roles"]) == ("DISABLED", [])
    asked = await do(
        admin(own_application, "alice"), "assignRole", operatorId=operator["id"], role="risk", reason="r"
    )
    assert kinds(asked) == ["OPERATOR_DISABLED"]
    rows = await own_application.rows(
        "select state from identity.account where id = $1::uuid", operator["id"].removeprefix("opr_")
    )
    assert rows == [("DISABLED",)]


async def test_operators_cannot_disable_themselves_or_operators_of_other_brands(
    own_application: Application,
) -> None:
    operator = await an_operator(own_application)
    await given(own_application, operator, "support")
    for by in (admin(own_application, operator["login"]), admin(own_application, "mallory", "rival")):
        assert (await do(by, "disableOperator", operatorId=operator["id"]))[
            "__typename"
        ] == "OperatorOutOfReach"
    assert await roles(own_application, operator) == ["support"]


async def test_an_operator_without_roles_is_disabled_in_the_brand_that_created_them(
    own_application: Application,
) -> None:
    operator = await an_operator(own_application)
    for brand, outcome in (("rival", "OperatorOutOfReach"), ("default", "OperatorDisabled")):
        by = admin(own_application, "mallory", brand)
        assert (await do(by, "disableOperator", operatorId=operator["id"]))["__typename"] == outcome


async def test_assigned_and_withdrawn_roles_are_in_the_history(own_application: Application) -> None:
    operator = await an_operator(own_application)
    decided = await given(own_application, operator, "support")
    await do(admin(own_application, "carol"), "withdrawRole", operatorId=operator["id"], role="support")
    subject = f"operator:{operator['id'].removeprefix('opr_')}"
    rows = await own_application.rows(
        "select actor, removed, added, change_id from identity.policy_history"
        " where removed @> $1::jsonb or added @> $1::jsonb order by seq",
        [["g", subject, "support", "default"]],
    )
    rule = [["g", subject, "support", "default"]]
    change = UUID(decided["assignment"]["id"].removeprefix("ras_"))
    assert rows == [("operator:bob", [], rule, change), ("operator:carol", rule, [], None)]
