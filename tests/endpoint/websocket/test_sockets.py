"""graphql-transport-ws: what a well-behaved client sees."""

import asyncio

import pytest

from tests.endpoint.endpoint_server import TIGHT_LIMITS, running_server
from tests.endpoint.toy import SECRET, Toy
from tests.endpoint.waiting import until
from tests.endpoint.websocket.socket_client import (
    INIT,
    PING,
    exchange_messages,
    open_socket,
    receive,
    send,
    subscribe,
)

DEADLINE = 10.0


async def test_a_subscription_from_init_to_complete(server):
    talk = await exchange_messages(server, INIT, subscribe("a", "subscription{count(to:2)}"))
    assert talk.code is None
    assert talk.messages == [
        {"type": "connection_ack"},
        {"id": "a", "type": "next", "payload": {"data": {"count": 0}}},
        {"id": "a", "type": "next", "payload": {"data": {"count": 1}}},
        {"id": "a", "type": "complete"},
    ]


async def test_queries_and_mutations_run_over_sockets_too(server):
    talk = await exchange_messages(
        server,
        {"type": "connection_init", "payload": None},
        subscribe(
            "q", "query A($n:Int!){double(number:$n)} query B{hello}", variables={"n": 2}, operationName="A"
        ),
        subscribe("m", "mutation{pay(amount:3)}"),
    )
    payloads = {m["id"]: m["payload"] for m in talk.messages if m["type"] == "next"}
    assert payloads == {"q": {"data": {"double": 4}}, "m": {"data": {"pay": 3}}}
    assert talk.types.count("complete") == 2


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{nope}", "GRAPHQL_VALIDATION_FAILED"),
        ("query($n:Int!){double(number:$n)}", "BAD_USER_INPUT"),
        ("subscription($n:Int!){count(to:$n)}", "BAD_USER_INPUT"),
        ("{" + "hello " * 1_001 + "}", "QUERY_TOO_COMPLEX"),
        ("{items(first:101){name}}", "BAD_USER_INPUT"),
        ("{__schema{types{name}}}", "FORBIDDEN"),
        ("subscription{refuses}", "FORBIDDEN"),
        ("subscription{a:count b:count}", "GRAPHQL_VALIDATION_FAILED"),
    ],
)
async def test_what_cannot_run_ends_with_an_error_and_the_socket_stays(server, query, code):
    talk = await exchange_messages(server, INIT, subscribe("1", query), subscribe("2", "{quick}"))
    assert talk.code is None
    ends = {m["id"]: m for m in talk.messages if m["type"] in {"error", "complete"}}
    assert ends["2"]["type"] == "complete"
    assert ends["1"]["type"] == "error"
    assert [error["extensions"]["code"] for error in ends["1"]["payload"]] == [code]


@pytest.mark.parametrize("query", ["{broken}", "mutation{payGaveUp}"])
async def test_errors_are_masked_over_sockets_too(server, query):
    talk = await exchange_messages(server, INIT, subscribe("1", query))
    assert talk.types == ["connection_ack", "next", "complete"]
    assert SECRET not in str(talk)
    assert talk.messages[1]["payload"]["errors"]


async def test_a_subscription_that_breaks_ends_with_a_masked_error(server):
    talk = await exchange_messages(server, INIT, subscribe("1", "subscription{breaks}"))
    assert talk.types == ["connection_ack", "next", "error"]
    assert talk.messages[2]["payload"][0]["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
    assert SECRET not in str(talk)


async def test_pings_are_answered_before_init_too(server):
    async with open_socket(server) as ws:
        await send(ws, PING)
        assert await receive(ws) == {"type": "pong"}
        await send(ws, {"type": "pong", "payload": {}})
        await send(ws, INIT)
        assert await receive(ws) == {"type": "connection_ack"}
        await send(ws, {"type": "pong"})
        await send(ws, {"type": "ping", "payload": {"at": 1}})
        assert await receive(ws) == {"type": "pong"}


async def test_completing_an_unknown_id_is_no_mistake(server):
    talk = await exchange_messages(server, INIT, {"type": "complete", "id": "zz"}, subscribe("1", "{quick}"))
    assert talk.types == ["connection_ack", "next", "complete"]


async def test_every_operation_and_every_event_has_a_fresh_context(server):
    talk = await exchange_messages(
        server, INIT, subscribe("q", "{generation}"), subscribe("s", "subscription{generations{generation}}")
    )
    seen = {m["id"]: m["payload"]["data"] for m in talk.messages if m["type"] == "next"}
    assert seen == {"q": {"generation": 1}, "s": {"generations": {"generation": 2}}}


@pytest.fixture
async def own_server(toy: Toy):
    async with running_server(toy=toy) as authority:
        yield authority


async def test_completing_stops_a_subscription_and_frees_its_id(own_server, toy):
    async with open_socket(own_server) as ws:
        for message in (INIT, subscribe("1", "subscription{forever}")):
            await send(ws, message)
        assert (await receive(ws), (await receive(ws))["type"]) == ({"type": "connection_ack"}, "next")
        await send(ws, {"type": "complete", "id": "1"})
        await asyncio.wait_for(toy.stopped.wait(), DEADLINE)
        await send(ws, subscribe("1", "{quick}"))
        assert await receive(ws) == {"id": "1", "type": "next", "payload": {"data": {"quick": "at once"}}}


async def test_leaving_stops_subscriptions(own_server, toy):
    async with open_socket(own_server) as ws:
        await send(ws, INIT)
        await send(ws, subscribe("1", "subscription{forever}"))
        assert (await receive(ws), (await receive(ws))["type"]) == ({"type": "connection_ack"}, "next")
    await asyncio.wait_for(toy.stopped.wait(), DEADLINE)


@pytest.mark.parametrize("leave", ["complete", "close"])
async def test_a_mutation_is_finished_even_when_its_client_has_left(own_server, toy, leave):
    async with open_socket(own_server) as ws:
        await send(ws, INIT)
        await send(ws, subscribe("1", "mutation{payWhenReleased}"))
        assert (await receive(ws))["type"] == "connection_ack"
        await until(lambda: toy.payments == 1)
        if leave == "complete":
            await send(ws, {"type": "complete", "id": "1"})
            await send(ws, PING)
            assert await receive(ws) == {"type": "pong"}
    toy.release.set()
    await asyncio.wait_for(toy.done.wait(), DEADLINE)


async def test_a_slow_query_over_a_socket_is_stopped(toy: Toy):
    async with running_server(toy=toy, limits=TIGHT_LIMITS) as authority:
        talk = await exchange_messages(
            authority, INIT, subscribe("1", "{slow}"), subscribe("2", "mutation{payForever}")
        )
    codes = {m["id"]: m["payload"]["errors"][0]["extensions"] for m in talk.messages if m["type"] == "next"}
    assert codes == {"1": {"code": "TIMEOUT"}, "2": {"code": "TIMEOUT", "outcome": "UNKNOWN"}}


async def test_so_many_operations_run_at_a_time_on_one_socket():
    async with running_server(limits=TIGHT_LIMITS) as authority, open_socket(authority) as ws:
        await send(ws, INIT)
        for number in range(3):
            await send(ws, subscribe(str(number), "subscription{forever}"))
        heard = [await receive(ws) for _ in range(4)]
        (refused,) = [message for message in heard if message["type"] == "error"]
        assert (refused["id"], refused["payload"][0]["extensions"]["code"]) == ("2", "QUERY_TOO_COMPLEX")
