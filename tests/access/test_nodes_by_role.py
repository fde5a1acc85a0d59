"""`node` tells a role nothing about things whose type it may not see, not even that they exist."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from tests.graphql_documents import CORE, TABLES
from tests.owned_ids import OwnedIds, a_player_with_everything
from tests.schema_positions import ROLES

if TYPE_CHECKING:
    from tests.application import Application

NODES = ("player", "wallet", "transaction", "round", "deposit", "withdrawal", "adjustment")
DOCUMENTS = ("{ node(id: $id) { id } }", "{ node(id: $id) { __typename } }")
STAFF = [role for role in ROLES if role not in ("anonymous", "player", "system", "enrolling")]


@pytest.fixture(scope="module")
async def owned(application: Application) -> OwnedIds:
    return await a_player_with_everything(application)


def sees(role: str, kind: str) -> bool:
    table = TABLES.of_roles("default", frozenset({role}))
    return any(coordinate.startswith(f"{kind.capitalize()}.") for coordinate, _ in table)


def test_a_role_that_sees_any_field_of_a_node_sees_its_id() -> None:
    kinds = [kind.name for kind in CORE.get_possible_types(CORE.type_map["Node"])]
    assert sorted(kinds) == sorted(name.capitalize() for name in NODES)
    for role in ROLES:
        table = TABLES.of_roles("default", frozenset({role}))
        for kind in kinds:
            assert sees(role, kind) == table.allows(f"{kind}.id"), (role, kind)


@pytest.mark.parametrize("role", STAFF)
async def test_things_of_a_forbidden_type_are_answered_like_unknown_ids(
    application: Application, owned: OwnedIds, role: str
) -> None:
    caller, unknown = application.as_(role), asdict(owned.unknown_ids())
    for name, id in asdict(owned).items():
        if name not in NODES:
            continue
        for document in DOCUMENTS:
            text = f"query ($id: ID!) {document}"
            answer = await caller.ask(text, id=id)
            if sees(role, name):
                assert answer["data"]["node"], (name, answer)
            else:
                assert answer == await caller.ask(text, id=unknown[name]), name
