"""Clients that send and never read, or send nothing but pings: what is kept for them is bounded."""

import asyncio
import json
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState
from websockets.exceptions import ConnectionClosed

from server.http.paced_reads import PIECE_BYTES
from server.http.stalled_writes import StalledWrites
from server.http.websocket.control_budget import AT_ONCE, PER_SECOND, ControlBudget
from server.http.websocket.handshake import GraphQLWebSocketApp
from server.http.websocket.protocol import (
    CLOSING_BYTES_MAX,
    FRAGMENTS_MAX,
    BoundedWebSocketProtocol,
)
from tests.endpoint.endpoint_server import routes, running_server
from tests.endpoint.toy import Toy
from tests.endpoint.waiting import SECONDS_MAX, until
from tests.endpoint.websocket import raw_client
from tests.endpoint.websocket.socket_client import (
    INIT,
    PING,
    close_code,
    exchange_messages,
    open_socket,
    receive,
    subscribe,
)

A_READ = 256_000
"""What uvloop may deliver at once."""


class FakeTransport(asyncio.Transport):
    """Keeps what is written, as a client that does not read makes a transport do."""

    def __init__(self, *sizes: int) -> None:
        super().__init__()
        self.written = bytearray()
        self.reading = True
        self.aborted = self.closed = self.half_closed = False
        self.sizes = list(sizes)

    def get_write_buffer_size(self) -> int:
        return self.sizes.pop(0) if self.sizes else len(self.written)

    def write(self, data: Any) -> None:
        self.written += data

    def pause_reading(self) -> None:
        self.reading = False

    def resume_reading(self) -> None:
        self.reading = True

    def is_closing(self) -> bool:
        return self.closed

    def can_write_eof(self) -> bool:
        return True

    def write_eof(self) -> None:
        self.half_closed = True

    def close(self) -> None:
        self.closed = True

    def abort(self) -> None:
        self.aborted = True


async def accepts_and_reads(taken: list[Any], more: asyncio.Event, receive: Any, send: Any) -> None:
    """An application that takes messages only when it is told to."""
    await receive()
    await send({"type": "websocket.accept"})
    while True:
        await more.wait()
        taken.append(await receive())


@pytest.fixture
async def open_protocol():
    """A protocol after its handshake, its transport, and what the application took and may take more of."""
    taken: list[Any] = []
    more = asyncio.Event()

    async def app(_scope: Any, receive: Any, send: Any) -> None:
        await accepts_and_reads(taken, more, receive, send)

    config = uvicorn.Config(app, log_config=None)
    config.load()
    state, transport = ServerState(), FakeTransport()
    protocol = BoundedWebSocketProtocol(config, state, {})
    protocol.connection_made(transport)
    protocol.data_received(raw_client.request())
    await until(lambda: protocol.handshake_complete)
    transport.written.clear()
    yield protocol, transport, taken, more
    protocol.connection_lost(None)
    for task in tuple(state.tasks):
        task.cancel()
        await asyncio.wait([task])


async def test_a_read_full_of_messages_becomes_messages_only_as_they_are_taken(open_protocol):
    protocol, transport, taken, more = open_protocol
    one = raw_client.text({"type": "pong"})
    total = A_READ // len(one)
    protocol.data_received(one * total)
    assert not transport.reading
    peak = protocol.queue.qsize()
    more.set()
    async with asyncio.timeout(SECONDS_MAX):
        while len(taken) < total:
            peak = max(peak, protocol.queue.qsize())
            await asyncio.sleep(0)
    assert peak <= PIECE_BYTES // len(one) + 1
    assert transport.reading
    assert {message["text"] for message in taken} == {json.dumps({"type": "pong"})}


async def test_a_stop_begins_nothing_of_what_was_received(open_protocol):
    protocol, _, taken, more = open_protocol
    protocol.data_received(raw_client.text(PING) * 1_000)
    protocol.shutdown()
    more.set()
    await until(lambda: taken)
    reason = "The server is stopping"
    assert taken[0] == {"type": "websocket.disconnect", "code": 1012, "reason": reason}


def parsed_bytes(protocol: BoundedWebSocketProtocol) -> list[int]:
    """The sizes of what is parsed from now on."""
    sizes: list[int] = []
    receive_data = protocol.conn.receive_data

    def counted(data: bytes) -> None:
        sizes.append(len(data))
        receive_data(data)

    protocol.conn.receive_data = counted
    return sizes


