"""The exported matrix is what the real endpoint does: each role, each coordinate it can ask for by itself.

Each root query is asked with every field that takes no required argument, three levels deep. Whatever the
policy denies must be refused by name, and nothing else may be.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from graphql import get_named_type, is_leaf_type, is_object_type, is_required_argument

from resolvers.authorization.levels import AccessTable, Level
from server.http.graphql_api.limits import Limits
from server.security.access_control import shipped_access_control
from tests.application import KINDS, Application, Caller, Json
from tests.graphql_documents import CORE, TABLES
from tests.owned_ids import OwnedIds, a_player_with_everything

ROLES = sorted(set(KINDS) - {"system"})
ERRORS_MAX = Limits().errors
DEPTH_MAX = 2
"""Below the root field: deep enough for every type once, shallow enough for the limits."""

FILTERS = "query ($filter: PlayerFilter) { players(filter: $filter) { nodes { id } } }"
SORTS = "query ($sort: PlayerOrder) { players(sort: $sort) { nodes { id } } }"
VALUES: dict[str, Any] = {
    "status": ["ACTIVE"],
    "country": ["DE"],
    "currency": ["EUR"],
    "created": {"from": "2020-01-01T00:00:00Z", "until": "2020-01-02T00:00:00Z"},
    "balance": {"currency": "EUR", "min": "0.00"},
    "tagsAny": ["vip"],
    "tagsAll": ["vip"],
    "username": "guest",
    "email": "person@example.com",
    "phone": "+39 06 1234567",
    "usernamePrefix": "gue",
    "namePrefix": "jan",
    "paymentReference": "AUTH-1",
    "externalId": "crm-1",
    "vipLevel": [3],
    "contactBy": ["EMAIL"],
    "consented": ["PROFILING"],
    "language": ["de"],
    "jurisdiction": ["MT"],
    "trafficSource": ["affiliate"],
    "campaign": ["spring"],
    "lastSeen": {"from": "2020-01-01T00:00:00Z"},
}
REQUIRES = shipped_access_control().catalogue.requires


@pytest.fixture(scope="module")
async def owned(application: Application) -> OwnedIds:
    """What belongs to a player, so that there is something to show."""
    return await a_player_with_everything(application)


def a_caller(application: Application, role: str, owned: OwnedIds) -> Caller:
    return application.as_(role, owned.player if role == "player" else None, name=f"matrix-{role}")


def table(role: str) -> AccessTable:
    return TABLES.of_roles("default", frozenset({role}))


@cache
def selection(kind: str, depth: int) -> str:
    """Every field of a type that needs no argument, down to ``depth``."""
    return " ".join(_fields(CORE.type_map[kind], depth))


def _fields(kind: Any, depth: int) -> Iterator[str]:
    for name, field in kind.fields.items():
        inner = get_named_type(field.type)
        if any(map(is_required_argument, field.args.values())):
            continue
        if is_leaf_type(inner):
            yield name
        elif depth and is_object_type(inner) and (below := selection(inner.name, depth - 1)):
            yield f"{name} {{ {below} }}"


def documents() -> dict[str, str]:
    """A document for each root query that can be asked without knowing anything."""
    found = {}
    for name, field in CORE.query_type.fields.items():
        inner = get_named_type(field.type)
        if is_object_type(inner) and not any(map(is_required_argument, field.args.values())):
            page = "(first: 1)" if "first" in field.args else ""
            found[name] = f"{{ {name}{page} {{ {selection(inner.name, DEPTH_MAX)} }} }}"
    return found


def shown(answer: Json) -> set[str]:
    """The coordinates an answer refuses by name; only so many errors are told."""
    return {error["extensions"].get("coordinate", "") for error in answer.get("errors", ())}


def met(kind: Any, value: Any, depth: int) -> Iterator[tuple[str, Any]]:
    """Each coordinate in an answer with the value that came for it."""
    if isinstance(value, list):
        for each in value:
            yield from met(kind, each, depth)
    elif isinstance(value, dict):
        for name, below in value.items():
            field = kind.fields[name]
            yield f"{kind.name}.{name}", below
            yield from met(get_named_type(field.type), below, depth + 1)


@pytest.mark.parametrize("role", ROLES)
async def test_the_endpoint_enforces_the_matrix(application: Application, role: str, owned: OwnedIds) -> None:
    by, rights = a_caller(application, role, owned), table(role)
    asked = documents()
    assert len(asked) > 5
    for name, document in asked.items():
        answer = await by.ask(document)
        refused = shown(answer)
        assert {error["extensions"]["code"] for error in answer.get("errors", ())} <= {"FORBIDDEN"}, name
        if not rights.allows(f"Query.{name}"):
            assert {each.partition("(")[0] for each in refused} == {f"Query.{name}"}, name
            assert (answer.get("data") or {}).get(name) is None, name
            continue
        for coordinate in refused:
            assert rights.level(coordinate) in {Level.NONE, Level.OWN}, coordinate
        for coordinate, value in met(CORE.query_type, answer.get("data"), 0):
            level = rights.level(coordinate)
            assert value is None or level is not Level.NONE, coordinate
            if level is Level.MASKED and value is not None:
                assert "***" in str(value) or value == "null", coordinate  # JSON of what was not there
            if level is Level.NONE:
                assert coordinate in refused or len(refused) == ERRORS_MAX, coordinate


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"anonymous", "player"}))
async def test_filters_and_orders_need_the_right_to_their_field(
    application: Application, role: str, owned: OwnedIds
) -> None:
    by, rights = a_caller(application, role, owned), table(role)
    fields = CORE.type_map["PlayerFilter"].fields
    assert fields.keys() == VALUES.keys(), "say here how the new filter is used"
    for name, value in VALUES.items():
        coordinate = f"PlayerFilter.{name}"
        may = knows(rights, coordinate) and rights.allows(coordinate)
        refused = shown(await by.ask(FILTERS, filter={name: value}))
        assert (coordinate in refused) != may, coordinate
    for name in CORE.type_map["PlayerOrder"].fields:
        coordinate = f"PlayerOrder.{name}"
        may = knows(rights, coordinate) and rights.allows(coordinate)
        refused = shown(await by.ask(SORTS, sort={name: "ASC"}))
        assert (coordinate in refused) != may, coordinate


def knows(rights: AccessTable, name: str) -> bool:
    """Whether all that a filter or an order tells may be read."""
    enough = {"read": {Level.READ, Level.OWN}, "read_masked": {Level.READ, Level.OWN, Level.MASKED}}
    return all(rights.level(each) in enough[act] for each, act in REQUIRES[name].items())
