"""Every scalar says what it is and where its form is specified."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from graphql import GraphQLError, GraphQLScalarType, GraphQLSchema, build_schema, is_specified_scalar_type

from tests.graphql_documents import CORE


def unspecified(schema: GraphQLSchema) -> set[str]:
    """Scalars of our own without a description or a public address of their specification."""
    return {
        kind.name
        for kind in schema.type_map.values()
        if isinstance(kind, GraphQLScalarType)
        and not is_specified_scalar_type(kind)
        and not (kind.description and (kind.specified_by_url or "").startswith("https://"))
    }


def test_scalars_are_specified() -> None:
    assert unspecified(CORE) == set()


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ('"A day" scalar Day @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3339")', set()),
        ('"A day" scalar Day', {"Day"}),
        ('scalar Day @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3339")', {"Day"}),
        ('"A day" scalar Day @specifiedBy(url: "docs/days.md")', {"Day"}),
    ],
)
def test_a_scalar_without_a_specification_is_found(planted: str, found: set[str]) -> None:
    assert unspecified(build_schema(f"{planted} type Query {{ day: Day }}")) == found


@pytest.mark.parametrize(
    ("scalar", "value", "taken"),
    [
        ("Date", "2026-11-28", True),
        ("Date", "20261128", False),
        ("Date", "2026-W48-6", False),
        ("Date", "2026-02-30", False),
        ("Date", 20261128, False),
        ("UUID", "01a2269a-7c9a-728c-99a9-21cf5debd674", True),
        ("UUID", "01a2269a7c9a728c99a921cf5debd67", False),
        ("UUID", 1, False),
    ],
)
def test_values_are_taken_as_the_specification_has_them(scalar: str, value: object, taken: bool) -> None:
    kind = CORE.type_map[scalar]
    assert isinstance(kind, GraphQLScalarType)
    with nullcontext() if taken else pytest.raises(GraphQLError):
        kind.parse_value(value)
