"""The bet of sql/bet.sql through asyncpg."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import asyncpg

SETTINGS = {"role": "croupier_app", "timezone": "UTC", "croupier.brand": "*"}

_BET = """
  select status, seq from wallets.place_bet_fast_path(
    $1, $2, array[42::bigint], 'bench-0123456789abcdef', 'service:bench', 1::smallint, null, 'bench', null,
    $3, 1::smallint, 0::smallint, 0::smallint, null, null, 'bench', null, 0::smallint)
"""


class BetRefused(Exception):
    """The ledger refused the bet."""


async def pool(dsn: str, connections: int) -> asyncpg.Pool[asyncpg.Record]:
    """Connections with the application's rights."""
    return await asyncpg.create_pool(
        dsn, min_size=connections, max_size=connections, server_settings=SETTINGS
    )


async def place(pool: Any, player_id: UUID, stake: int) -> int:
    """Place one bet under a random key; returns its sequence number."""
    row = await pool.fetchrow(_BET, player_id, uuid4(), stake)
    if row["status"] != 0:
        raise BetRefused(str(row))
    seq: int = row["seq"]
    return seq


async def players(pool: Any, limit: int) -> list[UUID]:
    """The first numbered players."""
    rows = await pool.fetch("select id from bench.player where n <= $1 order by n", limit)
    return [row["id"] for row in rows]
