"""Thousands of WebSocket clients in one process, each subscribed to its own player.

Commands, line by line on standard input:

- {connect: {port, path, sockets, init, subscribe}} opens them and answers {seconds} when every one has been
  received the present state. `init` and `subscribe` are the messages of each socket, none for the floor.
- {collect: true} answers {seen: [[index, seq, ns], ...], closed, bytes} of all pushes since the last time.
  Moments are CLOCK_MONOTONIC nanoseconds, comparable between processes of one machine.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from typing import Any

import uvloop

from benchmarks.environment.open_files import raise_open_files
from benchmarks.load.websocket_frames import HANDSHAKE, PING, PONG, TEXT, client_frame, server_frames

CONNECTING_MAX = 100
SECONDS_MAX = 120.0
SEQ = re.compile(rb'"seq":\s?(\d+)')


class WebSocketClients:
    """All sockets, and the pushes they have received."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, int, int]] = []
        self.bytes = 0
        self.closed = 0
        self.kept: list[Any] = []

    async def connect(self, plan: dict[str, Any]) -> dict[str, float]:
        """Open every socket, some at a time; returns the time until the last one was ready."""
        started, turn = time.perf_counter(), asyncio.Semaphore(CONNECTING_MAX)
        await asyncio.gather(*(self._open(plan, index, turn) for index in range(plan["sockets"])))
        return {"seconds": time.perf_counter() - started}

    async def _open(self, plan: dict[str, Any], index: int, turn: asyncio.Semaphore) -> None:
        loop = asyncio.get_running_loop()
        say = [plan[name][index].encode() for name in ("init", "subscribe") if plan[name]]
        path = HANDSHAKE.format(path=plan["path"].format(index=index)).encode()
        async with turn, asyncio.timeout(SECONDS_MAX):
            ready = loop.create_future()
            _, socket = await loop.create_connection(
                lambda: WebSocketClient(self, index, path, say, ready), "127.0.0.1", plan["port"]
            )
            self.kept.append(socket)
            await ready

    def drain_seen(self) -> dict[str, Any]:
        """The pushes received since the last call."""
        seen, self.seen = self.seen, []
        return {"seen": seen, "closed": self.closed, "bytes": self.bytes}


class WebSocketClient(asyncio.Protocol):
    """One socket: the handshake, then ``say`` message by message, then pushes."""

    __slots__ = ("buffer", "index", "ready", "request", "say", "shaken", "transport", "watchers")

    def __init__(
        self,
        watchers: WebSocketClients,
        index: int,
        request: bytes,
        say: list[bytes],
        ready: asyncio.Future[None],
    ) -> None:
        self.watchers = watchers
        self.index = index
        self.request = request
        self.say = say
        self.ready: asyncio.Future[None] | None = ready
        self.buffer = bytearray()
        self.shaken = False

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        now = time.monotonic_ns()
        self.buffer += data
        if not self.shaken and not self.finish_handshake():
            return
        for opcode, payload in server_frames(self.buffer):
            if opcode == TEXT:
                self.on_text(payload, now)
            elif opcode == PING:  # a pong must echo, or the server drops us
                self.transport.write(client_frame(payload, PONG))

    def finish_handshake(self) -> bool:
        """Remove the handshake's response from the buffer; False while it is not complete."""
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        if not self.buffer.startswith(b"HTTP/1.1 101"):
            self.fail(bytes(self.buffer[:end]))
            return False
        del self.buffer[: end + 4]
        self.shaken = True
        self.send_next()
        return True

    def send_next(self) -> None:
        """Send the next message, if any is left."""
        if self.say:
            self.transport.write(client_frame(self.say.pop(0)))

    def on_text(self, payload: bytes, now: int) -> None:
        """Handle a text message: pushes have a sequence number, others answer our messages."""
        found = SEQ.search(payload)
        if found is None:
            if b'"error"' in payload or b'"errors"' in payload:
                self.fail(payload)
            elif b'"ping"' not in payload:
                self.send_next()
            return
        if self.ready is not None:
            self.ready.set_result(None)
            self.ready = None
            return
        self.watchers.bytes = len(payload)
        self.watchers.seen.append((self.index, int(found[1]), now))

    def fail(self, words: bytes) -> None:
        """Close; while connecting, raise this error."""
        if self.ready is not None and not self.ready.done():
            self.ready.set_exception(ConnectionError(words.decode(errors="replace")[:600]))
        self.transport.close()

    def connection_lost(self, error: Exception | None) -> None:
        self.watchers.closed += 1
        self.fail(f"closed: {error}".encode())


async def main() -> None:
    """Carry out the commands on standard input until it ends."""
    loop, watchers, lines = (
        asyncio.get_running_loop(),
        WebSocketClients(),
        asyncio.StreamReader(limit=1 << 27),
    )
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := await lines.readline():
        message = json.loads(line)
        answer = await watchers.connect(message["connect"]) if "connect" in message else watchers.drain_seen()
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    raise_open_files(1 << 16)
    uvloop.run(main())
