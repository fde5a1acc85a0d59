"""Clients that send more than is answered, or heads and bodies without end: what is kept is bounded."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from typing import Any

import pytest
import uvicorn

from server.http import bounded_protocol
from server.http.bounded_protocol import HEAD_BYTES_MAX, HEADERS_MAX, BoundedHttpProtocol
from server.http.paced_reads import PIECE_BYTES
from server.http.protocol import DrainableState
from server.processes.draining import answer_what_arrived
from tests.endpoint.waiting import until
from tests.web.protocol_in_memory import RecordingTransport
from tests.web.raw_http import statuses

A_READ = 256_000
"""What uvloop may deliver at once."""

GET = b"GET /%d HTTP/1.1\r\n\r\n"
CHUNKED = b"POST /0 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"


class HeldApplication:
    """Reads requests whole, and answers as many as it may."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.headers: list[tuple[bytes, bytes]] = []
        self.may_answer = asyncio.Semaphore(0)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.begun.append(scope["path"])
        while (await receive()).get("more_body"):
            pass
        await self.may_answer.acquire()
        self.headers = scope["headers"]
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})


@pytest.fixture
async def connection():
    """A protocol, its transport and its application."""
    app, state, transport = HeldApplication(), DrainableState(), RecordingTransport()
    config = uvicorn.Config(app, log_config=None)
    config.load()
    protocol = BoundedHttpProtocol(config, state, {})
    protocol.connection_made(transport)
    yield protocol, transport, app
    protocol.connection_lost(None)
    for task in tuple(state.tasks):
        task.cancel()
        await asyncio.wait([task])


async def turns(count: int = 20) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


async def test_requests_are_parsed_only_as_those_before_them_are_answered(connection):
    protocol, transport, app = connection
    total = A_READ // len(GET)
    protocol.data_received(b"".join(GET % number for number in range(total)))
    peak = 0
    while len(app.begun) < total:
        await turns()
        assert not transport.reading or len(app.begun) == total
        peak = max(peak, len(protocol.pipeline))
        app.may_answer.release()
    app.may_answer.release()
    await until(lambda: transport.reading and len(statuses(transport.written)) == total)
    assert peak <= PIECE_BYTES // len(GET) + 1
    assert app.begun == [f"/{number}" for number in range(total)]


