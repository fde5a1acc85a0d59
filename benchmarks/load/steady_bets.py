"""Places bets at a steady rate, for the subscription benchmark.

Reads a plan {dsn, players, rate, seconds, publish?} from standard input. Answers
{committed: [[index, seq, ns], ...], seconds}: when which bet of which player was committed
(CLOCK_MONOTONIC), and how long all of it took. With `publish` {redis_url, size} it also pushes so many bytes
about each bet itself, right after the commit, as the floor needs.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

import redis.asyncio as redis
import uvloop

from benchmarks.load import bets
from benchmarks.load.push_floor import CHANNEL

CONNECTIONS = 8
TICK_SECONDS = 0.002
OnCommit = Callable[[int, int], Awaitable[Any]]


async def leave_to_outbox(_index: int, _seq: int) -> None:
    """Do nothing: the bet's transaction has written a fact to the outbox."""


def publish_directly(redis_url: str, size: int) -> OnCommit:
    """Publishes a message of ``size`` bytes about each bet."""
    client = redis.from_url(redis_url)

    async def publish(index: int, seq: int) -> None:
        await client.publish(CHANNEL, f'{index} {{"seq": {seq}}}'.ljust(size + len(f"{index} ")))

    return publish


async def bet_steadily(pool: Any, plan: dict[str, Any], on_commit: OnCommit) -> list[tuple[int, int, int]]:
    """Place so many bets a second, each when it is due, whether or not earlier ones are committed."""
    ids = await bets.players(pool, plan["players"])
    committed: list[tuple[int, int, int]] = []
    loop, running, chance = asyncio.get_running_loop(), set(), random.Random()

    async def one(index: int) -> None:
        seq = await bets.place(pool, ids[index], chance.randint(1, 100))
        committed.append((index, seq, time.monotonic_ns()))
        await on_commit(index, seq)

    started, due = loop.time(), 0
    while (passed := loop.time() - started) < plan["seconds"]:
        for _ in range(int(passed * plan["rate"]) - due):
            task = loop.create_task(one(chance.randrange(len(ids))))
            running.add(task)
            task.add_done_callback(running.discard)
            due += 1
        await asyncio.sleep(TICK_SECONDS)
    await asyncio.gather(*running)
    return committed


async def main(plan: dict[str, Any]) -> dict[str, Any]:
    """Place the bets; returns those committed."""
    publish = plan.get("publish")
    on_commit = publish_directly(**publish) if publish else leave_to_outbox
    async with await bets.pool(plan["dsn"], CONNECTIONS) as pool:
        started = time.perf_counter()
        committed = await bet_steadily(pool, plan, on_commit)
        return {"committed": committed, "seconds": time.perf_counter() - started}


if __name__ == "__main__":
    print(json.dumps(uvloop.run(main(json.load(sys.stdin)))))
