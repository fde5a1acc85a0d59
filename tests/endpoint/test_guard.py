"""A guard decides on whole operations, over both transports."""

from collections import Counter

import httpx
import pytest
from starlette.applications import Starlette
from strawberry.extensions import SchemaExtension

from resolvers.errors import Forbidden
from server.http.graphql_api.guard import Guard, OpenSchemaGuard
from tests.endpoint.endpoint_server import routes, running_server
from tests.endpoint.toy import Toy, a_schema
from tests.endpoint.websocket.socket_client import INIT, exchange_messages, subscribe


class CountingGuard(Guard):
    """Refuses `quick` and breaks on `whoami`; counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def check(self, context, operation, variables):
        self.asked["check"] += 1
        if "whoami" in operation.fields:
            raise RuntimeError("guard is broken")
        if operation.fields in {("quick",), ("forever",)}:
            return [Forbidden("Query.quick"), Forbidden("Query.quick2")]
        return []

    def after(self, context):
        self.asked["after"] += 1


@pytest.fixture
def guard() -> CountingGuard:
    return CountingGuard()


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("{hello}", []),
        ("{quick}", ["FORBIDDEN", "FORBIDDEN"]),
        ("{whoami}", ["INTERNAL_SERVER_ERROR"]),
    ],
)
async def test_a_guard_is_called_before_and_after_an_operation(guard, query, codes):
    transport = httpx.ASGITransport(Starlette(routes=routes(guard=guard)))
    async with httpx.AsyncClient(transport=transport, base_url="http://x.test") as client:
        answer = (await client.post("/graphql", json={"query": query})).json()
    assert [error["extensions"]["code"] for error in answer.get("errors", [])] == codes
    assert ("data" in answer) == (not codes)
    assert guard.asked == {"check": 1, "after": 1}


async def test_operations_over_sockets_call_the_same_guard(guard):
    async with running_server(guard=guard) as authority:
        talk = await exchange_messages(
            authority,
            INIT,
            *(subscribe(str(n), q) for n, q in enumerate(("{quick}", "{whoami}", "subscription{forever}"))),
        )
    codes = {m["id"]: [e["extensions"]["code"] for e in m["payload"]] for m in talk.messages[1:]}
    assert codes == {"0": ["FORBIDDEN"] * 2, "1": ["INTERNAL_SERVER_ERROR"], "2": ["FORBIDDEN"] * 2}


async def test_each_event_of_a_subscription_is_reported(guard):
    async with running_server(guard=guard) as authority:
        await exchange_messages(authority, INIT, subscribe("1", "subscription{count(to:4)}"))
    assert guard.asked == {"check": 1, "after": 1 + 4}


async def test_introspection_is_refused_unless_a_guard_allows_it(client):
    answer = await client.post("/graphql", json={"query": '{__type(name:"Query"){name}}'})
    assert answer.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    typename = await client.post("/graphql", json={"query": "{__typename}"})
    assert typename.json() == {"data": {"__typename": "Query"}}


async def test_introspection_can_be_opened_by_a_setting(toy: Toy):
    transport = httpx.ASGITransport(Starlette(routes=routes(toy, guard=OpenSchemaGuard())))
    async with httpx.AsyncClient(transport=transport, base_url="http://x.test") as client:
        answer = await client.post("/graphql", json={"query": '{__type(name:"Query"){name}}'})
    assert answer.json() == {"data": {"__type": {"name": "Query"}}}


class Extension(SchemaExtension):
    """Would do something important."""


class ReplacingGuard(Guard):
    replaces = (Extension,)


def test_a_schema_extension_that_the_guard_does_not_replace_is_refused():
    schema = a_schema(extensions=[Extension])
    with pytest.raises(ValueError, match="Extension"):
        routes(schema=schema)
    assert routes(schema=schema, guard=ReplacingGuard())
