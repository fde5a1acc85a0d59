"""The floor of the HTTP benchmark: the same statements, through asyncpg and orjson, on bare Starlette routes.

No GraphQL, no authentication, no access rules, no limits, no domain: a lower bound for all of them.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from decimal import Decimal
from typing import Any
from uuid import UUID

import asyncpg
import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.postgres.players.list_query import PROFILE
from benchmarks.load import bets
from benchmarks.load.serve_app import serve
from domain.shared.money import CURRENCY_BY_NUMBER

CONNECTIONS = 16
COLUMNS = ", ".join(column.name for column in PROFILE)
PLAYERS = f"select {COLUMNS} from players.player where id = any($1::uuid[]) and brand = 'default'"
PAGE = (
    f"select {COLUMNS} from players.player where brand = 'default' order by created_at desc, id desc limit 51"
)
WALLETS = """
  select player_id, wallet_no, kind, currency, balance, reserved, seq, state, opened_at, unit, grant_id
  from wallets.wallet where player_id = any($1::uuid[]) order by player_id, wallet_no
"""


async def player(request: Request) -> Response:
    """A player with wallets."""
    id = UUID((await _body(request))["player"].removeprefix("plr_"))
    pool = request.app.state.pool
    rows = await pool.fetch(PLAYERS, [id])
    return _json({"player": (await _with_wallets(pool, rows))[0]})


async def players(request: Request) -> Response:
    """Fifty players with wallets."""
    await _body(request)
    pool = request.app.state.pool
    rows = (await pool.fetch(PAGE))[:50]
    return _json({"players": {"nodes": await _with_wallets(pool, rows)}})


async def bet(request: Request) -> Response:
    """A bet."""
    asked = await _body(request)
    id = UUID(asked["player"].removeprefix("plr_"))
    seq = await bets.place(request.app.state.pool, id, 100)
    return _json(
        {"placeBet": {"__typename": "BetPlaced", "transaction": {"id": f"txn_{id}_{seq}", "seq": seq}}}
    )


async def _body(request: Request) -> Any:
    return orjson.loads(await request.body())


async def _with_wallets(pool: Any, rows: Iterable[asyncpg.Record]) -> list[dict[str, Any]]:
    rows = list(rows)
    wallets: defaultdict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in await pool.fetch(WALLETS, [row["id"] for row in rows]):
        wallets[row["player_id"]].append(_wallet(row))
    return [_player(row, wallets[row["id"]]) for row in rows]


def _player(row: asyncpg.Record, wallets: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": f"plr_{row['id']}",
        "username": row["username"],
        "status": row["status"],
        "country": row["country"],
        "currency": row["currency"],
        "createdAt": row["created_at"],
        "wallets": wallets,
    }


def _wallet(row: asyncpg.Record) -> dict[str, Any]:
    currency = CURRENCY_BY_NUMBER[row["currency"]]

    def amount(minor: int) -> dict[str, str]:
        return {"amount": f"{Decimal(minor).scaleb(-currency.exponent):f}"}

    return {
        "id": f"wal_{row['player_id']}_{row['wallet_no']}",
        "kind": row["kind"],
        "currency": currency.code,
        "balance": amount(row["balance"]),
        "available": amount(row["balance"] - row["reserved"]),
    }


def _json(data: Any) -> Response:
    return Response(orjson.dumps({"data": data}), media_type="application/json")


def create_app(dsn: str) -> Starlette:
    """The routes."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with await bets.pool(dsn, CONNECTIONS) as pool:
            app.state.pool = pool
            yield

    routes = [
        Route("/player", player, methods=["POST"]),
        Route("/players", players, methods=["POST"]),
        Route("/bet", bet, methods=["POST"]),
    ]
    return Starlette(routes=routes, lifespan=lifespan)


if __name__ == "__main__":
    plan = json.loads(sys.argv[1])
    serve(create_app(plan["dsn"]), plan["fd"])
