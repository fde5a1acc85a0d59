"""Results: no root field hides another, and the members of a union can be asked for in one selection."""

from __future__ import annotations

from itertools import combinations

import pytest
from graphql import (
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLUnionType,
    build_schema,
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
    """Fields that two members of one union have with different types.

    No selection can hold both where they are leaves (FieldsInSetCanMerge), and no client can read one by the
    type of the other.
    """
    unions = (kind for kind in schema.type_map.values() if isinstance(kind, GraphQLUnionType))
    return {
        f"{union.name}: {one.name} and {other.name}: {name}"
        for union in unions
        for one, other in combinations(union.types, 2)
        for name in one.fields.keys() & other.fields.keys()
        if str(one.fields[name].type) != str(other.fields[name].type)
    }


def test_no_root_field_is_non_null() -> None:
    assert non_null_roots(CORE) == set()


def test_members_of_a_union_give_one_field_one_type() -> None:
    assert clashes(CORE) == set()


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("type A { x: Int } type B { x: Int }", set()),
        ("type A { x: Int } type B { y: String }", set()),
        ("type A { x: Int } type B { x: Int! }", {"x"}),
        ("type A { x: [Int] } type B { x: Int }", {"x"}),
        ("type A { x: Int } type B { x: String }", {"x"}),
        ("type A { x: C } type B { x: String } type C { y: Int }", {"x"}),
        ("type A { x: C } type B { x: D } type C { y: Int } type D { y: Int z: ID }", {"x"}),
        ("type A { x: C y: Int } type B { x: C } type C { y: Int }", set()),
    ],
)
def test_a_planted_clash_is_found(planted: str, found: set[str]) -> None:
    schema = build_schema(f"union U = A | B {planted} type Query {{ u: U! }}")
    assert clashes(schema) == {f"U: A and B: {path}" for path in found}
    assert non_null_roots(schema) == {"Query.u"}
