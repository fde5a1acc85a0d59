"""A minimal HTTP load generator: persistent connections, each with one request at a time.

Reads a plan {port, path, headers, body, expect, players, connections, seconds} from standard input, writes
figures to standard output. In `body`, {player} becomes a random player's public id and {key} a fresh key. Any
answer without `expect` in it ends the run with its text: only correct answers are counted.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from typing import Any
from uuid import uuid4

import uvloop

from benchmarks.reporting.measures import RATE, latencies

WARM_PART = 0.2
CONTENT_LENGTH = b"content-length:"


class WrongAnswer(Exception):
    """The answer is not the expected one."""


class RequestLoad:
    """The requests, and the time each answer took."""

    def __init__(self, plan: dict[str, Any]) -> None:
        headers = {"host": "127.0.0.1", "content-type": "application/json", **plan["headers"]}
        lines = [f"POST {plan['path']} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        self.head = ("\r\n".join(lines) + "\r\ncontent-length: ").encode()
        self.body = plan["body"].encode()
        self.expect = plan["expect"].encode()
        self.players = [player.encode() for player in plan["players"]]
        self.taken: list[float] = []
        self.end = 0.0

    def request(self) -> bytes:
        """The next request."""
        body = self.body.replace(b"{player}", random.choice(self.players))
        body = body.replace(b"{key}", uuid4().hex.encode())
        return b"%b%d\r\n\r\n%b" % (self.head, len(body), body)


class HttpConnection(asyncio.Protocol):
    """One connection, with one request under way at a time."""

    def __init__(self, load: RequestLoad) -> None:
        self.asking = load
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.begun = 0.0
        self.buffer = b""

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self.send_request()

    def send_request(self) -> None:
        """Send the next request, or stop when the time is over."""
        self.begun = time.perf_counter()
        if self.begun < self.asking.end:
            self.transport.write(self.asking.request())
            return
        if not self.done.done():
            self.done.set_result(None)
        self.transport.close()

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        headers = self.buffer.find(b"\r\n\r\n")
        if headers < 0:
            return
        whole = headers + 4 + content_length(self.buffer[:headers])
        if len(self.buffer) >= whole:
            answer, self.buffer = self.buffer[:whole], self.buffer[whole:]
            self.count_answer(answer)

    def count_answer(self, answer: bytes) -> None:
        """Count a correct answer and send the next request; a wrong one ends the run."""
        if answer.startswith(b"HTTP/1.1 200") and self.asking.expect in answer:
            self.asking.taken.append(time.perf_counter() - self.begun)
            self.send_request()
        elif not self.done.done():
            self.done.set_exception(WrongAnswer(answer.decode(errors="replace")[:600]))
            self.transport.close()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(WrongAnswer(f"the connection was closed: {error}"))


def content_length(headers: bytes) -> int:
    """The length of the body in bytes; all measured servers send it."""
    lower = headers.lower()
    start = lower.index(CONTENT_LENGTH) + len(CONTENT_LENGTH)
    end = lower.find(b"\r\n", start)
    return int(lower[start : end if end >= 0 else None])


async def measure(plan: dict[str, Any], seconds: float) -> dict[str, float]:
    """Send requests on all connections for so long."""
    loop, load = asyncio.get_running_loop(), RequestLoad(plan)
    start = time.perf_counter()
    load.end = start + seconds
    opened = [
        await loop.create_connection(lambda: HttpConnection(load), "127.0.0.1", plan["port"])
        for _ in range(plan["connections"])
    ]
    await asyncio.gather(*(connection.done for _, connection in opened))
    lasted = time.perf_counter() - start
    return {RATE: len(load.taken) / lasted, **latencies(load.taken), "requests": len(load.taken)}


async def main(plan: dict[str, Any]) -> dict[str, float]:
    """Warm up for a moment, then measure."""
    warm = await measure(plan, plan["seconds"] * WARM_PART)
    measured = await measure(plan, plan["seconds"])
    return {**measured, "requests": warm["requests"] + measured["requests"]}


if __name__ == "__main__":
    print(json.dumps(uvloop.run(main(json.load(sys.stdin)))))
