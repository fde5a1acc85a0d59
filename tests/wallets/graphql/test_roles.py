"""Who may not move money is refused by name, before anything runs."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import get_named_type

from tests.application import KINDS, Application
from tests.graphql_documents import CORE, TABLES
from tests.owned_ids import OwnedIds, a_player_with_everything, mutations_by_id
from tests.statement_counter import count_statements, without_audit_appends


@pytest.fixture(scope="module")
async def owned(application: Application) -> OwnedIds:
    """What belongs to a player."""
    return await a_player_with_everything(application)


@pytest.mark.parametrize("role", sorted(set(KINDS) - {"system"}))
async def test_forbidden_mutations_run_no_statement(
    application: Application, role: str, owned: OwnedIds
) -> None:
    allowed = TABLES.of_roles("default", frozenset({role}))
    by = application.as_(role, owned.player if role == "player" else None)
    async with count_statements(application.database) as statements:
        for name, given in mutations_by_id(owned).items():
            if allowed.allows(f"Mutation.{name}"):
                continue
            refused = await by.ask(_bare(name), input=given)
            assert refused.get("data") is None, name
            assert {error["extensions"]["code"] for error in refused["errors"]} == {"FORBIDDEN"}, name
            assert f"Mutation.{name}" in {each["extensions"]["coordinate"] for each in refused["errors"]}
    assert without_audit_appends(statements) == []


WITHHELD = {"WithdrawalHeld.holds": "reasons of holds are read by who decides on them,"}
"""What some callers of a mutation may not read of its outcomes -> why."""


def members_of(field: Any) -> tuple[Any, ...]:
    """What a mutation may answer with: the members of its union, or its only type."""
    answer = get_named_type(field.type)
    return tuple(getattr(answer, "types", (answer,)))


@pytest.mark.parametrize("role", sorted(set(KINDS) - {"system", "anonymous"}))
async def test_roles_may_read_the_outcomes_of_their_mutations(role: str) -> None:
    allowed = TABLES.of_roles("default", frozenset({role}))
    for name, field in CORE.mutation_type.fields.items():
        if not allowed.allows(f"Mutation.{name}"):
            continue
        for member in members_of(field):
            for shown in member.fields:
                coordinate = f"{member.name}.{shown}"
                assert coordinate in WITHHELD or allowed.allows(coordinate), f"{name}: {coordinate}"


@pytest.mark.parametrize("queue", ["pendingWithdrawals", "pendingAdjustments", "unmatchedWins"])
@pytest.mark.parametrize("role", ["player", "support", "crm", "game_server", "anonymous"])
async def test_queues_are_forbidden_to_roles_that_do_not_decide(
    application: Application, role: str, queue: str, owned: OwnedIds
) -> None:
    by = application.as_(role, owned.player if role == "player" else None)
    async with count_statements(application.database) as statements:
        answer = await by.ask(f"{{ {queue} {{ __typename }} }}")
    assert answer["errors"][0]["extensions"] == {"code": "FORBIDDEN", "coordinate": f"Query.{queue}"}
    assert without_audit_appends(statements) == []


@pytest.mark.parametrize("token", ["", "x", "e30.e30.e30"])
async def test_an_invalid_token_runs_no_statement(application: Application, token: str) -> None:
    headers = {"authorization": f"Bearer {token}"}
    async with count_statements(application.database) as statements:
        asked = {"query": "{ viewer { name } }"}
        response = await application.client.post("/graphql", json=asked, headers=headers)
    assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer")
    assert response.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert statements == []


def _bare(name: str) -> str:
    """The mutation, asking for nothing of its outcome."""
    given = CORE.mutation_type.fields[name].args["input"].type
    return f"mutation ($input: {given}) {{ {name}(input: $input) {{ __typename }} }}"
