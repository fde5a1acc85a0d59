"""What metrics learn of each operation: always from bounded sets."""

import httpx
import pytest
from starlette.applications import Starlette

from server.http.graphql_api.operation_metrics import Observation
from tests.endpoint.endpoint_server import routes, running_server
from tests.endpoint.waiting import until
from tests.endpoint.websocket.socket_client import (
    INIT,
    exchange_messages,
    open_socket,
    receive,
    send,
    subscribe,
)

CASES = [
    ("{hello}", ("anonymous", "hello", "query", "ok")),
    ("query Known{hello}", ("Known", "hello", "query", "ok")),
    ("query Made{hello}", ("other", "hello", "query", "ok")),
    ("query Known{hello quick}", ("Known", "several", "query", "ok")),
    ("{alias:hello}", ("anonymous", "hello", "query", "ok")),
    ("{...F} fragment F on Query{hello}", ("anonymous", "several", "query", "ok")),
    ("mutation{pay(amount:1)}", ("anonymous", "pay", "mutation", "ok")),
    ("{broken}", ("anonymous", "broken", "query", "INTERNAL_SERVER_ERROR")),
    ("query Known($n:Int!){double(number:$n)}", ("Known", "double", "query", "BAD_USER_INPUT")),
    ("{", ("anonymous", "unknown", "unknown", "GRAPHQL_PARSE_FAILED")),
    ("query Known{nope}", ("anonymous", "unknown", "unknown", "GRAPHQL_VALIDATION_FAILED")),
]


def told(observation: Observation) -> tuple[str, str, str, str]:
    return observation.operation, observation.field, observation.kind, observation.outcome


@pytest.fixture
def seen() -> list[Observation]:
    return []


@pytest.mark.parametrize(("query", "expected"), CASES)
async def test_operations_by_http_are_observed(seen, query, expected):
    app = Starlette(routes=routes(observe=seen.append, known_operations=["Known"]))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x.test") as client:
        await client.post("/graphql", json={"query": query})
    (observation,) = seen
    assert told(observation) == expected
    assert observation.transport == "http"
    assert observation.seconds > 0


async def test_refused_credentials_are_observed(seen):
    app = Starlette(routes=routes(observe=seen.append))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x.test") as client:
        await client.post("/graphql", json={"query": "{hello}"}, headers={"authorization": "Bearer bad"})
    assert [told(each) for each in seen] == [("anonymous", "unknown", "unknown", "UNAUTHENTICATED")]


async def test_operations_over_sockets_are_observed(seen):
    cases = [*CASES, ("subscription Known{count}", ("Known", "count", "subscription", "ok"))]
    async with running_server(observe=seen.append, known_operations=["Known"]) as authority:
        await exchange_messages(
            authority, INIT, *(subscribe(str(n), query) for n, (query, _) in enumerate(cases))
        )
    assert sorted(map(told, seen)) == sorted(expected for _, expected in cases)
    assert {each.transport for each in seen} == {"websocket"}


async def test_a_subscription_completed_by_its_client_is_no_failure(seen):
    async with running_server(observe=seen.append) as authority, open_socket(authority) as ws:
        for message in (INIT, subscribe("1", "subscription{forever}")):
            await send(ws, message)
        assert [(await receive(ws))["type"] for _ in range(2)] == ["connection_ack", "next"]
        assert seen == []
        await send(ws, {"type": "complete", "id": "1"})
        await until(lambda: seen)
    assert [told(each) for each in seen] == [("anonymous", "forever", "subscription", "ok")]
