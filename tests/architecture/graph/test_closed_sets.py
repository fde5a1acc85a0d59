"""A value out of a closed set is published as an enum, never as a String."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLSchema, build_schema, get_named_type

from tests.graphql_documents import CORE

CLOSED = re.compile(r"(?i)(state|status|kind|channel|level|scopes?|allowed|moves|severity|direction|theme)$")
"""Names of what has few values, all of them known."""
LISTED = re.compile(r"\b[A-Z][A-Z_]{2,}\b(?:,? or |, |/| and )\b[A-Z][A-Z_]{2,}\b")
"""A description that lists the values."""


def texts(schema: GraphQLSchema) -> Iterator[tuple[str, str, str]]:
    """(coordinate, name, description) of each String that is published or taken."""
    for owner in schema.type_map.values():
        if owner.name.startswith("__"):
            continue
        members: dict[str, Any] = getattr(owner, "fields", {})
        for name, member in members.items():
            places = [(f"{owner.name}.{name}", name, member)]
            arguments: dict[str, Any] = getattr(member, "args", {})
            places += [(f"{owner.name}.{name}({each})", each, arg) for each, arg in arguments.items()]
            for coordinate, called, place in places:
                if get_named_type(place.type).name == "String":
                    yield coordinate, called, place.description or ""


def closed_sets(schema: GraphQLSchema) -> set[str]:
    """Coordinates of Strings whose name or description says that their values are known."""
    return {
        coordinate
        for coordinate, name, described in texts(schema)
        if CLOSED.search(name) or LISTED.search(described)
    }


def test_values_of_a_closed_set_are_enums() -> None:
    assert len(list(texts(CORE))) > 200
    assert closed_sets(CORE) == set()


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("type Query { state: String }", {"Query.state"}),
        ("type Query { allowed: [String!]! }", {"Query.allowed"}),
        ("type Query { a(roleKind: String): Int }", {"Query.a(roleKind)"}),
        ("input I { scopes: [String!] } type Query { a(i: I): Int }", {"I.scopes"}),
        ('type Query { "RED or GREEN" a: String }', {"Query.a"}),
        ('type Query { "RED, GREEN, or BLUE" a: String }', {"Query.a"}),
        ('type Query { "BCP 47: de" a: String statement: String }', set()),
        ("enum State { ON OFF } type Query { state: State }", set()),
    ],
)
def test_a_planted_text_is_found(planted: str, found: set[str]) -> None:
    assert closed_sets(build_schema(planted)) == found
