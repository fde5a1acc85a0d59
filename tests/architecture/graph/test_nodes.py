"""Whatever has an id is a Node, and `node` finds it."""

from __future__ import annotations

import pytest
from graphql import GraphQLNonNull, GraphQLObjectType, GraphQLSchema, build_schema

from resolvers.node import found_types
from tests.graphql_documents import CORE


def faults(schema: GraphQLSchema, found: frozenset[str]) -> dict[str, str]:
    """Type with an id -> what it lacks; and what is found that is no node."""
    told = dict.fromkeys(found, "node finds it, and it is no Node")
    for kind in schema.type_map.values():
        if not isinstance(kind, GraphQLObjectType) or "id" not in kind.fields:
            continue
        told.pop(kind.name, None)
        id = kind.fields["id"].type
        if not isinstance(id, GraphQLNonNull) or id.of_type.name != "ID":
            told[kind.name] = "its id is an ID!, or has another name"
        elif "Node" not in {each.name for each in kind.interfaces}:
            told[kind.name] = "let it implement Node of schema/node.py"
        elif kind.name not in found:
            told[kind.name] = "let a function of resolvers/ find it, see @finds"
    return told


def test_whatever_has_an_id_is_a_node_that_is_found() -> None:
    assert len(CORE.get_possible_types(CORE.type_map["Node"])) >= 16
    assert faults(CORE, found_types()) == {}


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        ("type A implements Node { id: ID! }", None),
        ("type A { id: ID! }", "let it implement Node of schema/node.py"),
        ("type A { id: String! }", "its id is an ID!, or has another name"),
        ("scalar UUID type A { id: UUID! }", "its id is an ID!, or has another name"),
        ("type A { code: ID! }", "node finds it, and it is no Node"),
    ],
)
def test_a_planted_id_is_reported(planted: str, told: str | None) -> None:
    schema = build_schema(f"interface Node {{ id: ID! }} type Query {{ a: A }} {planted}")
    assert faults(schema, frozenset({"A"})).get("A") == told


def test_a_node_that_is_not_found_is_reported() -> None:
    schema = build_schema("interface Node { id: ID! } type Query { a: A } type A implements Node { id: ID! }")
    assert faults(schema, frozenset()) == {"A": "let a function of resolvers/ find it, see @finds"}
