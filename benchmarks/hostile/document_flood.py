"""Many anonymous sockets that send costly documents without end, and what others notice of it."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count
from multiprocessing import get_context
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from statistics import quantiles

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

PROBE_SECONDS = 0.05
AT_ONCE = 8
"""Operations a hostile socket has under way; it starts the next as soon as one is answered."""


@dataclass
class Noticed:
    """Latencies of one kind of request in seconds, and answers that were not right."""

    seconds: list[float] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        if len(self.seconds) < 2:
            return f"{len(self.seconds)} answers"
        cuts = [cut * 1_000 for cut in quantiles(self.seconds, n=100)]
        worst = max(self.seconds) * 1_000
        figures = f"p50 {cuts[49]:.0f} ms, p99 {cuts[98]:.0f} ms, longest {worst:.0f} ms"
        return f"{figures}, {len(self.seconds)} answers, wrong: {dict(self.wrong) or 'none'}"


async def observe(port: int, token: str, seconds: float, health: Noticed, operator: Noticed) -> None:
    """Ask for health, and as an operator for what takes rights, again and again."""
    documents, authorised = count(), {"authorization": f"Bearer {token}"}

    async def healthy(client: httpx.AsyncClient) -> str | None:
        answer = await client.get("/healthz")
        return None if answer.status_code == httpx.codes.OK else str(answer.status_code)

    async def permitted(client: httpx.AsyncClient) -> str | None:
        # A new document each time: it has to be read among those of the flood.
        body = {"query": f"{{ players(first: 1) {{ nodes {{ id email }} }} }} #{next(documents)}"}
        answer = await client.post("/graphql", json=body, headers=authorised)
        errors = answer.json().get("errors")
        return json.dumps(errors[0]["extensions"]) if errors else None

    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
        await asyncio.gather(
            _again(healthy, client, seconds, health), _again(permitted, client, seconds, operator)
        )


async def _again(
    ask: Callable[[httpx.AsyncClient], Awaitable[str | None]],
    client: httpx.AsyncClient,
    seconds: float,
    noticed: Noticed,
) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        started = time.monotonic()
        try:
            wrong = await ask(client)
        except httpx.HTTPError as error:
            wrong = type(error).__name__
        noticed.seconds.append(time.monotonic() - started)
        if wrong:
            noticed.wrong[wrong] += 1
        await asyncio.sleep(PROBE_SECONDS)


class Flood:
    """Sockets kept busy with documents that were never sent before, each of an address of its own.

    The addresses count where the server trusts a proxy on this machine. ``answers`` counts what was answered.
    """

    def __init__(self, port: int, texts: list[str], seconds: float) -> None:
        self._port = port
        self._texts = texts
        self._numbers = count()
        self._until = time.monotonic() + seconds
        self.answers = Counter[str]()

    async def run(self, sockets: int) -> None:
        """Open so many sockets, each again when it is closed, until the time is over."""
        await asyncio.gather(*map(self._keep_open, range(sockets)))

    async def _keep_open(self, number: int) -> None:
        while (left := self._until - time.monotonic()) > 0:
            try:
                async with asyncio.timeout(left), self._socket(number) as ws:
                    await self._converse(ws)
            except TimeoutError:
                return
            except (ConnectionClosed, OSError) as error:
                self.answers[type(error).__name__] += 1

    def _socket(self, number: int) -> connect:
        return connect(
            f"ws://127.0.0.1:{self._port}/graphql",
            subprotocols=[Subprotocol("graphql-transport-ws")],
            additional_headers={"x-forwarded-for": f"198.51.{number // 250}.{number % 250}"},
            proxy=None,
            open_timeout=60,
            ping_interval=None,
        )

    async def _converse(self, ws: ClientConnection) -> None:
        await ws.send('{"type":"connection_init"}')
        await ws.recv()
        for _ in range(AT_ONCE):
            await self._send_one(ws)
        while True:
            heard = json.loads(await ws.recv())
            if heard["type"] == "next":
                self.answers["executed"] += 1
                continue
            if heard["type"] == "error":
                self.answers[heard["payload"][0]["extensions"]["code"]] += 1
            await self._send_one(ws)

    async def _send_one(self, ws: ClientConnection) -> None:
        number = next(self._numbers)
        payload = {"query": f"{self._texts[number % len(self._texts)]}-{number}"}
        await ws.send(json.dumps({"id": str(number), "type": "subscribe", "payload": payload}))


def _run_flood(
    port: int, texts: list[str], sockets: int, seconds: float, begins: Event, answers: Queue[Counter[str]]
) -> None:
    os.nice(10)  # real ones are elsewhere: this one takes no processor from the server
    begins.set()

    async def run() -> Counter[str]:
        flood = Flood(port, texts, seconds)
        await flood.run(sockets)
        return flood.answers

    answers.put(asyncio.run(run()))


def flooded(port: int, token: str, texts: list[str], sockets: int, seconds: float) -> str:
    """What is noticed while a flood lasts, as one line; without sockets, what is noticed without one.

    The flood has a process of its own: what it waits for itself is not measured.
    """
    health, operator = Noticed(), Noticed()
    context = get_context("spawn")
    begins, answers = context.Event(), context.Queue()
    flooding = context.Process(target=_run_flood, args=(port, texts, sockets, seconds, begins, answers))
    flooding.start()
    begins.wait()
    asyncio.run(observe(port, token, seconds, health, operator))
    counted = dict(answers.get())
    flooding.join()
    return f"/healthz {health}; an operator {operator}; the flood: {counted}"
