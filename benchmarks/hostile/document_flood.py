"""Many anonymous sockets that send costly documents without end, and what others notice of it."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from multiprocessing import get_context
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


async def flood(port: int, texts: list[str], sockets: int, seconds: float) -> Counter[str]:
    """Keep so many sockets busy with documents that were never sent before, each of an address of its own.

    The addresses count where the server trusts a proxy on this machine. Returns how often what was answered.
    """
    numbers, until, answers = count(), time.monotonic() + seconds, Counter[str]()

    async def send_one(ws: ClientConnection) -> None:
        number = next(numbers)
        payload = {"query": f"{texts[number % len(texts)]}-{number}"}
        await ws.send(json.dumps({"id": str(number), "type": "subscribe", "payload": payload}))

    async def converse(ws: ClientConnection) -> None:
        await ws.send('{"type":"connection_init"}')
        await ws.recv()
        for _ in range(AT_ONCE):
            await send_one(ws)
        while time.monotonic() < until:
            heard = json.loads(await asyncio.wait_for(ws.recv(), 60))
            if heard["type"] == "next":
                answers["executed"] += 1
                continue
            if heard["type"] == "error":
                answers[heard["payload"][0]["extensions"]["code"]] += 1
            await send_one(ws)

    async def one_socket(number: int) -> None:
        address = {"x-forwarded-for": f"198.51.{number // 250}.{number % 250}"}
        while time.monotonic() < until:
            try:
                async with connect(
                    f"ws://127.0.0.1:{port}/graphql",
                    subprotocols=[Subprotocol("graphql-transport-ws")],
                    additional_headers=address,
                    proxy=None,
                    open_timeout=60,
                    ping_interval=None,
                ) as ws:
                    await converse(ws)
            except (ConnectionClosed, TimeoutError, OSError) as error:
                answers[type(error).__name__] += 1

    await asyncio.gather(*map(one_socket, range(sockets)))
    return answers


def _run_flood(port: int, texts: list[str], sockets: int, seconds: float) -> Counter[str]:
    return asyncio.run(flood(port, texts, sockets, seconds))


def flooded(port: int, token: str, texts: list[str], sockets: int, seconds: float) -> str:
    """What is noticed while a flood lasts, as one line; without sockets, what is noticed without one.

    The flood has a process of its own: what it waits for itself is not measured.
    """
    health, operator, answers = Noticed(), Noticed(), Counter[str]()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        flooding = pool.submit(_run_flood, port, texts, sockets, seconds) if sockets else None
        asyncio.run(observe(port, token, seconds, health, operator))
        if flooding is not None:
            answers = flooding.result()
    return f"/healthz {health}; an operator {operator}; the flood: {dict(answers)}"