async def test_one_piece_is_parsed_in_a_turn_of_the_event_loop(connection):
    protocol, transport, app = connection
    body = b"x" * (4 * PIECE_BYTES)
    protocol.data_received(b"POST /0 HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
    sizes = []
    while protocol.reads.unparsed:
        sizes.append(len(protocol.reads.unparsed))
        assert not transport.reading
        await asyncio.sleep(0)
    assert [before - after for before, after in pairwise(sizes)] == [PIECE_BYTES] * 3
    app.may_answer.release()
    await until(lambda: statuses(transport.written) == [200])
    assert transport.reading


@pytest.mark.parametrize(
    ("case", "first", "endless"),
    [
        ("a URL", b"GET /", b"a"),
        ("a header", b"GET / HTTP/1.1\r\na: ", b"a"),
        ("headers", b"GET / HTTP/1.1\r\n", b"a: b\r\n"),
        ("blank lines", b"", b"\r\n"),
        ("tiny chunks", CHUNKED, b"1\r\n \r\n"),
        ("a chunk's extension", CHUNKED + b"1;", b"a"),
        ("chunks with extensions", CHUNKED, b"1;" + b"a" * 50 + b"\r\n \r\n"),
        ("a trailer", CHUNKED + b"0\r\na: ", b"a"),
        ("trailers", CHUNKED + b"0\r\n", b"a: b\r\n"),
    ],
)
async def test_what_has_no_end_is_refused_early(connection, case, first, endless):
    protocol, transport, _ = connection
    sent = len(first)
    protocol.data_received(first)
    while not transport.is_closing() and sent < A_READ:
        piece = endless * (PIECE_BYTES // len(endless))
        protocol.data_received(piece)
        sent += len(piece)
        await asyncio.sleep(0)
    assert statuses(transport.written) == [431]
    assert sent <= 2 * HEAD_BYTES_MAX


@pytest.mark.parametrize(("count", "answer"), [(HEADERS_MAX - 1, 200), (HEADERS_MAX + 1, 431)])
async def test_so_many_headers_may_a_request_have(connection, count, answer):
    protocol, transport, app = connection
    app.may_answer.release()
    protocol.data_received(b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * count + b"a")
    if not transport.is_closing():
        protocol.data_received(b": b\r\n\r\n")
    await until(lambda: transport.written)
    assert statuses(transport.written) == [answer]


async def test_a_long_body_in_chunks_is_no_head(connection):
    protocol, transport, app = connection
    app.may_answer.release()
    for piece in (CHUNKED, *[b"8\r\n12345678\r\n"] * (HEAD_BYTES_MAX // 2), b"0\r\n\r\n"):
        protocol.data_received(piece)
        await asyncio.sleep(0)
    await until(lambda: transport.written)
    assert statuses(transport.written) == [200]


async def test_trailers_are_no_headers(connection):
    protocol, transport, app = connection
    app.may_answer.release()
    protocol.data_received(CHUNKED + b"1\r\nx\r\n0\r\nX-Forwarded-For: 192.0.2.1\r\n\r\n")
    await until(lambda: transport.written)
    assert [name for name, _ in app.headers] == [b"transfer-encoding"]


async def test_what_cannot_be_read_behind_a_request_leaves_its_answer_whole(connection):
    protocol, transport, app = connection
    protocol.data_received(GET % 0 + GET % 1 + b"nonsense\r\n\r\n")
    await until(lambda: app.begun)
    app.may_answer.release()
    await until(transport.is_closing)
    assert (statuses(transport.written), app.begun) == ([200], ["/0"])


async def test_a_stop_answers_the_request_under_way_and_none_behind_it(connection):
    protocol, transport, app = connection
    protocol.data_received(GET % 0 * 1_000)
    await until(lambda: app.begun)
    protocol.shutdown()
    app.may_answer.release()
    app.may_answer.release()
    await until(transport.is_closing)
    await turns()
    assert (statuses(transport.written), len(app.begun)) == ([200], 1)
    assert not protocol.reads.unparsed


async def test_a_stop_that_still_reads_what_arrived_answers_none_behind_either(connection):
    protocol, transport, app = connection
    protocol.data_received(GET % 0 * 1_000)
    await until(lambda: app.begun)
    draining = asyncio.create_task(answer_what_arrived(protocol.server_state, ()))
    await turns()
    app.may_answer.release()
    app.may_answer.release()
    await until(transport.is_closing)
    await draining
    assert (statuses(transport.written), len(app.begun)) == ([200], 1)


async def test_a_stop_does_not_wait_for_the_rest_of_a_request(connection, monkeypatch):
    monkeypatch.setattr(bounded_protocol, "STOPPING_SECONDS", 0.0)
    protocol, transport, app = connection
    protocol.data_received(b"POST /0 HTTP/1.1\r\nContent-Length: 9\r\n\r\n")
    await until(lambda: app.begun)
    protocol.shutdown()
    await until(lambda: transport.aborted)


async def test_a_stop_waits_for_an_answer_to_a_whole_request(connection, monkeypatch):
    monkeypatch.setattr(bounded_protocol, "STOPPING_SECONDS", 0.0)
    protocol, transport, app = connection
    protocol.data_received(b"POST /0 HTTP/1.1\r\nContent-Length: 1\r\n\r\nx")
    await until(lambda: app.begun)
    protocol.shutdown()
    fired = asyncio.Event()
    asyncio.get_running_loop().call_later(0.01, fired.set)
    await fired.wait()
    assert not transport.aborted
    app.may_answer.release()
    await until(transport.is_closing)
    assert statuses(transport.written) == [200]
