"""What a filter tells of is part of every explanation: nothing is said to be allowed that is refused."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from resolvers.authorization.levels import AccessTable, Level
from resolvers.authorization.needed_fields import meeting, needed_fields, unmet
from server.embedded import EmbeddedServers
from tests.access.policy.test_graphql import changed, deny
from tests.access.roles.test_graphql import do
from tests.application import Application, Json, open_application
from tests.conftest import copy_database

FILTERED = '{ players(filter: {tagsAny: ["vip"]}) { totalCount } }'
EXPLAIN = """query ($role: String!, $at: String!) { explainAccess(role: $role, coordinate: $at) {
  level reasons { allows } neededFields { coordinate atLeast level met } } }"""
REQUIRES = {"Filter.email": {"Player.email": "read_masked"}, "Filter.tags": {"Player.tags": "read"}}


@pytest.fixture(scope="module")
async def application_without_tags(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Application]:
    """An application in which the roles of CRM may filter by tags, and may not read them."""
    await copy_database(servers, template_database, "croupier_needed")
    url, directory = servers.dsn("croupier_needed"), tmp_path_factory.mktemp("needed")
    async with open_application(url, servers.redis_url, directory) as application:
        await changed(application, deny("crm", "Player.tags"))
        yield application


async def explained(application: Application, role: str, coordinate: str) -> Json:
    told = await application.as_("auditor").data_of(EXPLAIN, role=role, at=coordinate)
    explanation: Json = told["explainAccess"]
    return explanation


async def test_a_filter_is_explained_by_its_rules_and_by_what_it_tells_of(
    application_without_tags: Application,
) -> None:
    told = await explained(application_without_tags, "crm", "PlayerFilter.tagsAny")
    assert told["level"] == "NONE"
    assert [each["allows"] for each in told["reasons"]] == [True]
    assert told["neededFields"] == [
        {"coordinate": "Player.tags", "atLeast": "READ", "level": "NONE", "met": False}
    ]
    told = await explained(application_without_tags, "risk", "PlayerFilter.tagsAny")
    assert told["level"] == "WRITE"
    assert [each["met"] for each in told["neededFields"]] == [True]
    assert (await explained(application_without_tags, "crm", "Player.status"))["neededFields"] == []


async def test_what_is_refused_is_in_no_list_of_what_may_be_used(
    application_without_tags: Application,
) -> None:
    crm, auditor = application_without_tags.as_("crm"), application_without_tags.as_("auditor")
    refused = (await crm.ask(FILTERED))["errors"][0]
    assert refused["message"] == "You may not use PlayerFilter.tagsAny, which tells of Player.tags"
    assert refused["extensions"] == {
        "code": "FORBIDDEN",
        "coordinate": "PlayerFilter.tagsAny",
        "requires": ["Player.tags"],
    }
    rows = "{ coordinate level }"
    mine = (await crm.data_of(f"{{ viewer {{ permissions {rows} }} }}"))["viewer"]["permissions"]
    matrix = (await auditor.data_of(f'{{ accessMatrix(role: "crm") {rows} }}'))["accessMatrix"]
    assert matrix == mine
    named = {each["coordinate"] for each in mine}
    assert "PlayerFilter.status" in named
    assert not named & {"PlayerFilter.tagsAny", "PlayerFilter.tagsAll"}
    who = '{ whoCanSee(coordinate: "PlayerFilter.tagsAny") { roles { role } } }'
    roles = {each["role"] for each in (await auditor.data_of(who))["whoCanSee"]["roles"]}
    assert "risk" in roles
    assert not roles & {"crm", "admin"}  # who inherits a denial is denied, too


async def test_an_operator_without_the_field_has_no_filter_by_it(
    application_without_tags: Application,
) -> None:
    id = await an_operator_with_role(application_without_tags, "crm")
    document = "query ($id: ID!) { whatCanSee(operatorId: $id) { coordinate } }"
    told = await application_without_tags.as_("auditor").data_of(document, id=id)
    named = {each["coordinate"] for each in told["whatCanSee"]}
    assert "PlayerFilter.status" in named
    assert "PlayerFilter.tagsAny" not in named


async def an_operator_with_role(application: Application, role: str) -> str:
    alice, bob = (application.as_("admin", name=name) for name in ("alice", "bob"))
    made = await do(alice, "createOperator", login="carla", name="Carla")
    id: str = made["operator"]["id"]
    asked = await do(alice, "assignRole", operatorId=id, role=role, reason="r")
    await do(bob, "approveRoleAssignment", id=asked["assignment"]["id"])
    return id


@pytest.mark.parametrize(
    ("level", "own", "met"),
    [
        (Level.READ, False, ("Filter.email", "Filter.tags")),
        (Level.MASKED, False, ("Filter.email",)),
        (Level.OWN, False, ()),
        (Level.OWN, True, ("Filter.email", "Filter.tags")),
        (Level.NONE, True, ()),
    ],
)
def test_masked_is_enough_where_the_catalogue_says_so(level: Level, own: bool, met: tuple[str, ...]) -> None:
    filters = dict.fromkeys(REQUIRES, Level.WRITE)
    table = AccessTable(filters | {"Player.email": level, "Player.tags": level, "Query.players": Level.CALL})
    assert meeting(REQUIRES, table, own=own).levels.keys() & filters.keys() == set(met)
    assert meeting(REQUIRES, table, own=own).allows("Query.players")
    for name in filters:
        taken = list(needed_fields(REQUIRES, name, table, own=own))
        assert [each.met for each in taken] == [name in met]
        assert (unmet(REQUIRES, name, table, own=own) == []) == (name in met)
