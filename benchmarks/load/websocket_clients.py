"""Thousands of sockets in one lean process, each watching its own player.

Told line by line on standard input:

- {connect: {port, path, sockets, init, subscribe}} opens them and answers {seconds} when every one has been
  told the present state. `init` and `subscribe` are the messages of each socket, none for the floor.
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
    """All sockets, and what they have seen."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, int, int]] = []
        self.bytes = 0
        self.closed = 0
        self.kept: list[Any] = []

    async def connect(self, plan: dict[str, Any]) -> dict[str, float]:
        """Open every socket, some at a time; how long it took until the last one was ready."""
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

    def collect(self) -> dict[str, Any]:
        """What has been seen since the last time."""
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
        if not self.shaken and not self.shake():
            return
        for opcode, payload in server_frames(self.buffer):
            if opcode == TEXT:
                self.told(payload, now)
            elif opcode == PING:  # a pong must echo, or the server drops us
                self.transport.write(client_frame(payload, PONG))

    def shake(self) -> bool:
        """Take the handshake's answer off the buffer; whether it was there."""
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        if not self.buffer.startswith(b"HTTP/1.1 101"):
            self.fail(bytes(self.buffer[:end]))
            return False
        del self.buffer[: end + 4]
        self.shaken = True
        self.go_on()
        return True

    def go_on(self) -> None:
        """Say the next thing, if anything is left to say."""
        if self.say:
            self.transport.write(client_frame(self.say.pop(0)))

    def told(self, payload: bytes, now: int) -> None:
        """A text message: a push has a sequence number, anything else answers what we said."""
        found = SEQ.search(payload)
        if found is None:
            if b'"error"' in payload or b'"errors"' in payload:
                self.fail(payload)
            elif b'"ping"' not in payload:
                self.go_on()
            return
        if self.ready is not None:
            self.ready.set_result(None)
            self.ready = None
            return
        self.watchers.bytes = len(payload)
        self.watchers.seen.append((self.index, int(found[1]), now))

    def fail(self, words: bytes) -> None:
        """End, saying why, if somebody still waits for us."""
        if self.ready is not None and not self.ready.done():
            self.ready.set_exception(ConnectionError(words.decode(errors="replace")[:600]))
        self.transport.close()

    def connection_lost(self, error: Exception | None) -> None:
        self.watchers.closed += 1
        self.fail(f"closed: {error}".encode())


async def main() -> None:
    """Do what standard input says until it ends."""
    loop, watchers, lines = (
        asyncio.get_running_loop(),
        WebSocketClients(),
        asyncio.StreamReader(limit=1 << 27),
    )
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := await lines.readline():
        told = json.loads(line)
        answer = await watchers.connect(told["connect"]) if "connect" in told else watchers.collect()
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    raise_open_files(1 << 16)
    uvloop.run(main())
