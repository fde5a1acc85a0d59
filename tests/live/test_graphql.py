"""Subscriptions through the endpoint: tokens, sockets, the real ledger, the relay and Valkey."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.embedded import EmbeddedServers
from tests.endpoint.websocket import raw_client
from tests.endpoint.websocket.socket_client import init
from tests.live.relay_and_hub import PATIENCE_SECONDS, kill_valkey
from tests.live.served_casino import (
    ADMIN,
    MOVE_STATUS,
    STATUS,
    SUPPORT,
    WALLET,
    Casino,
    as_player,
    open_casino,
)


@pytest.fixture
async def casino(
    fresh_database_url: str, killable_valkey: EmbeddedServers, tmp_path: Path
) -> AsyncIterator[Casino]:
    async with open_casino(fresh_database_url, killable_valkey.redis_url, tmp_path) as casino:
        yield casino


async def test_a_player_sees_the_balance_and_then_each_bet(casino: Casino) -> None:
    player = await casino.a_player("100.00")
    async with casino.watching(WALLET, as_player(player), id=player) as mine:
        first = await mine.next()
        assert (first["playerId"], first["fresh"]) == (player, True)
        assert first["wallets"][0]["balance"] == {"amount": "100.00"}
        for left in ("99.00", "98.00", "97.00"):
            await casino.bet(player, "1.00")
            change = await mine.next()
            assert change["fresh"] is False
            assert change["wallets"][0]["balance"] == {"amount": left}
            assert change["seq"] == change["wallets"][0]["seq"]
    page = (await casino.get("/metrics")).text
    assert 'croupier_ledger_operations_total{kind="place_bet",outcome="BetPlaced"} 3.0' in page
    assert "croupier_relay_partitions 16.0" in page
    assert "croupier_outbox_rows 0.0" in page


async def test_a_foreign_player_looks_like_a_missing_one(casino: Casino) -> None:
    player, other = await casino.a_player("1.00"), await casino.a_player("1.00")
    missing = f"{other[:-4]}0000"
    heard = []
    for query in (WALLET, STATUS):
        for id in (other, missing):
            async with casino.watching(query, as_player(player), id=id) as watching:
                message = await watching.message()
                assert message["type"] == "error"
                (error,) = message["payload"]
                heard.append((error["message"], error["extensions"]))
    assert len({str(words) for words in heard}) == 1
    assert heard[0][1]["code"] == "BAD_USER_INPUT"


async def test_support_follows_a_players_status(casino: Casino) -> None:
    player = await casino.a_player("1.00")
    async with casino.watching(STATUS, SUPPORT, id=player) as watching:
        assert await watching.next() == {"id": player, "status": "ACTIVE"}
        move = {"playerId": player, "to": "SUSPENDED", "reason": {"code": "SECURITY"}}
        assert await casino.mutate(MOVE_STATUS, move) == {"__typename": "PlayerStatusMoved"}
        assert await watching.next() == {"id": player, "status": "SUSPENDED"}


async def test_killing_valkey_mid_play_ends_with_the_right_balance(
    casino: Casino, killable_valkey: EmbeddedServers
) -> None:
    player = await casino.a_player("100.00")
    async with casino.watching(WALLET, as_player(player), id=player) as mine:
        await mine.next()
        await casino.bet(player, "1.00")
        kill_valkey(killable_valkey)
        await casino.bet(player, "1.00")
        assert (await casino.get("/readyz")).json()["status"] == "degraded"
        pushed = await mine.until_balance("98.00")
        assert pushed["fresh"] is True
        killable_valkey.restart_dead()
        for left in ("97.00", "96.00"):
            await casino.bet(player, "1.00")
            await mine.until_balance(left)


async def test_an_operator_without_the_right_is_refused_by_name(casino: Casino) -> None:
    player = await casino.a_player("1.00")
    async with casino.watching(
        "subscription ($ids: [ID!]!) { walletsChanged(playerIds: $ids) { seq } }", ADMIN, ids=[player]
    ) as watching:
        assert [change["seq"] for change in await watching.next()] == [1]
    async with casino.watching(
        "subscription ($ids: [ID!]!) { walletsChanged(playerIds: $ids) { seq } }",
        as_player(player),
        ids=[player],
    ) as watching:
        message = await watching.message()
        assert message["type"] == "error"
        assert message["payload"][0]["extensions"]["code"] == "FORBIDDEN"


async def test_sockets_reset_right_after_subscribing_leave_no_watcher(casino: Casino) -> None:
    player = await casino.a_player("1.00")
    viewer = as_player(player)

    async def abrupt(turns: int) -> None:
        one = await raw_client.upgraded(casino.authority)
        payload = {"query": WALLET, "variables": {"id": player}}
        frames = (init(casino.token(viewer)), {"id": "1", "type": "subscribe", "payload": payload})
        one.send(b"".join(map(raw_client.text, frames)))
        for _ in range(turns):
            await asyncio.sleep(0)
        raw_client.reset(one)

    for turns in range(40):
        await asyncio.gather(*[abrupt(turns) for _ in range(3)])
    async with asyncio.timeout(PATIENCE_SECONDS):
        while "croupier_subscriptions 0.0" not in (await casino.get("/metrics")).text:  # noqa: ASYNC110 - a page
            await asyncio.sleep(0.05)
