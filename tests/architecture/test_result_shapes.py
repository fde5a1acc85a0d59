"""Results: no root field hides another, and the members of a union can be asked for in one selection."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from graphql import (
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLUnionType,
    build_schema,
    get_named_type,
    is_leaf_type,
)

from tests.graphql_documents import CORE


def non_null_roots(schema: GraphQLSchema) -> set[str]:
    """Root fields whose error would take the results of the others with it.

    A subscription has one root field only, so there it can hide nothing.
    """
    roots = (kind for kind in (schema.query_type, schema.mutation_type) if kind is not None)
    return {
        f"{kind.name}.{name}"
        for kind in roots
        for name, field in kind.fields.items()
        if isinstance(field.type, GraphQLNonNull)
    }


def clashes(schema: GraphQLSchema) -> set[str]:
    """Fields no selection can hold of two members of one union (FieldsInSetCanMerge)."""
    unions = (kind for kind in schema.type_map.values() if isinstance(kind, GraphQLUnionType))
    return {
        f"{union.name}: {one.name} and {other.name}: {path}"
        for union in unions
        for one, other in combinations(union.types, 2)
        for path in _clashing(one, other)
    }


def _clashing(one: Any, other: Any, seen: tuple[tuple[str, str], ...] = ()) -> Iterator[str]:
    if one is other or (one.name, other.name) in seen:
        return
    for name in one.fields.keys() & other.fields.keys():
        kinds = one.fields[name].type, other.fields[name].type
        inner = tuple(map(get_named_type, kinds))
        if _wrappers(kinds[0]) != _wrappers(kinds[1]):
            yield name
        elif any(map(is_leaf_type, inner)):
            if inner[0] is not inner[1]:
                yield name
        elif all(hasattr(kind, "fields") for kind in inner):
            yield from (f"{name}.{path}" for path in _clashing(*inner, (*seen, (one.name, other.name))))


def _wrappers(kind: Any) -> list[type]:
    found = []
    while isinstance(kind, GraphQLNonNull | GraphQLList):
        found.append(type(kind))
        kind = kind.of_type
    return found


def test_no_root_field_is_non_null() -> None:
    assert non_null_roots(CORE) == set()


def test_members_of_a_union_can_be_asked_for_in_one_selection() -> None:
    assert clashes(CORE) == set()


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("type A { x: Int } type B { x: Int }", set()),
        ("type A { x: Int } type B { x: Int! }", {"x"}),
        ("type A { x: [Int] } type B { x: Int }", {"x"}),
        ("type A { x: Int } type B { x: String }", {"x"}),
        ("type A { x: C } type B { x: String } type C { y: Int }", {"x"}),
        ("type A { x: C } type B { x: D } type C { y: Int } type D { y: Int z: ID }", set()),
        ("type A { x: C } type B { x: D } type C { y: Int } type D { y: ID }", {"x.y"}),
        ("type A { x: A y: Int } type B { x: B y: Int }", set()),
    ],
)
def test_a_planted_clash_is_found(planted: str, found: set[str]) -> None:
    schema = build_schema(f"union U = A | B {planted} type Query {{ u: U! }}")
    assert clashes(schema) == {f"U: A and B: {path}" for path in found}
    assert non_null_roots(schema) == {"Query.u"}
