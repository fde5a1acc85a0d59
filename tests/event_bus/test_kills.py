"""Processes and Valkey are killed under load: no event is lost, none has its effect twice or out of order."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import asyncpg

from domain.shared.ids import new_id
from server.embedded import EmbeddedServers
from tests.event_bus.event_harness import MAKE_EFFECTS, effects
from tests.live.relay_and_hub import (
    PATIENCE_SECONDS,
    application_connection,
    kill_valkey,
    outbox_count,
    record_fact,
)

ROOT = Path(__file__).parents[2]
FACTS = 50


@contextmanager
def started(*parts: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process with these parts, killed at the end."""
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.load.event_parts", *parts], cwd=ROOT)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


async def taken(connection: Any, count: int) -> None:
    """Return once so many effects are there."""
    async with asyncio.timeout(PATIENCE_SECONDS * 2):
        while await connection.fetchval("select count(*), pg_sleep(0.02) from effect") < count:
            continue


async def write(connection: Any, players: list[UUID], count: int, seed: int) -> None:
    random = Random(seed)
    for _ in range(count):
        await record_fact(connection, random.choice(players), 1)


async def test_killing_relay_consumer_and_valkey_loses_repeats_and_reorders_nothing(
    fresh_database_url: str, killable_valkey: EmbeddedServers
) -> None:
    owner = await asyncpg.connect(fresh_database_url)
    await owner.execute(MAKE_EFFECTS)
    await owner.close()
    players = [new_id() for _ in range(8)]
    addresses = (fresh_database_url, killable_valkey.redis_url)
    async with application_connection(fresh_database_url) as connection:
        with started("sender", *addresses) as sender, started("consumer", *addresses) as consumer:
            await write(connection, players, FACTS, 1)
            await taken(connection, 1)
            sender.send_signal(signal.SIGKILL)
            with started("sender", *addresses):
                await write(connection, players, FACTS, 2)
                await taken(connection, FACTS // 2)
                consumer.send_signal(signal.SIGKILL)
                with started("consumer", *addresses):
                    kill_valkey(killable_valkey)
                    await write(connection, players, FACTS, 3)
                    killable_valkey.restart_dead()
                    await taken(connection, 3 * FACTS)
        assert await outbox_count(connection) == 0
        found = await effects(connection)
    assert sum(map(len, found.values())) == 3 * FACTS
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in found.values())
