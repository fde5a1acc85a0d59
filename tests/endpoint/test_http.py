"""GraphQL over HTTP: what a well-behaved client sees."""

import httpx
import pytest
from starlette.applications import Starlette

from tests.endpoint.endpoint_server import routes
from tests.endpoint.toy import Toy

RESPONSE = "application/graphql-response+json"
JSON = "application/json"


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        (None, JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (JSON, JSON),
        (RESPONSE, RESPONSE),
        (f"{RESPONSE}, {JSON};q=0.9", RESPONSE),
        (f"{RESPONSE};q=0.5, {JSON};q=0.9", JSON),
        (f"{RESPONSE};q=0, {JSON};q=0.1", JSON),
        (f"text/html, {RESPONSE};q=0.1", RESPONSE),
        (f"{JSON};q=nonsense, {RESPONSE};q=0.1", RESPONSE),
        ("APPLICATION/JSON; Q=1", JSON),
        ("text/html", None),
        (f"{JSON};q=0", None),
        ("application/jsonx", None),
    ],
)
async def test_the_answer_has_the_media_type_the_client_prefers(client, accept, answered):
    client.headers.pop("accept")
    answer = await client.post(
        "/graphql", json={"query": "{hello}"}, headers={"accept": accept} if accept else {}
    )
    assert answer.status_code == (200 if answered else 406)
    assert answer.headers["content-type"] == f"{answered or JSON}; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/json", 200),
        ("application/json; charset=utf-8", 200),
        ('Application/JSON; charset="UTF-8"', 200),
        ("application/json; charset=utf-16", 415),
        ("application/jsonx", 415),
        ("text/plain; application/json", 415),
        ("text/plain", 415),
        ("application/x-www-form-urlencoded", 415),
        ("multipart/form-data; boundary=x", 415),
        ("", 415),
    ],
)
async def test_only_json_is_read_so_that_no_web_form_can_send_it(client, content_type, status):
    headers = {"content-type": content_type} if content_type else {}
    answer = await client.post("/graphql", content='{"query":"{hello}"}', headers=headers)
    assert answer.status_code == status


async def test_compressed_bodies_are_refused_before_they_unfold(client):
    headers = {"content-type": JSON, "content-encoding": "gzip"}
    answer = await client.post("/graphql", content=b"\x1f\x8b", headers=headers)
    assert answer.status_code == 415


@pytest.mark.parametrize(
    ("query", "status_of_response", "status_of_json"),
    [
        ("{hello}", 200, 200),
        ("{broken}", 200, 200),  # executed: data with a null in it
        ("{nothing}", 200, 200),
        ("{", 400, 200),
        ("{nope}", 400, 200),
        ("query($n:Int!){double(number:$n)}", 400, 200),
        ("subscription{count}", 400, 200),
        ("{__schema{types{name}}}", 403, 200),
    ],
)
async def test_status_depends_on_the_media_type(client, query, status_of_response, status_of_json):
    for accept, status in [(RESPONSE, status_of_response), (JSON, status_of_json)]:
        answer = await client.post("/graphql", json={"query": query}, headers={"accept": accept})
        assert answer.status_code == status
        assert ("data" in answer.json()) == (status_of_response == 200)


async def test_variables_operation_name_and_extensions_are_read(client):
    body = {
        "query": "query A($n:Int!){double(number:$n)} query B{hello}",
        "variables": {"n": 21},
        "operationName": "A",
        "extensions": {"anything": [1]},
        "unknown": True,
    }
    answer = await client.post("/graphql", json=body)
    assert answer.json() == {"data": {"double": 42}}


@pytest.mark.parametrize("name", [None, "C"])
async def test_one_of_several_operations_has_to_be_named(client, name):
    body = {"query": "query A{hello} query B{hello}", "operationName": name}
    answer = await client.post("/graphql", json=body)
    assert answer.json()["errors"][0]["extensions"] == {"code": "GRAPHQL_VALIDATION_FAILED"}


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH"])
async def test_other_methods_are_not_served(client, method):
    answer = await client.request(method, "/graphql", params={"query": "{hello}"})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


@pytest.fixture
async def getter():
    transport = httpx.ASGITransport(Starlette(routes=routes(allow_get=True)))
    async with httpx.AsyncClient(transport=transport, base_url="http://croupier.test") as client:
        yield client


@pytest.mark.parametrize(
    ("parameters", "status", "body"),
    [
        (
            {"query": "query($n:Int!){double(number:$n)}", "variables": '{"n":4}'},
            200,
            {"data": {"double": 8}},
        ),
        ({"query": "{quick}", "variables": "", "extensions": ""}, 200, {"data": {"quick": "at once"}}),
        ({"query": "{quick}", "variables": "{"}, 400, None),
        ({"query": "{quick}", "variables": "[]"}, 400, None),
        ({"query": "mutation{pay(amount:1)}"}, 405, None),
        ({}, 400, None),
    ],
)
async def test_queries_but_no_mutations_by_get_where_it_is_allowed(getter, parameters, status, body):
    answer = await getter.get("/graphql", params=parameters)
    assert answer.status_code == status
    assert body in (None, answer.json())


@pytest.mark.parametrize(
    ("token", "status", "code"),
    [
        ("anna", 200, None),
        ("bad", 401, "UNAUTHENTICATED"),
        ("down", 500, "INTERNAL_SERVER_ERROR"),
    ],
)
async def test_invalid_credentials_are_refused_before_execution(client, token, status, code):
    headers = {"authorization": f"Bearer {token}"}
    answer = await client.post("/graphql", json={"query": "{whoami}"}, headers=headers)
    assert answer.status_code == status
    if code is None:
        assert answer.json() == {"data": {"whoami": "anna"}}
    else:
        assert [error["extensions"]["code"] for error in answer.json()["errors"]] == [code]
        assert "data" not in answer.json()
    assert (answer.headers.get("www-authenticate") == "Bearer") == (status == 401)


async def test_a_client_that_leaves_while_sending_gets_no_answer(toy: Toy):
    sent = []

    async def receive():
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    headers = [(b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "path": "/graphql", "headers": headers, "query_string": b""}
    await Starlette(routes=routes(toy))(scope, receive, send)
    assert sent == []
