"""Fills a ledger to a size: bets through the real function, many to a transaction."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import asyncpg

from benchmarks.environment.pgbench import SQL

LANES = max(2, min(4, os.cpu_count() or 2))
BETS = 10_000
BETS_A_COMMIT = 500
CALLS_BETWEEN_TRUNCATES = 5

OPERATIONS = "select coalesce(sum(seq), 0)::bigint from wallets.wallet where wallet_no = 0"
"""How many operations a ledger has: sequence numbers have no gaps."""

DISK_BYTES = """
  select sum(pg_total_relation_size(c.oid))::bigint from pg_class c
   where c.relnamespace = 'wallets'::regnamespace and c.relkind = 'r'
"""
"""The ledger's tables with their indexes; not the outbox, whose rows come and go."""

OnProgress = Callable[[int], None]


def fill_ledger(dsn: str, operations: int, *, until: float, on_progress: OnProgress = lambda _: None) -> int:
    """Add bets until there are at least so many operations, or until that monotonic moment.

    Returns how many there are then; `on_progress` gets the number of bets of each call.
    """
    return asyncio.run(_fill_ledger(dsn, operations, until, on_progress))


async def _fill_ledger(dsn: str, operations: int, until: float, on_progress: OnProgress) -> int:
    async with asyncpg.create_pool(dsn, min_size=LANES, max_size=LANES) as pool:
        there: int = await pool.fetchval(OPERATIONS)
        calls = iter(range(max(0, -(-(operations - there) // BETS))))
        lanes = (_lane(pool, lane, calls, until, on_progress) for lane in range(LANES))
        await asyncio.gather(*lanes)
        await pool.execute("truncate outbox.event")
        return int(await pool.fetchval(OPERATIONS))


async def _lane(pool: Any, lane: int, calls: Iterator[int], until: float, on_progress: OnProgress) -> None:
    block = (SQL / "grow.sql").read_text(encoding="utf-8")
    block = block.format(lanes=LANES, lane=lane, bets=BETS, bets_a_commit=BETS_A_COMMIT)
    async with pool.acquire() as connection:
        for call in calls:
            if time.monotonic() > until:
                return
            await connection.execute(block)
            on_progress(BETS)
            if call % CALLS_BETWEEN_TRUNCATES == 0:  # no relay reads it here
                await connection.execute("truncate outbox.event")
