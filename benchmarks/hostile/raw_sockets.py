"""Blocking client sockets that reset, flood and never read."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Iterator
from typing import Any

from benchmarks.load.websocket_frames import HANDSHAKE, PING, client_frame

CONTINUATION = 0x0
FLOOD_SECONDS = 6.0
"""For so long a flood goes on, or until the server takes no more for half a second."""

STUCK_SECONDS = 0.5
WATCH = "subscription($id:ID!){walletChanged(playerId:$id){seq fresh wallets{id balance{amount}}}}"
PLAYERS = "{players(first:100){edges{node{id username status statusSince createdAt tags vip{level}}}}}"


def text(message: dict[str, Any]) -> bytes:
    """A frame with a message."""
    return client_frame(json.dumps(message).encode())


def init(token: str) -> bytes:
    """The frame that signs in."""
    return text({"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}})


def subscribe(id: str, query: str, /, **variables: Any) -> bytes:
    """The frame that starts an operation."""
    return text({"id": id, "type": "subscribe", "payload": {"query": query, "variables": variables}})


def connected(port: int, receive_bytes: int | None = None) -> socket.socket:
    """A connection; a small receive buffer fills soon."""
    one = socket.socket()
    if receive_bytes is not None:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
    one.settimeout(10)
    one.connect(("127.0.0.1", port))
    return one


def opened(port: int, receive_bytes: int | None = None) -> socket.socket:
    """A socket after its handshake."""
    one = connected(port, receive_bytes)
    one.sendall(HANDSHAKE.format(path="/graphql").encode())
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += one.recv(1)
    return one


def reset(one: socket.socket) -> None:
    """End a connection by a reset: no close frame, no end of stream."""
    one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    one.close()


def flood(sockets: list[socket.socket], chunks: list[bytes]) -> int:
    """Send the chunks again and again on all, reading nothing, until none is taken; returns the bytes."""
    taken, moved_at, started = 0, time.monotonic(), time.monotonic()
    rests: list[Iterator[bytes]] = [_for_ever(chunks) for _ in sockets]
    unsent: list[bytes] = [next(rest) for rest in rests]
    alive = [True] * len(sockets)
    for one in sockets:
        one.setblocking(False)
    while time.monotonic() - moved_at < STUCK_SECONDS and time.monotonic() - started < FLOOD_SECONDS:
        for number, one in enumerate(sockets):
            if not alive[number]:
                continue
            try:
                sent = one.send(unsent[number])
            except BlockingIOError:
                continue
            except OSError:
                alive[number] = False
                continue
            taken, moved_at = taken + sent, time.monotonic()
            unsent[number] = unsent[number][sent:] or next(rests[number])
        time.sleep(0.001)
    return taken


def _for_ever(chunks: list[bytes]) -> Iterator[bytes]:
    yield from chunks[:-1]
    while True:
        yield chunks[-1]


def floods(token: str) -> dict[str, tuple[bytes, list[bytes]]]:
    """Name -> what is sent first, and then the chunks, of which the last is repeated."""
    queries = b"".join(subscribe(f"q{number}", PLAYERS) for number in range(100))
    watches = b"".join(subscribe(f"w{n}", "{viewer{kind " + "kind " * 300 + "}}") for n in range(100))
    ids = "0123456789" * 12
    again = b"".join(subscribe(f"{ids}{n % 90}", "{nope}") for n in range(900))
    return {
        "websocket pings": (b"", [client_frame(b"p" * 125, PING) * 400]),
        "empty websocket pings": (b"", [client_frame(b"", PING) * 8000]),
        "graphql pings": (b"", [text({"type": "ping"}) * 2000]),
        "graphql pongs": (b"", [text({"type": "pong"}) * 2000]),
        "empty fragments": (
            b"",
            [
                b"\x01\x81\0\0\0\0{",
                client_frame(b"", CONTINUATION).replace(b"\x80\x80", b"\x00\x80", 1) * 8000,
            ],
        ),
        "one-byte fragments": (b"", [b"\x01\x81\0\0\0\0{", (b"\x00\x81\0\0\0\0 ") * 8000]),
        "signed in, websocket pings": (init(token), [client_frame(b"p" * 125, PING) * 400]),
        "signed in, refusals": (init(token), [again]),
        "signed in, 100 lists": (init(token), [queries, client_frame(b"", PING) * 8000]),
        "signed in, 100 answers": (init(token), [watches, client_frame(b"", PING) * 8000]),
    }


def http_floods() -> dict[str, tuple[bytes, list[bytes]]]:
    """The same of connections that open no socket: many requests at once, heads and bodies without end."""
    document = b'{"query":"{nope}"}'
    head = b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    chunked = head + b"Transfer-Encoding: chunked\r\n\r\n"
    request = head + b"Content-Length: %d\r\n\r\n" % len(document) + document
    return {
        "http, small requests": (b"", [b"GET /healthz HTTP/1.1\r\n\r\n" * 4000]),
        "http, refused documents": (b"", [request * 700]),
        "http, headers": (b"GET / HTTP/1.1\r\n", [b"a: b\r\n" * 16000]),
        "http, one header": (b"GET / HTTP/1.1\r\na: ", [b"a" * 100_000]),
        "http, tiny chunks": (chunked, [b"1\r\n \r\n" * 16000]),
        "http, small chunks": (chunked, [b"6\r\n      \r\n" * 9000]),
        "http, trailers": (chunked + b"0\r\n", [b"a: b\r\n" * 16000]),
        "http, half a body": (head + b"Content-Length: 100000000\r\n\r\n", [b" " * 100_000]),
    }
