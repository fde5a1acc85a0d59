"""Whatever a socket sends, it is closed with a 44xx code or 1009: never dropped, never with a traceback."""

import json
import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.http.errors import CloseSocket
from server.http.graphql_api.limits import Limits
from server.http.websocket.frames import read_frame
from tests.captured_logs import capture_logs
from tests.endpoint.endpoint_server import running_server
from tests.endpoint.websocket.socket_client import INIT, exchange_messages, subscribe

DEEP = "[" * 100_000 + "]" * 100_000
FOREVER = "subscription{forever}"
FRAMES = {
    "not JSON": ([INIT, "{"], 4400),
    "an empty frame": ([INIT, ""], 4400),
    "binary": ([INIT, b"\x00"], 4400),
    "binary JSON": ([INIT, b'{"type":"ping"}'], 4400),
    "an array": ([INIT, "[]"], 4400),
    "a string": ([INIT, '"x"'], 4400),
    "a number": ([INIT, "1"], 4400),
    "null": ([INIT, "null"], 4400),
    "deep JSON": ([INIT, DEEP], 4400),
    "deep JSON in a payload": ([INIT, '{"type":"ping","payload":' + DEEP + "}"], 4400),
    "NaN": ([INIT, '{"type":"ping","payload":{"a":NaN}}'], 4400),
    "no type": ([INIT, {}], 4400),
    "an unknown type": ([INIT, {"type": "nope"}], 4400),
    "a list for a type": ([INIT, {"type": ["ping"]}], 4400),
    "an object for a type": ([INIT, {"type": {}}], 4400),
    "a server's message": ([INIT, {"type": "next", "id": "1", "payload": {}}], 4400),
    "a ping with a string": ([INIT, {"type": "ping", "payload": "x"}], 4400),
    "a pong with a list": ([INIT, {"type": "pong", "payload": []}], 4400),
    "an init with a number": ([{"type": "connection_init", "payload": 5}], 4400),
    "an init with a list": ([{"type": "connection_init", "payload": []}], 4400),
    "subscribe without id": ([INIT, {"type": "subscribe", "payload": {"query": "{hello}"}}], 4400),
    "subscribe with an empty id": ([INIT, subscribe("", "{hello}")], 4400),
    "subscribe with a number for id": ([INIT, {**subscribe("", "{hello}"), "id": 1}], 4400),
    "subscribe with a list for id": ([INIT, {**subscribe("", "{hello}"), "id": ["a"]}], 4400),
    "subscribe with a long id": ([INIT, subscribe("x" * 129, "{hello}")], 4400),
    "subscribe without payload": ([INIT, {"id": "1", "type": "subscribe"}], 4400),
    "subscribe with null": ([INIT, {"id": "1", "type": "subscribe", "payload": None}], 4400),
    "subscribe with a list": ([INIT, {"id": "1", "type": "subscribe", "payload": []}], 4400),
    "subscribe with a string": ([INIT, {"id": "1", "type": "subscribe", "payload": "{hello}"}], 4400),
    "a query that is no string": ([INIT, {**subscribe("1", ""), "payload": {"query": 5}}], 4400),
    "no query": ([INIT, {**subscribe("1", ""), "payload": {}}], 4400),
    "an empty query": ([INIT, subscribe("1", "")], 4400),
    "variables in a list": ([INIT, subscribe("1", "{hello}", variables=[1])], 4400),
    "a number for a name": ([INIT, subscribe("1", "{hello}", operationName=5)], 4400),
    "extensions in a list": ([INIT, subscribe("1", "{hello}", extensions=[1])], 4400),
    "complete without id": ([INIT, {"type": "complete"}], 4400),
    "complete with a list for id": ([INIT, {"type": "complete", "id": []}], 4400),
    "subscribe before init": ([subscribe("1", "{hello}")], 4401),
    "complete, then subscribe before init": (
        [{"type": "complete", "id": "1"}, subscribe("1", "{hello}")],
        4401,
    ),
    "two inits": ([INIT, INIT], 4429),
    "an id in use": ([INIT, subscribe("1", FOREVER), subscribe("1", FOREVER)], 4409),
    "a long id in use": ([INIT, subscribe("ü" * 128, FOREVER), subscribe("ü" * 128, FOREVER)], 4409),
    "a frame of 2 MiB": ([INIT, json.dumps({"type": "ping", "payload": {"a": "x" * (2 << 20)}})], 1009),
    "a first frame of 2 MiB": (["x" * (2 << 20)], 1009),
}


@pytest.mark.parametrize(("messages", "code"), FRAMES.values(), ids=FRAMES)
async def test_malformed_frames_close_the_socket(server, caplog, messages, code):
    with capture_logs() as logs, caplog.at_level(logging.ERROR):
        talk = await exchange_messages(server, *messages, until_closed=True)
    assert talk.code == code, talk
    assert talk.reason
    assert len(talk.reason.encode()) <= 123
    assert logs == []
    assert caplog.records == []


async def test_a_server_that_limits_frames_itself_closes_with_1009():
    async with running_server(ws_max_size=Limits().body_bytes) as authority:
        talk = await exchange_messages(authority, "x" * (2 << 20), until_closed=True)
    assert talk.code == 1009


def code_of(text: str) -> int | None:
    """The code a frame closes a socket with; None where it is a message."""
    try:
        read_frame(text, Limits())
    except CloseSocket as closing:
        return closing.code
    return None


@pytest.mark.parametrize(("size", "code"), [(Limits().body_bytes, None), (Limits().body_bytes + 1, 1009)])
def test_a_frame_has_a_limit(size, code):
    assert code_of('{"type":"ping"}'.ljust(size)) == code


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
TYPES = st.sampled_from(["connection_init", "ping", "pong", "subscribe", "complete", "next"])
ODD_FRAMES = st.fixed_dictionaries(
    {}, optional={"type": TYPES | JSON_VALUES, "id": JSON_VALUES, "payload": JSON_VALUES}
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=50) | (JSON_VALUES | ODD_FRAMES).map(json.dumps))
def test_every_frame_is_a_message_or_a_reason_to_close(text):
    assert code_of(text) in {None, 4400}
