"""`node` tells a role nothing about things whose type it may not see, not even that they exist."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from domain.shared.ids import new_id
from tests.funded_players import a_key, eur
from tests.graphql_documents import CORE, TABLES
from tests.owned_ids import OwnedIds, a_player_with_everything
from tests.schema_positions import ROLES

if TYPE_CHECKING:
    from tests.application import Application

NODES = {
    "player": "Player",
    "wallet": "Wallet",
    "transaction": "Transaction",
    "round": "Round",
    "deposit": "Deposit",
    "withdrawal": "Withdrawal",
    "hold": "WithdrawalHold",
    "adjustment": "Adjustment",
    "note": "PlayerNote",
    "game_session": "GameSession",
}
"""What belongs to a player, and its type; tests/access/test_foreign_ids.py has the other nodes, too."""
DOCUMENTS = ("{ node(id: $id) { id } }", "{ node(id: $id) { __typename } }")
STAFF = [role for role in ROLES if role not in ("anonymous", "player", "system", "enrolling")]


@pytest.fixture(scope="module")
async def owned(application: Application) -> OwnedIds:
    return await a_player_with_everything(application)


def sees(role: str, kind: str) -> bool:
    table = TABLES.of_roles("default", frozenset({role}))
    return any(coordinate.startswith(f"{kind}.") for coordinate, _ in table)


def test_a_role_that_sees_any_field_of_a_node_sees_its_id() -> None:
    kinds = [kind.name for kind in CORE.get_possible_types(CORE.type_map["Node"])]
    assert set(kinds) >= set(NODES.values())
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
            if sees(role, NODES[name]):
                assert answer["data"]["node"], (name, answer)
            else:
                assert answer == await caller.ask(text, id=unknown[name]), name


async def test_an_approval_is_found_by_its_maker_and_by_who_sees_all_that_wait(
    application: Application, owned: OwnedIds
) -> None:
    paid = {"playerId": owned.player, "key": a_key(), "kind": "BONUS", "amount": eur("50000.00")}
    crm, other = application.as_("crm", name="maker"), application.as_("crm", name="another")
    waiting = await crm.mutate("grantFunds", **paid, grantId=str(new_id()))
    asked = {"id": waiting["approval"]["id"]}
    document = "query ($id: ID!) { node(id: $id) { id } }"
    found = [await by.data_of(document, **asked) for by in (crm, application.as_("risk"), other)]
    assert found == [{"node": asked}, {"node": asked}, {"node": None}]
