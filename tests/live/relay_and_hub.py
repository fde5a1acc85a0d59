"""What the tests of live news act with: facts in the outbox, a relay, a hub, patience."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from adapters.postgres.outbox.relay import Relay
from adapters.valkey.client import pool_of
from adapters.valkey.live.hub import Hub
from adapters.valkey.live.publisher import ValkeyPublisher
from domain.shared.facts import PublishedFact
from domain.shared.ids import lane_of
from server.embedded import EmbeddedServers
from server.jobs.background import Background, Loop, endless_loop

PATIENCE_SECONDS = 30.0

AS_APPLICATION = {"role": "croupier_app", "croupier.brand": "*"}
_INSERT = """
    insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)
    values ($1, $2, 'default', $3, $4, $5::jsonb, $6)
"""


class RestartCounter:
    """Discards reports, but counts restarts."""

    def __init__(self) -> None:
        self.restarts: list[str] = []

    def restarted(self, loop: str) -> None:
        self.restarts.append(loop)


async def eventually(holds: Callable[[], Any]) -> None:
    """Return once the condition holds; fail when it has not within the time."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not holds():  # noqa: ASYNC110 - the conditions are of all kinds
            await asyncio.sleep(0.005)


async def soon(awaitable: Any) -> Any:
    """What is awaited, which comes within the time."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        return await awaitable


async def next_fact(news: AsyncIterator[PublishedFact | None]) -> PublishedFact:
    """The next fact; skips the `None`s that ask for a new read."""
    while (fact := await soon(anext(news))) is None:
        continue
    return fact


async def record_fact(
    connection: Any,
    player_id: UUID,
    seq: int,
    *,
    name: str = "wallet.bet_placed",
    payload: Any = None,
    correlation: str = "test-correlation",
) -> None:
    """Leave a fact in the outbox, as a command's transaction does."""
    text = orjson.dumps(payload or {}).decode()
    await connection.execute(_INSERT, lane_of(player_id), player_id, name, seq, text, correlation)


async def outbox_count(connection: Any) -> int:
    """How many facts wait in the outbox."""
    count: int = await connection.fetchval("select count(*) from outbox.event")
    return count


@asynccontextmanager
async def application_connection(database_url: str) -> AsyncIterator[Any]:
    """A connection with the rights of the application."""
    connection = await asyncpg.connect(database_url, server_settings=AS_APPLICATION)
    try:
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def running_loops(*loops: Loop) -> AsyncIterator[RestartCounter]:
    """Loops as a process runs them."""
    report = RestartCounter()
    async with Background(loops, drain_seconds_max=PATIENCE_SECONDS, report=report):
        yield report


@asynccontextmanager
async def running_relay(database_url: str, redis_url: str, **options: Any) -> AsyncIterator[None]:
    """A relay between these servers."""
    relay = Relay(database_url, ValkeyPublisher(pool_of(redis_url)), **options)
    async with running_loops(Loop("relay", relay.run)):
        yield


@asynccontextmanager
async def connected_hub(redis_url: str, **options: Any) -> AsyncIterator[Hub]:
    """A hub that is connected. Its watchers start when their subscription is confirmed, however slow."""
    hub = Hub(pool_of(redis_url), **{"confirmation_seconds_max": PATIENCE_SECONDS, **options})
    async with running_loops(endless_loop("hub", hub.listen), endless_loop("refresh", hub.refresh)):
        await eventually(lambda: hub.connected)
        yield hub


def kill_valkey(servers: EmbeddedServers) -> None:
    """End Valkey without warning."""
    pid = servers.valkey.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def contiguous(seqs: Iterable[int], count: int) -> bool:
    """Whether these are 1..count in order, once what was published twice is dropped."""
    seen = 0
    for seq in seqs:
        if seq > seen + 1:
            return False
        seen = max(seen, seq)
    return seen == count
