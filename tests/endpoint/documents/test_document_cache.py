"""What is remembered of a document, and for how long."""

import pytest
from graphql import GraphQLError

from server.http.graphql_api.documents import Documents
from server.http.graphql_api.limits import Limits
from tests.endpoint.toy import SCHEMA

CORE = SCHEMA._schema


def test_a_cached_document_is_not_parsed_again():
    documents = Documents(CORE, Limits())
    assert documents.operation("{hello}", None) is documents.operation("{hello}", None)


def test_recently_used_documents_stay_cached():
    documents = Documents(CORE, Limits(documents=2))
    first = documents.operation("{hello}", None)
    second = documents.operation("{quick}", None)
    assert documents.operation("{hello}", None) is first
    documents.operation("{whoami}", None)
    assert len(documents.cache) == 2
    assert documents.operation("{hello}", None) is first
    assert documents.operation("{quick}", None) is not second


def test_large_documents_count_by_their_size():
    documents = Documents(CORE, Limits(documents_bytes=4_000))
    for number in range(8):
        documents.operation("{hello}" + " " * number, None)  # three tokens each, and the end of the text
    few = len(documents.cache)
    assert 1 < few < 8
    documents.operation("{" + "hello " * 6 + "}", None)
    assert 0 < len(documents.cache) < few
    assert documents.size_bytes <= 4_000
    documents.operation("{hello}".ljust(5_000), None)
    assert not documents.cache
    assert documents.size_bytes == 0


def test_refused_documents_are_not_cached():
    documents = Documents(CORE, Limits())
    for query in ("{", "{nope}", "{" + "hello " * 2_000 + "}"):
        with pytest.raises(GraphQLError):
            documents.operation(query, None)
    assert not documents.cache
    assert documents.size_bytes == 0
