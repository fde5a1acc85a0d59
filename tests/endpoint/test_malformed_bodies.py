"""Whatever is posted, the answer is a 4xx with a code: never a traceback, never a 5xx."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.http.errors import MalformedRequest
from server.http.graphql_api import request
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.request import JSON_VALUES_MAX, decode_json, require_shape

BODIES = {
    "null": "null",
    "a number": "5",
    "a string": '"x"',
    "nothing": "",
    "a batch": '[{"query":"{hello}"}]',
    "an empty object": "{}",
    "very deep": "[" * 100_000 + "]" * 100_000,
    "never closed": "[" * 100_000,
    "invalid UTF-8": b'{"query":"{hello \xff}"}',
    "a UTF-16 body": '{"query":"{hello}"}'.encode("utf-16"),
    "NaN": '{"query":"{hello}","variables":{"a":NaN}}',
    "Infinity": '{"query":"{hello}","variables":{"a":-Infinity}}',
    "a lone surrogate": '{"query":"{hello}","variables":{"a":"\\ud800"}}',
    "a list for a query": '{"query":["{hello}"]}',
    "an empty query": '{"query":""}',
    "a null query": '{"query":null}',
    "a number for a name": '{"query":"{hello}","operationName":5}',
    "a list of variables": '{"query":"{hello}","variables":[1]}',
    "a string of variables": '{"query":"{hello}","variables":"{}"}',
    "a list of extensions": '{"query":"{hello}","extensions":[]}',
    "an amount no float can hold": '{"query":"{hello}","variables":{"a":12345678901234567.89}}',
    "a number beyond all floats": '{"query":"{hello}","variables":{"a":1234567890123456e999}}',
    "a NUL in the query": '{"query":"{hello\\u0000}"}',
    "a NUL in a variable": '{"query":"{hello}","variables":{"a":["x\\u0000"]}}',
    "a NUL after a backslash": '{"query":"{hello}","variables":{"a":"\\\\\\u0000"}}',
    "a second document": '{"query":"{hello}"}{"query":"{hello}"}',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
async def test_malformed_bodies_are_bad_input(client, body):
    headers = {"content-type": "application/json"}
    answer = await client.post("/graphql", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert "data" not in answer.json()


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ('{hello(name:"\\u0000")}', "GRAPHQL_VALIDATION_FAILED"),
        ('{hello(name:"\\u{0}")}', "GRAPHQL_VALIDATION_FAILED"),
        ('{hello(name:"\\\\u0000")}', None),
        ('{hello(name:"\\ud800")}', "GRAPHQL_PARSE_FAILED"),
        ("type Query{hello:String}", "GRAPHQL_VALIDATION_FAILED"),
        ("fragment A on Query{hello}", "GRAPHQL_VALIDATION_FAILED"),
        ("{...A} fragment A on Query{...B} fragment B on Query{...A}", "GRAPHQL_VALIDATION_FAILED"),
        ("{...Missing}", "GRAPHQL_VALIDATION_FAILED"),
        ("{...on Missing{a}}", "GRAPHQL_VALIDATION_FAILED"),
        ("{hello{nope}}", "GRAPHQL_VALIDATION_FAILED"),
        ("{item}", "GRAPHQL_VALIDATION_FAILED"),
        ("query A{hello} query A{hello}", "GRAPHQL_VALIDATION_FAILED"),
        ("{hello} {hello}", "GRAPHQL_VALIDATION_FAILED"),
        ("mutation{hello}", "GRAPHQL_VALIDATION_FAILED"),
        ("{items(first:-1){name}}", None),
        ("{items(first:null){name}}", None),
        ('{items(first:"1"){name}}', "GRAPHQL_VALIDATION_FAILED"),
        ("{hello " + "@skip(if:false)" * 200 + "}", "GRAPHQL_VALIDATION_FAILED"),
        ("{hello @nope}", "GRAPHQL_VALIDATION_FAILED"),
        ("{amount(amount:12345678901234567.89)}", "GRAPHQL_VALIDATION_FAILED"),
        ("{amount(amount:1e999)}", "GRAPHQL_VALIDATION_FAILED"),
        ("{amount(amount:123456789012.34)}", None),
        ("{hello(name:" + "[" * 30 + "]" * 30 + ")}", "GRAPHQL_VALIDATION_FAILED"),
        ("{hello(name:" + "[" * 900 + "]" * 900 + ")}", "QUERY_TOO_COMPLEX"),
        ("{" + "hello " * 900 + "}", "QUERY_TOO_COMPLEX"),
        ("{a" * 600 + "}" * 600, "QUERY_TOO_COMPLEX"),
        ("{" + "...{" * 600 + "hello" + "}" * 600 + "}", "QUERY_TOO_COMPLEX"),
        ("{" + "..." * 999, "GRAPHQL_PARSE_FAILED"),
    ],
)
async def test_hostile_documents_are_refused_with_their_code(client, query, code):
    answer = await client.post("/graphql", json={"query": query})
    assert answer.status_code == 200
    assert [e["extensions"]["code"] for e in answer.json().get("errors", [])] == ([code] if code else [])


async def test_only_the_first_of_many_errors_is_reported(client):
    answer = await client.post("/graphql", json={"query": "{" + "".join(f"a{n} " for n in range(50)) + "}"})
    assert [error["message"] for error in answer.json()["errors"]] == [
        "Cannot query field 'a0' on type 'Query'."
    ]


@pytest.mark.parametrize("query", ["{helo}", "{hello(nam:1)}", "{...on Itm{name}}", "{hello @skp(if:true)}"])
async def test_typing_errors_do_not_reveal_the_schema(client, query):
    answer = await client.post("/graphql", json={"query": query})
    assert "Did you mean" not in answer.text


@pytest.mark.parametrize(("size", "status"), [(Limits().body_bytes, 200), (Limits().body_bytes + 1, 413)])
@pytest.mark.parametrize("in_pieces", [False, True])
async def test_the_body_has_a_limit_however_it_is_sent(client, size, status, in_pieces):
    body = b'{"query":"{hello}"}'.ljust(size)

    async def pieces():
        for start in range(0, size, 50_000):
            yield body[start : start + 50_000]

    headers = {"content-type": "application/json"}
    content = pieces() if in_pieces else body
    answer = await client.post("/graphql", content=content, headers=headers)
    assert answer.status_code == status


@pytest.mark.parametrize(("levels", "accepted"), [(40, True), (41, False)])
@pytest.mark.parametrize("innermost", ["", "1", "{}"])
def test_json_has_a_depth_limit(levels, accepted, innermost):
    levels -= innermost == "{}"
    text = "[" * levels + innermost + "]" * levels
    if accepted:
        decode_json(text, 40)
    else:
        with pytest.raises(MalformedRequest):
            decode_json(text, 40)


def test_depth_is_counted_in_objects_too():
    with pytest.raises(MalformedRequest):
        require_shape({"a": {"b": [1]}}, 2)
    require_shape({"a": {"b": [1]}}, 3)


@pytest.mark.parametrize("value", ["0.5", "[]", '[["a"]]', '{"a":1}'])
def test_many_values_are_refused_before_they_are_visited(monkeypatch, value):
    visited = []
    monkeypatch.setattr(request, "containers", lambda values: [*map(visited.append, values)] and [*values])
    monkeypatch.setattr(request, "exact_float", visited.append)
    many = ",".join(["0.50000000000000000000", *[value] * JSON_VALUES_MAX])
    with pytest.raises(MalformedRequest, match="values"):
        decode_json(f"[{many}]", 40)
    assert len(visited) <= 1


@pytest.mark.parametrize(
    ("sent", "read"),
    [("1.1", 1.1), ("0.10", 0.1), ("12345678901234567890", 12345678901234567890), ("1" * 40, int("1" * 40))],
)
def test_numbers_are_read_exactly(sent, read):
    assert decode_json(sent, 40) == read
    assert type(decode_json(sent, 40)) is type(read)


@pytest.mark.parametrize("sent", [r'"\\u0000"', r'"\\\\u0000"', r'"u0000"', r'"\\u00000"'])
def test_text_that_resembles_an_escaped_nul_is_accepted(sent):
    assert decode_json(sent, 40) == json.loads(sent)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)
REQUESTS = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("query", "variables", "operationName", "extensions"), JSON_VALUES)
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=200) | (JSON_VALUES | REQUESTS).map(lambda value: json.dumps(value).encode()))
async def test_no_body_at_all_makes_a_5xx(client, body):
    headers = {"content-type": "application/json"}
    answer = await client.post("/graphql", content=body, headers=headers)
    assert answer.status_code < 500
