"""Asking who may what, and changing it with four eyes, through the real endpoint."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from domain.shared.actor import Actor, ActorKind
from server.embedded import EmbeddedServers
from tests.application import Application, Caller, Json, open_application
from tests.conftest import copy_database
from tests.funded_players import a_funded_player

CHANGE = "id status reason askedBy decidedBy edits { kind role has coordinate level }"
COMPLAINTS = "... on PolicyChangeRefused { complaints { kind about } }"
UPDATE = f"""mutation ($in: UpdatePolicyInput!) {{ it: updatePolicy(input: $in) {{
  __typename ... on PolicyChangeAsked {{ change {{ {CHANGE} }} }} {COMPLAINTS} }} }}"""
APPROVE = f"""mutation ($in: PolicyChangeInput!) {{ it: approvePolicyChange(input: $in) {{
  __typename ... on PolicyChangeDecided {{ change {{ {CHANGE} }} }} {COMPLAINTS} }} }}"""
REJECT = APPROVE.replace("approve", "reject")


@pytest.fixture(scope="module")
async def own_application(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Application]:
    """An application whose policy may be changed."""
    await copy_database(servers, template_database, "croupier_policy")
    url, directory = servers.dsn("croupier_policy"), tmp_path_factory.mktemp("policy")
    async with open_application(url, servers.redis_url, directory) as application:
        yield application


async def said(by: Caller, document: str, **given: object) -> Json:
    outcome: Json = (await by.data_of(document, **{"in": given}))["it"]
    return outcome


async def ask(by: Caller, *edits: Json, reason: str = "because") -> Json:
    return await said(by, UPDATE, edits=list(edits), reason=reason)


async def changed(own_application: Application, *edits: Json) -> Json:
    """A change that one admin asked for and another approved."""
    asked = await ask(own_application.as_("admin", name="alice"), *edits)
    assert asked["__typename"] == "PolicyChangeAsked", asked
    approved = await said(own_application.as_("admin", name="bob"), APPROVE, id=asked["change"]["id"])
    assert approved["__typename"] == "PolicyChangeDecided", approved
    change: Json = approved["change"]
    return change


async def level(own_application: Application, role: str, coordinate: str, brand: str = "default") -> str:
    auditor = own_application.as_("auditor", brand=brand)
    document = "query ($r: String!, $c: String!) { explainAccess(role: $r, coordinate: $c) { level } }"
    told: str = (await auditor.data_of(document, r=role, c=coordinate))["explainAccess"]["level"]
    return told


def allow(role: str, coordinate: str, level: str) -> Json:
    return {"allow": {"role": role, "coordinate": coordinate, "level": level}}


def grant(role: str, has: str) -> Json:
    return {"grant": {"role": role, "has": has}}


def deny(role: str, coordinate: str, level: str | None = None) -> Json:
    return {"deny": {"role": role, "coordinate": coordinate, "level": level}}


async def test_a_change_needs_two_operators_and_is_in_force_at_once_in_its_brand_only(
    own_application: Application,
) -> None:
    change = await changed(own_application, allow("crm", "Player.phone", "READ"))
    assert (change["askedBy"], change["decidedBy"]) == ("operator:alice", "operator:bob")
    assert await level(own_application, "crm", "Player.phone") == "READ"
    assert await level(own_application, "crm", "Player.phone", "rival") == "MASKED"
    crm = own_application.as_("crm")
    permissions = await crm.data_of("{ viewer { permissions { coordinate level } } }")
    assert {"coordinate": "Player.phone", "level": "READ"} in permissions["viewer"]["permissions"]
    await changed(own_application, {"clear": {"role": "crm", "coordinate": "Player.phone"}})
    assert await level(own_application, "crm", "Player.phone") == "MASKED"


async def test_services_cannot_approve_changes_nor_be_one_of_the_two(own_application: Application) -> None:
    asked = await ask(own_application.as_("admin", name="alice"), deny("support", "Player.tags"))
    robot = Actor(ActorKind.SERVICE, "robot", "default", frozenset({"admin"}))
    program = Caller(own_application.client, own_application.tokens.issue(robot, timedelta(hours=1)), "admin")
    refused = await said(program, APPROVE, id=asked["change"]["id"])
    assert [each["kind"] for each in refused["complaints"]] == ["NOT_A_PERSON"]
    own = await ask(program, deny("support", "Player.tags"))
    alice = own_application.as_("admin", name="alice")
    refused = await said(alice, APPROVE, id=own["change"]["id"])
    assert [each["kind"] for each in refused["complaints"]] == ["NOT_A_PERSON"]
    rejected = await said(alice, REJECT, id=own["change"]["id"])
    assert rejected["change"]["status"] == "REJECTED"


async def test_pending_and_rejected_changes_have_no_effect(
    own_application: Application,
) -> None:
    alice, bob = own_application.as_("admin", name="alice"), own_application.as_("admin", name="bob")
    asked = await ask(alice, deny("support", "Player.tags"))
    id = asked["change"]["id"]
    assert await level(own_application, "support", "Player.tags") == "READ"
    own = await said(alice, APPROVE, id=id)
    assert [each["kind"] for each in own["complaints"]] == ["OWN_CHANGE"]
    assert (await said(bob, REJECT, id=id))["change"]["status"] == "REJECTED"
    assert (await said(bob, APPROVE, id=id))["__typename"] == "PolicyChangeClosed"
    assert await level(own_application, "support", "Player.tags") == "READ"


async def test_a_change_of_another_brand_is_not_found(own_application: Application) -> None:
    asked = await ask(own_application.as_("admin", name="alice"), deny("support", "Player.tags"))
    stranger = own_application.as_("admin", name="mallory", brand="rival")
    answers = [
        await said(stranger, APPROVE, id=id)
        for id in (asked["change"]["id"], "pch_01900000-0000-7000-8000-000000000000")
    ]
    assert answers == [{"__typename": "PolicyChangeNotFound"}] * 2


async def test_a_shipped_permission_is_denied_in_one_brand_and_restored(
    own_application: Application,
) -> None:
    edit = {"role": "operator", "has": "players:search"}
    await changed(own_application, {"withdraw": {**edit}})
    assert await level(own_application, "crm", "Query.players") == "NONE"
    assert await level(own_application, "crm", "Query.players", "rival") == "CALL"
    assert (await own_application.as_("crm").error_of("{ players { totalCount } }"))["code"] == "FORBIDDEN"
    await changed(own_application, {"grant": {**edit}})
    assert await level(own_application, "crm", "Query.players") == "CALL"
    rows = await own_application.rows(
        "select v2, is_custom from identity.casbin_rule where v0 = $1 and v1 = $2", *edit.values()
    )
    assert rows == [("*", False)]


async def test_a_custom_role_inherits_and_can_be_assigned(
    own_application: Application,
) -> None:
    define = {"defineRole": {"role": "vip_desk", "title": "Looks after VIPs", "inherits": ["support"]}}
    await changed(own_application, define, allow("vip_desk", "Player.phone", "READ"))
    assert await level(own_application, "vip_desk", "Player.phone") == "READ"
    assert await level(own_application, "vip_desk", "Player.phone", "rival") == "NONE"
    roles = (await own_application.as_("auditor").data_of("{ accessRoles { name title kind custom has } }"))[
        "accessRoles"
    ]
    assert {
        "name": "vip_desk",
        "title": "Looks after VIPs",
        "kind": "OPERATOR",
        "custom": True,
        "has": ["support"],
    } in roles


@pytest.mark.parametrize(
    ("case", "edit", "complaint"),
    [
        ("no role", deny("ghost", "Player.tags"), ("UNKNOWN_ROLE", "ghost")),
        ("no coordinate", deny("crm", "Player.ghost"), ("UNKNOWN_COORDINATE", "Player.ghost")),
        ("no such level there", allow("crm", "Player.tags", "WRITE"), ("LEVEL_NOT_POSSIBLE", "Player.tags")),
        (
            "no permission",
            {"grant": {"role": "crm", "has": "ghost:read"}},
            ("UNKNOWN_PERMISSION", "ghost:read"),
        ),
        ("granted already", grant("crm", "funds:grant"), ("NOTHING_TO_CHANGE", "funds:grant")),
        ("not held", {"withdraw": {"role": "crm", "has": "risk"}}, ("NOTHING_TO_CHANGE", "risk")),
        ("a circle", grant("operator", "crm"), ("CIRCLE", "crm")),
        ("another kind", grant("crm", "game_server"), ("KINDS_DIFFER", "game_server")),
        ("games for people", grant("crm", "play:call"), ("SERVICES_ONLY", "Mutation.payWin")),
        (
            "one bet for people",
            allow("support", "Mutation.placeBet", "CALL"),
            ("SERVICES_ONLY", "Mutation.placeBet"),
        ),
        ("a shipped role", {"defineRole": {"role": "crm"}}, ("ROLE_EXISTS", "crm")),
        (
            "for players",
            {"defineRole": {"role": "whale", "roleKind": "PLAYER"}},
            ("KINDS_DIFFER", "PLAYER"),
        ),
        ("players", allow("player", "Player.tags", "READ"), ("BEYOND_WHAT_IS_SHIPPED", "Player.tags")),
        ("all players", allow("player", "Player.email", "READ"), ("BEYOND_WHAT_IS_SHIPPED", "Player.email")),
        ("visitor", allow("anonymous", "Query.players", "CALL"), ("BEYOND_WHAT_IS_SHIPPED", "Query.players")),
        (
            "an operator's right for players",
            {"grant": {"role": "player", "has": "players:search"}},
            ("BEYOND_WHAT_IS_SHIPPED", "Query.players"),
        ),
    ],
)  # fmt: skip
async def test_invalid_edits_are_refused_by_name(
    own_application: Application, case: str, edit: Json, complaint: tuple[str, str]
) -> None:
    refused = await ask(own_application.as_("admin", name="alice"), edit)
    assert refused["__typename"] == "PolicyChangeRefused", case
    assert complaint in [(each["kind"], each["about"]) for each in refused["complaints"]], case


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("ab", False),
        ("a" * 41, False),
        ("Desk", False),
        ("1st_desk", False),
        ("operator:01900000-0000-7000-8000-000000000000", False),
        ("*", False),
        ("abc", True),
        ("a" * 40, True),
    ],
)
async def test_names_of_roles_are_well_formed(own_application: Application, name: str, fits: bool) -> None:
    define = {"defineRole": {"role": name, "title": "Desk", "inherits": ["support"]}}
    answer = await own_application.as_("admin", name="alice").ask(
        UPDATE, **{"in": {"edits": [define], "reason": "r"}}
    )
    if fits:
        assert answer["data"]["it"]["__typename"] == "PolicyChangeAsked"
    else:
        assert [error["extensions"]["code"] for error in answer["errors"]] == ["BAD_USER_INPUT"]


async def test_level_own_lets_no_operator_filter_by_the_field(
    own_application: Application,
) -> None:
    define = {"defineRole": {"role": "peeker", "title": "Peeks", "inherits": ["support"]}}
    await changed(own_application, define, allow("peeker", "Player.email", "OWN"))
    peeker = Actor(ActorKind.OPERATOR, "peter", "default", frozenset({"peeker"}))
    by = Caller(own_application.client, own_application.tokens.issue(peeker, timedelta(hours=1)), "peeker")
    refused = await by.error_of('{ players(filter: {email: "jane@example.com"}) { totalCount } }')
    assert (refused["code"], refused["coordinate"]) == ("FORBIDDEN", "PlayerFilter.email")


async def test_fields_denied_to_a_role_cannot_be_revealed_by_it(own_application: Application) -> None:
    guest = await a_funded_player(own_application)
    why = {"playerId": guest.id, "reason": {"code": "PLAYER_REQUEST"}}
    await changed(
        own_application, deny("crm", "Player.email"), deny("crm", "Address.city"), deny("crm", "Player.name")
    )
    for field, coordinate in (
        ("EMAIL", "Player.email"),
        ("CITY", "Address.city"),
        ("LAST_NAME", "Player.name"),
    ):
        refused = await own_application.as_("crm").mutation_error(
            "revealPersonalData", **why, fields=["PHONE", field]
        )
        assert (refused["code"], refused["coordinate"]) == ("FORBIDDEN", coordinate)
    told = await own_application.as_("crm").mutate("revealPersonalData", **why, fields=["PHONE", "STREET"])
    assert told["__typename"] == "PersonalDataRevealed"


async def test_a_change_is_validated_again_when_approved(
    own_application: Application,
) -> None:
    alice, bob = own_application.as_("admin", name="alice"), own_application.as_("admin", name="bob")
    edit = allow("accountant", "Player.changes", "READ")
    first, second = [await ask(alice, edit) for _ in range(2)]
    assert (await said(bob, APPROVE, id=first["change"]["id"]))["__typename"] == "PolicyChangeDecided"
    late = await said(bob, APPROVE, id=second["change"]["id"])
    assert [each["kind"] for each in late["complaints"]] == ["NOTHING_TO_CHANGE"]


async def test_operators_cannot_extend_their_own_rights(own_application: Application) -> None:
    change = allow("support", "Mutation.updatePolicy", "CALL")
    await changed(
        own_application,
        {"defineRole": {"role": "clerk", "title": "Changes the policy", "inherits": ["operator"]}},
        {"grant": {"role": "clerk", "has": "policy:change"}},
        {"grant": {"role": "clerk", "has": "policy:read"}},
    )
    clerk, alice = house_clerk(own_application), own_application.as_("admin", name="alice")
    refused = await ask(clerk, allow("clerk", "Query.pendingWithdrawals", "CALL"))
    assert {each["kind"] for each in refused["complaints"]} == {"SELF_GRANT"}
    inherited = await ask(clerk, allow("operator", "Query.pendingWithdrawals", "CALL"))
    assert ("SELF_GRANT", "Query.pendingWithdrawals") in pairs(inherited)
    asked = await ask(alice, allow("clerk", "Query.pendingWithdrawals", "CALL"))
    approved = await said(clerk, APPROVE, id=asked["change"]["id"])
    assert ("SELF_GRANT", "Query.pendingWithdrawals") in pairs(approved)
    asked = await ask(alice, change)
    assert (await said(clerk, APPROVE, id=asked["change"]["id"]))["__typename"] == "PolicyChangeDecided"
    asked = await ask(alice, allow("support", "Query.pendingWithdrawals", "CALL"))
    assert pairs(await said(clerk, APPROVE, id=asked["change"]["id"])) == [
        ("BEYOND_YOUR_OWN", "Query.pendingWithdrawals")
    ]


def house_clerk(own_application: Application) -> Caller:
    actor = Actor(ActorKind.OPERATOR, "clerk-1", "default", frozenset({"clerk"}))
    return Caller(own_application.client, own_application.tokens.issue(actor, timedelta(hours=1)), "clerk")


def pairs(outcome: Json) -> list[tuple[str, str]]:
    assert outcome["__typename"] == "PolicyChangeRefused", outcome
    return [(each["kind"], each["about"]) for each in outcome["complaints"]]


async def test_the_history_has_the_rules_before_and_after_each_change(
    own_application: Application,
) -> None:
    change = await changed(own_application, deny("risk", "Player.tags", "READ"))
    rows = await own_application.rows(
        "select actor, removed, added from identity.policy_history where change_id = $1::uuid",
        change["id"].removeprefix("pch_"),
    )
    assert rows == [("operator:bob", [], [["p", "risk", "default", "Player.tags", "read", "deny"]])]


async def test_access_is_explained_rule_by_rule(own_application: Application) -> None:
    auditor = own_application.as_("auditor")
    document = """query ($r: String!, $c: String!) { explainAccess(role: $r, coordinate: $c) {
        level reasons { path level allows brand custom } } }"""
    told = (await auditor.data_of(document, r="support_lead", c="Player.email"))["explainAccess"]
    assert told["level"] == "READ"
    paths = {tuple(each["path"]): each["level"] for each in told["reasons"]}
    assert paths[("support_lead", "player.contact:read")] == "READ"
    assert paths[("support_lead", "support", "operator", "player.contact:masked")] == "MASKED"
    assert not any(each["custom"] for each in told["reasons"])
    await changed(own_application, deny("support", "Player.email", "READ"))
    told = (await auditor.data_of(document, r="support_lead", c="Player.email"))["explainAccess"]
    assert told["level"] == "MASKED"
    (denial,) = [each for each in told["reasons"] if not each["allows"]]
    assert (denial["path"], denial["brand"], denial["custom"]) == (
        ["support_lead", "support"],
        "default",
        True,
    )
    await changed(own_application, {"clear": {"role": "support", "coordinate": "Player.email"}})


async def test_roles_and_operators_with_access_to_a_coordinate_are_listed(
    own_application: Application,
) -> None:
    document = """query ($c: String!) { whoCanSee(coordinate: $c) {
        roles { role level } operators { level } } }"""
    told = (await own_application.as_("compliance").data_of(document, c="Player.email"))["whoCanSee"]
    levels = {each["role"]: each["level"] for each in told["roles"]}
    assert (levels["auditor"], levels["support"], levels["player"]) == ("READ", "MASKED", "OWN")
    assert "anonymous" not in levels


async def test_the_matrix_of_a_role_is_what_its_holders_may(own_application: Application) -> None:
    auditor = own_application.as_("auditor")
    rows = "{ coordinate level }"
    matrix = (await auditor.data_of(f'{{ accessMatrix(role: "auditor") {rows} }}'))["accessMatrix"]
    mine = (await auditor.data_of(f"{{ viewer {{ permissions {rows} }} }}"))["viewer"]["permissions"]
    assert matrix == mine
    for other in ('role: "ghost"', 'role: "auditor", brand: "rival"'):
        assert (await auditor.data_of(f"{{ accessMatrix({other}) {rows} }}"))["accessMatrix"] == []


@pytest.mark.parametrize("role", ["support", "support_lead", "risk", "player", "game_server", "anonymous"])
async def test_the_policy_is_readable_by_few_roles(own_application: Application, role: str) -> None:
    by = own_application.as_(role, "plr_01900000-0000-7000-8000-000000000000" if role == "player" else None)
    answer = await by.error_of("{ accessRoles { name } }")
    assert answer == {"code": "FORBIDDEN", "coordinate": "Query.accessRoles"}


async def test_requested_changes_are_listed_newest_first(own_application: Application) -> None:
    asked = [
        (
            await ask(
                own_application.as_("admin", name="alice"), deny("kyc_analyst", "Player.tags"), reason=f"r{n}"
            )
        )["change"]
        for n in range(3)
    ]
    document = """query ($after: String) { policyChanges(status: PENDING, first: 2, after: $after) {
        totalCount nodes { id reason } pageInfo { endCursor } } }"""
    first = (await own_application.as_("auditor").data_of(document))["policyChanges"]
    assert [each["id"] for each in first["nodes"]] == [each["id"] for each in reversed(asked[1:])]
    rest = await own_application.as_("auditor").data_of(document, after=first["pageInfo"]["endCursor"])
    assert rest["policyChanges"]["nodes"][0]["reason"] == "r0"
