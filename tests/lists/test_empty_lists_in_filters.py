"""A list in a filter names something: an empty one is refused, and never taken for everything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
)

from resolvers.filters import EMPTY
from tests.application import Application
from tests.funded_players import FundedPlayer, a_funded_player
from tests.graphql_documents import CORE


@pytest.fixture(scope="module")
async def guest(application: Application) -> FundedPlayer:
    return await a_funded_player(application, None)


def lists_of(kind: GraphQLInputObjectType) -> list[str]:
    return [
        name for name, each in kind.fields.items() if isinstance(get_nullable_type(each.type), GraphQLList)
    ]


def filtered() -> Iterator[tuple[str, str, str, str]]:
    """Type and field that take a filter, the filter's type, and a list in it."""
    for owner in CORE.type_map.values():
        for name, field in owner.fields.items() if isinstance(owner, GraphQLObjectType) else ():
            if "filter" in field.args:
                kind = get_named_type(field.args["filter"].type)
                assert isinstance(kind, GraphQLInputObjectType)
                yield from ((owner.name, name, kind.name, each) for each in lists_of(kind))


CASES = sorted(filtered())


def test_every_filter_is_tried() -> None:
    filters = {
        name
        for name, kind in CORE.type_map.items()
        if isinstance(kind, GraphQLInputObjectType) and name.endswith("Filter") and lists_of(kind)
    }
    assert {kind for _, _, kind, _ in CASES} == filters
    assert len(CASES) > 20


@pytest.mark.parametrize(("owner", "field", "kind", "named"), CASES)
async def test_an_empty_list_is_refused_by_its_field(
    guest: FundedPlayer, owner: str, field: str, kind: str, named: str
) -> None:
    above = {"Query": "", "Player": f'player(id: "{guest.id}")'}[owner]
    place = f', playerId: "{guest.id}"' if (owner, field) == ("Query", "transactions") else ""
    for declared, written, given in (
        ("query", f"{{ {named}: [] }}", {}),
        (f"query ($which: {kind})", "$which", {"which": {named: []}}),
    ):
        asked = f"{field}(filter: {written}{place}) {{ __typename }}"
        document = f"{declared} {{ {above} {{ {asked} }} }}" if above else f"{declared} {{ {asked} }}"
        answer = await guest.admin.ask(document, **given)
        (refused,) = answer["errors"]
        assert refused["message"] == EMPTY, refused
        assert refused["extensions"]["code"] == "BAD_USER_INPUT"
        assert refused["extensions"]["field"] == f"filter.{named}"
    described = CORE.type_map[kind].fields[named].description  # type: ignore[attr-defined]  # an input
    assert "Not an empty list" in described
