"""Players follow their own status, to the one that bars them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import connect

from server.http.websocket import connection
from tests.identity.cookie_callers import a_player_account, open_session
from tests.live.served_casino import MOVE_STATUS, Casino, SocketSubscription, as_player, open_casino, soon

OWN = """subscription ($id: ID!) {
  playerStatusChanged(playerId: $id) { status statusSince excludedUntil allowedMoves standing { mayBet } }
}"""
INTERNAL = "subscription ($id: ID!) { playerStatusChanged(playerId: $id) { status statusReason tags } }"
BARRED: Any = ("SUSPENDED", "CLOSED")
RESTING: Any = {"COOLING_OFF": 7, "SELF_EXCLUDED": 200}


@pytest.fixture
async def casino(fresh_database_url: str, redis_url: str, tmp_path: Path) -> AsyncIterator[Casino]:
    async with open_casino(fresh_database_url, redis_url, tmp_path) as casino:
        yield casino


async def move(casino: Casino, player: str, to: str) -> None:
    asked: dict[str, Any] = {"playerId": player, "to": to, "reason": {"code": "SECURITY"}}
    if to in RESTING:
        asked["termDays"] = RESTING[to]
    assert await casino.mutate(MOVE_STATUS, asked) == {"__typename": "PlayerStatusMoved"}


@pytest.mark.parametrize("to", RESTING)
async def test_players_are_told_of_a_change_of_their_own_status(casino: Casino, to: str) -> None:
    player = await casino.a_player("1.00")
    async with casino.watching(OWN, as_player(player), id=player) as watching:
        assert (await watching.next())["status"] == "ACTIVE"
        await move(casino, player, to)
        pushed = await watching.next()
        assert (pushed["status"], pushed["standing"]["mayBet"]) == (to, False)
        assert pushed["excludedUntil"]


@pytest.mark.parametrize("to", BARRED)
async def test_who_is_barred_is_pushed_the_status_before_the_socket_closes(
    casino: Casino, redis_url: str, monkeypatch: pytest.MonkeyPatch, to: str
) -> None:
    monkeypatch.setattr(connection, "LAST_PUSH_SECONDS", 60.0)
    player = await casino.a_player("1.00")
    secret, _ = await open_session(redis_url, a_player_account(player))
    address, headers = f"ws://{casino.authority}/graphql", {"cookie": f"__Host-croupier-players={secret}"}
    async with connect(
        address,
        subprotocols=["graphql-transport-ws"],
        proxy=None,
        additional_headers=headers,  # type: ignore[list-item]
    ) as ws:
        await ws.send(json.dumps({"type": "connection_init", "payload": {"realm": "players"}}))
        assert json.loads(await soon(ws.recv()))["type"] == "connection_ack"
        asked = {"query": OWN, "variables": {"id": player}}
        await ws.send(json.dumps({"id": "1", "type": "subscribe", "payload": asked}))
        watching = SocketSubscription(ws)
        assert (await watching.next())["status"] == "ACTIVE"
        await move(casino, player, to)
        assert (await watching.next())["status"] == to


async def test_players_see_nothing_internal_of_their_own_status(casino: Casino) -> None:
    player = await casino.a_player("1.00")
    async with casino.watching(INTERNAL, as_player(player), id=player) as watching:
        pushed = (await watching.message())["payload"]
        assert pushed["data"]["playerStatusChanged"] == {
            "status": "ACTIVE",
            "statusReason": None,
            "tags": None,
        }
        assert {error["extensions"]["coordinate"] for error in pushed["errors"]} == {
            "Player.statusReason",
            "Player.tags",
        }