async def test_of_what_is_sent_after_our_close_frame_a_little_is_parsed_a_piece_in_a_turn(open_protocol):
    protocol, transport, _, _ = open_protocol
    flood = raw_client.text({"type": "pong"}) * (A_READ // 30)
    parsed, turns = parsed_bytes(protocol), 0
    await protocol.send({"type": "websocket.close", "code": 4403})
    while turns < 50:
        if transport.reading:
            protocol.data_received(flood)
            assert not transport.reading, "one read in a turn"
        before = sum(parsed)
        await asyncio.sleep(0)
        assert sum(parsed) - before <= PIECE_BYTES
        turns += 1
    assert 0 < sum(parsed) <= CLOSING_BYTES_MAX
    assert transport.half_closed
    assert not transport.closed
    assert not protocol.reads.unparsed


@pytest.mark.parametrize("in_flight", [0, 100])
async def test_the_clients_close_frame_ends_a_connection_that_we_have_closed(open_protocol, in_flight):
    protocol, transport, _, _ = open_protocol
    protocol.data_received(raw_client.text(PING) * in_flight)
    await protocol.send({"type": "websocket.close", "code": 4403})
    await until(lambda: transport.reading)
    protocol.data_received(raw_client.frame(b"\x03\xe8", raw_client.CLOSE))
    await until(lambda: transport.closed)
    assert not transport.half_closed


async def test_nothing_is_read_while_the_client_does_not_read(open_protocol):
    protocol, transport, taken, more = open_protocol
    protocol.pause_writing()
    assert not transport.reading
    protocol.data_received(raw_client.frame(b"", raw_client.PING) + raw_client.text(PING))
    more.set()
    await asyncio.sleep(0)
    assert (bytes(transport.written), taken) == (b"", [])
    protocol.resume_writing()
    await until(lambda: taken)
    assert transport.written == b"\x8a\x00"
    assert transport.reading


@pytest.mark.parametrize(
    ("case", "flood"),
    [
        ("pings", raw_client.frame(b"p" * 125, raw_client.PING)),
        ("empty pings", raw_client.frame(b"", raw_client.PING)),
        ("pongs", raw_client.frame(b"", raw_client.PONG)),
        ("empty fragments", raw_client.frame(b"", raw_client.CONTINUATION, final=False)),
        ("small fragments", raw_client.frame(b" ", raw_client.CONTINUATION, final=False)),
    ],
)
async def test_a_read_full_of_frames_that_carry_nothing_is_refused_early(open_protocol, case, flood):
    protocol, transport, _, more = open_protocol
    protocol.data_received(raw_client.frame(b"{", final="fragments" not in case))
    more.set()
    protocol.data_received(flood * (A_READ // len(flood)))
    await until(lambda: b"\x88" in transport.written)
    closing = transport.written.rindex(b"\x88")
    assert int.from_bytes(transport.written[closing + 2 : closing + 4]) == 1008
    assert closing <= (AT_ONCE + 1) * 127 + PIECE_BYTES
    assert len(protocol.frames) <= FRAGMENTS_MAX
    assert not protocol.reads.unparsed


async def test_what_the_application_sends_after_a_refusal_is_no_mistake_of_its(open_protocol):
    protocol, transport, _, _ = open_protocol
    protocol.refuse("as a test has it")
    written = len(transport.written)
    for event in ({"type": "websocket.send", "text": "late"}, {"type": "websocket.close", "code": 1000}):
        with pytest.raises(OSError):
            await protocol.send(event)
    assert len(transport.written) == written


@pytest.mark.parametrize("first", [(), (INIT,)], ids=["before signing in", "after"])
@pytest.mark.parametrize("kind", ["ping", "pong"])
async def test_a_flood_of_the_protocols_own_pings_closes_the_socket(server, first, kind):
    talk = await exchange_messages(server, *first, *[{"type": kind}] * (2 * AT_ONCE), until_closed=True)
    assert (talk.code, talk.reason) == (4429, "Too many pings and pongs")


async def test_so_many_pings_at_once_are_answered(server):
    async with open_socket(server) as ws:
        for _ in range(AT_ONCE):
            await ws.send(json.dumps(PING))
            assert await receive(ws) == {"type": "pong"}
            await (await ws.ping())


async def test_a_flood_of_pings_closes_the_socket(server):
    async with open_socket(server) as ws:
        pongs = [await ws.ping() for _ in range(2 * AT_ONCE)]
        with pytest.raises(ConnectionClosed) as closed:
            await ws.recv()
        assert close_code(closed.value) == (1008, "Too many control frames")
        assert all(pong.done() and not pong.exception() for pong in pongs[:AT_ONCE])


@pytest.mark.parametrize(
    ("case", "seconds", "allowed"),
    [
        ("at once", 0.0, 0),
        ("just before one more is due", 0.99 / PER_SECOND, 0),
        ("when it is", 1.01 / PER_SECOND, 1),
        ("after an hour", 3600.0, AT_ONCE),
    ],
)
def test_a_heartbeat_never_spends_its_budget(case, seconds, allowed):
    moment = 0.0
    budget = ControlBudget(lambda: moment)
    assert all(budget.spend() for _ in range(AT_ONCE))
    moment = seconds
    assert sum(budget.spend() for _ in range(2 * AT_ONCE)) == allowed


@pytest.mark.parametrize(
    ("case", "waiting_bytes", "looks"),
    [("nothing is read", (70, 70), 2), ("more is added", (70, 80), 2), ("some is read", (70, 50, 20, 20), 4)],
)
async def test_a_connection_is_aborted_when_its_client_takes_nothing(case, waiting_bytes, looks):
    transport = FakeTransport(*waiting_bytes)
    stalled = StalledWrites(transport)
    stalled.end(0.001)
    await until(lambda: transport.aborted)
    assert len(waiting_bytes) - len(transport.sizes) == looks


async def test_a_connection_whose_client_reads_is_left_alone():
    transport = FakeTransport(*[0] * 5)
    stalled = StalledWrites(transport)
    stalled.end(0.001)
    await until(lambda: not transport.sizes)
    stalled.stop()
    assert not transport.aborted


class StuckClient:
    """A client that takes no answer: the application's sends wait for ever, other than those that open."""

    def __init__(self, *messages: Any) -> None:
        self.waiting: list[Any] = []
        self.closed: list[tuple[int, str]] = []
        self._events = [{"type": "websocket.connect"}]
        self._events += [{"type": "websocket.receive", "text": json.dumps(message)} for message in messages]
        self._left = asyncio.Event()

    async def receive(self) -> Any:
        if self._events:
            return self._events.pop(0)
        await self._left.wait()
        return {"type": "websocket.disconnect", "code": 1006}

    async def send(self, event: Any) -> None:
        if event["type"] == "websocket.close":
            self.closed.append((event["code"], event["reason"]))
        elif event["type"] == "websocket.send" and "connection_ack" not in event["text"]:
            self.waiting.append(event)
            await asyncio.Event().wait()

    def leave(self) -> None:
        self._left.set()


async def serve(client: StuckClient, toy: Toy) -> asyncio.Task[None]:
    app: GraphQLWebSocketApp = routes(toy)[1].app  # type: ignore[attr-defined]
    scope = {"type": "websocket", "headers": [], "subprotocols": ["graphql-transport-ws"], "path": "/graphql"}
    return asyncio.create_task(app(scope, client.receive, client.send))


@pytest.mark.parametrize("query", ["{quick}", "{nope}", "subscription{count}"])
async def test_an_id_is_in_use_until_its_last_message_is_sent(toy: Toy, query):
    client = StuckClient(INIT, subscribe("1", query))
    served = await serve(client, toy)
    await until(lambda: client.waiting)
    client._events.append({"type": "websocket.receive", "text": json.dumps(subscribe("1", query))})
    client.leave()
    await asyncio.wait([served])
    assert len(client.waiting) == 1


async def test_so_many_answers_are_made_for_a_client_that_takes_none(toy: Toy):
    client = StuckClient(INIT, *[subscribe(str(number), "{counted}") for number in range(50)])
    served = await serve(client, toy)
    await until(lambda: len(client.waiting) >= 8)
    client.leave()
    await asyncio.wait([served])
    assert toy.counted == len(client.waiting) == 8


async def test_one_document_of_a_socket_is_parsed_in_each_turn_of_the_event_loop(toy: Toy, monkeypatch):
    loop, turn = asyncio.get_running_loop(), 0
    parsed_in: list[int] = []

    def count_turns() -> None:
        nonlocal turn
        turn += 1
        if len(parsed_in) < 8:
            loop.call_soon(count_turns)

    endpoint = routes(toy)[1].app.endpoint  # type: ignore[attr-defined]
    find = type(endpoint.engine).find

    def counted(engine: Any, call: Any, context: Any) -> Any:
        parsed_in.append(turn)
        return find(engine, call, context)

    monkeypatch.setattr(type(endpoint.engine), "find", counted)
    count_turns()
    client = StuckClient(INIT, *[subscribe(str(number), "{counted}") for number in range(8)])
    served = await serve(client, toy)
    await until(lambda: len(parsed_in) == 8)
    client.leave()
    await asyncio.wait([served])
    assert len(set(parsed_in)) == 8


async def test_a_stop_does_not_wait_for_clients_that_do_not_read(toy: Toy, caplog):
    big = "{" + " ".join(f"a{n}:items(first:100){{name}}" for n in range(20)) + "}"
    opening = b"".join(raw_client.text(subscribe(str(number), big)) for number in range(10))
    async with running_server(toy=toy, drain_seconds_max=600) as authority:
        clients = [await raw_client.upgraded(authority) for _ in range(3)]
        for one in clients:
            one.sendall(raw_client.text(INIT) + opening)
        body = json.dumps({"query": big}).encode()
        head = f"POST /graphql HTTP/1.1\r\nHost: {authority}\r\nContent-Type: application/json\r\n"
        unread = await raw_client.connected(authority)
        unread.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        await asyncio.get_running_loop().sock_recv(unread, 1)
        leaving = asyncio.get_running_loop().time()
    taken = asyncio.get_running_loop().time() - leaving
    for one in (*clients, unread):
        one.close()
    assert taken < 60
