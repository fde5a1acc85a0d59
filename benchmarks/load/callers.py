"""Concurrent callers in one Python process: the domain's API, or the bare driver as its floor.

Reads a plan {kind, dsn, directory, callers, players, seconds} from standard input, writes figures to standard
output.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import uvloop

from benchmarks.environment.seed_players import EUR, ORIGIN, command_runner
from benchmarks.load import bets
from benchmarks.reporting.measures import RATE, latencies
from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.wallets.play.bets import BetPlaced, PlaceBet, place_bet

CONNECTIONS_MAX = 16
Bet = Callable[[UUID, int], Awaitable[Any]]


@asynccontextmanager
async def domain(dsn: str, directory: Path, connections: int) -> AsyncIterator[Bet]:
    """Bets by the command with its real adapters, as a resolver runs it."""
    async with command_runner(dsn, directory, connections) as commands:

        async def bet(player_id: UUID, stake: int) -> None:
            command = PlaceBet(
                player_id=PlayerId(player_id), key=uuid4().hex, stake=Money(stake, EUR), game="bench"
            )
            outcome = await commands.run(place_bet, command, ORIGIN)
            if not isinstance(outcome, BetPlaced):
                raise bets.BetRefused(str(outcome))

        yield bet


@asynccontextmanager
async def driver(dsn: str, _directory: Path, connections: int) -> AsyncIterator[Bet]:
    """Bets by asyncpg alone, with one prepared statement."""
    async with await bets.pool(dsn, connections) as pool:
        yield lambda player_id, stake: bets.place(pool, player_id, stake)


KINDS = {"domain": domain, "driver": driver}


async def measure(bet: Bet, ids: list[UUID], callers: int, seconds: float) -> dict[str, float]:
    """Bet without pause from so many tasks."""
    chance, taken = random.Random(), []
    start = time.perf_counter()
    end = start + seconds

    async def caller() -> None:
        while (begun := time.perf_counter()) < end:
            await bet(chance.choice(ids), chance.randint(1, 100))
            taken.append(time.perf_counter() - begun)

    used = time.process_time()
    await asyncio.gather(*(caller() for _ in range(callers)))
    used, lasted = time.process_time() - used, time.perf_counter() - start
    return {RATE: len(taken) / lasted, **latencies(taken), "cpu_us": used / len(taken) * 1e6}


async def main(plan: dict[str, Any]) -> dict[str, float]:
    """Warm up for a moment, then measure."""
    connections = min(CONNECTIONS_MAX, plan["callers"])
    async with await bets.pool(plan["dsn"], 1) as pool:
        ids = await bets.players(pool, plan["players"])
    async with KINDS[plan["kind"]](plan["dsn"], Path(plan["directory"]), connections) as bet:
        await measure(bet, ids, plan["callers"], plan["seconds"] / 4)
        return await measure(bet, ids, plan["callers"], plan["seconds"])


if __name__ == "__main__":
    print(json.dumps(uvloop.run(main(json.load(sys.stdin)))))
