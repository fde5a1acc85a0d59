"""The costliest documents that `benchmarks/hostile` finds, by the work of reading them."""

import sys
from functools import cache
from typing import Any

import pytest
from graphql import GraphQLError, GraphQLSchema

from benchmarks.hostile.costly_documents import KINDS, query
from schema import root
from server.http.graphql_api.documents import Documents
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.validation.reading_price import reading_price

CALLS_MAX = 500_000
"""Of functions, while one document is read; a bound on comparisons of 500,000 allows 3.6 million."""


@cache
def whole_schema() -> GraphQLSchema:
    schema = root.whole()._schema
    Documents(schema, Limits()).operation("{viewer{kind}}", None)  # what is made once is made now
    return schema


def calls_of(text: str) -> int:
    """How many functions are called to read a document."""
    documents, limits, calls = Documents(whole_schema(), Limits()), Limits(), 0

    def count(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        reading_price(text, limits)
        documents.operation(text, None)
    except GraphQLError:
        pass
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    ("kind", "size"),
    [
        ("the same, with two leaves", 330),
        ("one root field repeated", 400),
        ("fragments with one leaf", 160),
        ("lists in repeated arguments", 1_300),
        ("repetitions in repetitions", 650),
    ],
)
def test_reading_takes_so_much_work_at_most(kind, size):
    assert calls_of(query(KINDS[kind], size)) < CALLS_MAX
