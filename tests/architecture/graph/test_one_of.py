"""Inputs of which exactly one field is meant say so to every client, by @oneOf."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from graphql import GraphQLInputObjectType, GraphQLSchema, build_schema, execute_sync, parse, validate

from tests.graphql_documents import CORE

MEANT = re.compile(r"(?i)exactly one|one of these|only one of")


def inputs(schema: GraphQLSchema) -> Iterator[GraphQLInputObjectType]:
    return (kind for kind in schema.type_map.values() if isinstance(kind, GraphQLInputObjectType))


def only_described(schema: GraphQLSchema) -> set[str]:
    """Inputs that say in words alone that one of their fields is meant."""
    return {
        kind.name for kind in inputs(schema) if not kind.is_one_of and MEANT.search(kind.description or "")
    }


def test_inputs_of_one_field_are_one_of() -> None:
    assert only_described(CORE) == set()
    chosen = {kind.name for kind in inputs(CORE) if kind.is_one_of}
    assert chosen >= {"PlayerOrder", "PolicyEditInput", "StepUpAnswerInput"}


def test_one_that_is_only_described_is_found() -> None:
    planted = '"Exactly one of these" input A { b: Int c: Int } type Query { d(a: A): Int }'
    assert only_described(build_schema(planted)) == {"A"}
    assert only_described(build_schema(planted.replace("input A", "input A @oneOf"))) == set()


@pytest.mark.parametrize(
    ("order", "refused"),
    [
        ("{created: ASC}", False),
        ("{created: ASC, username: ASC}", True),
        ("{}", True),
        ("{created: null}", True),
    ],
)
def test_more_or_less_than_one_is_a_mistake_in_the_document(order: str, refused: bool) -> None:
    document = parse(f"{{ players(sort: {order}) {{ totalCount }} }}")
    assert bool(validate(CORE, document)) is refused


@pytest.mark.parametrize("sort", [{}, {"created": "ASC", "username": "ASC"}, {"created": None}])
def test_a_mistake_in_a_variable_names_the_variable(sort: dict[str, str | None]) -> None:
    document = parse("query ($sort: PlayerOrder) { players(sort: $sort) { totalCount } }")
    answer = execute_sync(CORE, document, variable_values={"sort": sort})
    (error,) = answer.errors or ()
    assert error.message.startswith("Variable '$sort' has invalid value")
