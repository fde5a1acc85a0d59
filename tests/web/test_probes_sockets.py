"""Frames that are none, on sockets of a real server process: each ends with a code that says why."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import Any

import pytest

from tests.live.relay_and_hub import soon
from tests.web.probed_server import PROTOCOL, ProbedServer

INIT = {"type": "connection_init"}
WATCH = 'subscription { walletChanged(playerId: "plr_019a2035-b36e-7a1f-8f3b-2d4c6e8f0a1b") { fresh } }'


def subscribe(payload: Any, id: Any = "1") -> dict[str, Any]:
    return {"id": id, "type": "subscribe", "payload": payload}


FRAMES: list[tuple[str, list[Any], str]] = [
    ("a query", [INIT, subscribe({"query": "{ viewer { kind } }"})], "open"),
    ("a document that does not parse", [INIT, subscribe({"query": "{"})], "open"),
    ("a document that is not valid", [INIT, subscribe({"query": "{ nope }"})], "open"),
    ("the end of nothing", [INIT, {"id": "zz", "type": "complete"}], "open"),
    ("an operation before the introduction", [subscribe({"query": "{ viewer { kind } }"})], "4401"),
    ("two introductions", [INIT, INIT], "4429"),
    ("an unknown type", [INIT, {"type": "nope"}], "4400"),
    ("a type that is a list", [{"type": ["a"]}], "4400"),
    ("no type", [{}], "4400"),
    ("no JSON", ["{"], "4400"),
    ("bytes", [b"\x00"], "4400"),
    ("a list", ["[]"], "4400"),
    ("a string", ['"x"'], "4400"),
    ("null", ["null"], "4400"),
    ("deep JSON", ["[" * 100_000 + "]" * 100_000], "4400"),
    ("an introduction that is a number", [{"type": "connection_init", "payload": 5}], "4400"),
    ("a token that is none", [INIT | {"payload": {"authorization": "Bearer x"}}], "4403"),
    ("a token that is a list", [INIT | {"payload": {"authorization": ["Bearer x"]}}], "4403"),
    ("a realm that is a list", [INIT | {"payload": {"realm": ["operators"]}}], "440?"),
    ("no operation", [INIT, subscribe(None)], "4400"),
    ("no id", [INIT, {"type": "subscribe", "payload": {"query": "{ viewer { kind } }"}}], "4400"),
    ("an id that is a list", [INIT, subscribe({"query": "{ viewer { kind } }"}, ["a"])], "4400"),
    ("an empty id", [INIT, subscribe({"query": "{ viewer { kind } }"}, "")], "4400"),
    ("an id that is a novel", [INIT, subscribe({"query": "{ viewer { kind } }"}, "x" * 200)], "4400"),
    ("a query that is a number", [INIT, subscribe({"query": 5})], "4400"),
    (
        "variables that are a list",
        [INIT, subscribe({"query": "{ viewer { kind } }", "variables": [1]})],
        "4400",
    ),
    ("half a megabyte", [json.dumps({"type": "ping", "payload": {"a": "x" * (1 << 19)}})], "1009"),
]


@pytest.mark.parametrize(("what", "frames", "ends"), FRAMES, ids=[what for what, _, _ in FRAMES])
async def test_malformed_frames_close_the_socket(
    probed_server: ProbedServer, what: str, frames: list[Any], ends: str
) -> None:
    ended = await probed_server.talk(frames)

    assert ended.startswith(ends.rstrip("?")) or (ends == "440?" and ended == "open"), (what, ended)


async def test_a_client_that_still_sends_a_refused_frame_gets_the_close_code(
    probed_server: ProbedServer,
) -> None:
    reader, writer = await asyncio.open_connection(*probed_server.authority.split(":"))
    asked = "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"
    key = f"Sec-WebSocket-Key: {base64.b64encode(bytes(16)).decode()}"
    lines = "GET /graphql HTTP/1.1", f"Host: {probed_server.authority}", *asked, key
    writer.write("\r\n".join((*lines, f"Sec-WebSocket-Protocol: {PROTOCOL}", "", "")).encode())
    await soon(reader.readuntil(b"\r\n\r\n"))

    a_megabyte = 1 << 20
    writer.write(b"\x81\xff" + a_megabyte.to_bytes(8) + bytes(4))
    opcode, length = await soon(reader.readexactly(2))
    for _ in range(16):  # the writing after a reset fails
        writer.write(bytes(a_megabyte // 16))
        await soon(writer.drain())
    writer.write_eof()
    code = int.from_bytes((await soon(reader.read()))[:2])
    writer.close()
    await writer.wait_closed()

    assert (opcode, length > 2, code) == (0x88, True, 1009)


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "https://[", "file://"])
async def test_a_foreign_page_opens_no_socket(probed_server: ProbedServer, origin: str) -> None:
    assert await probed_server.talk([INIT], origin=origin) == "403"


async def test_our_own_page_does(probed_server: ProbedServer) -> None:
    assert await probed_server.talk([INIT], origin=f"http://{probed_server.authority}") == "open"


@pytest.mark.parametrize("protocol", ["graphql-ws", "foo"])
async def test_other_protocols_are_not_spoken(probed_server: ProbedServer, protocol: str) -> None:
    assert await probed_server.talk([INIT], protocol=protocol) == "4406"
