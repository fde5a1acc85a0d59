"""Open sockets of signed-in callers: their rights are looked up again after every change."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import asyncpg
import pytest
from websockets.asyncio.client import connect

from adapters.valkey.client import client_of
from adapters.valkey.identity.sessions import ValkeySessions
from domain.identity.model import Account, Factor, Proof, Session
from domain.shared.actor import ActorKind
from domain.shared.clock import SystemClock
from domain.shared.ids import new_id
from server.embedded import EmbeddedServers
from tests.live.relay_and_hub import soon
from tests.live.served_casino import STATUS, Casino, SocketSubscription, open_casino

SECONDS_MAX = 5.0
GIVE = "insert into identity.casbin_rule (ptype, v0, v1, v2, v3) values ('g', $1, $2, 'default', $3)"
TEN_MINUTES = timedelta(minutes=10)
TAKE = "delete from identity.casbin_rule where v0 = $1 and v1 = $2"


@pytest.fixture
async def casino(servers: EmbeddedServers, fresh_database_url: str, tmp_path: Path) -> AsyncIterator[Casino]:
    async with open_casino(fresh_database_url, servers.redis_url, tmp_path) as casino:
        yield casino


@pytest.fixture
async def connection(fresh_database_url: str) -> AsyncIterator[asyncpg.Connection]:
    made = await asyncpg.connect(fresh_database_url)
    yield made
    await made.close()


async def signed_in(servers: EmbeddedServers, id: UUID) -> str:
    """The secret of a session with a factor that is enough for operators."""
    now, account = datetime.now(UTC), Account(id, ActorKind.OPERATOR, "default", "olga")
    proofs = (Proof(Factor.PASSWORD, now), Proof(Factor.TOTP, now))
    session = Session(new_id(), account, now, now, now + timedelta(hours=1), 3600, proofs)
    valkey = client_of(servers.redis_url)
    secret = await ValkeySessions(valkey, SystemClock()).open(session)
    await valkey.aclose()
    return secret


@asynccontextmanager
async def watching(casino: Casino, secret: str, player: str) -> AsyncIterator[SocketSubscription]:
    """A socket of a signed-in caller, following a player's status."""
    url, cookie = f"ws://{casino.authority}/graphql", f"__Host-croupier-operators={secret}"
    async with connect(
        url,
        subprotocols=["graphql-transport-ws"],  # type: ignore[list-item]
        additional_headers={"cookie": cookie},
        proxy=None,
    ) as ws:
        await ws.send(json.dumps({"type": "connection_init", "payload": {"realm": "operators"}}))
        assert json.loads(await soon(ws.recv()))["type"] == "connection_ack"
        payload = {"query": STATUS, "variables": {"id": player}}
        await ws.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
        yield SocketSubscription(ws)


async def ended(watching: SocketSubscription) -> bool:
    refusal, end = await watching.message(), await watching.message()
    codes = {error["extensions"]["code"] for error in refusal["payload"]["errors"]}
    return codes == {"FORBIDDEN"} and end["type"] == "complete"


async def test_withdrawing_a_role_ends_subscriptions_it_allowed(
    casino: Casino, servers: EmbeddedServers, connection: asyncpg.Connection
) -> None:
    id, player = new_id(), await casino.a_player("1.00")
    await connection.execute(GIVE, f"operator:{id}", "support", None)
    secret = await signed_in(servers, id)
    async with watching_soon(casino, secret, player) as mine:
        await connection.execute(TAKE, f"operator:{id}", "support")
        async with asyncio.timeout(SECONDS_MAX):
            assert await ended(mine)


async def test_expiry_of_a_role_ends_subscriptions_it_allowed(
    casino: Casino, servers: EmbeddedServers, connection: asyncpg.Connection
) -> None:
    id, player = new_id(), await casino.a_player("1.00")
    until = casino.clock.now() + TEN_MINUTES
    await connection.execute(GIVE, f"operator:{id}", "support", until.isoformat())
    secret = await signed_in(servers, id)
    async with watching_soon(casino, secret, player) as mine:
        casino.clock.ahead = TEN_MINUTES
        async with asyncio.timeout(SECONDS_MAX):
            assert await ended(mine)


@asynccontextmanager
async def watching_soon(casino: Casino, secret: str, player: str) -> AsyncIterator[SocketSubscription]:
    """As ``watching``, from when the role has reached the process."""
    async with asyncio.timeout(SECONDS_MAX):
        while not await sees(casino, secret, player):  # noqa: ASYNC110 - what changes is elsewhere
            await asyncio.sleep(0.1)
    async with watching(casino, secret, player) as mine:
        await mine.next()
        yield mine


async def sees(casino: Casino, secret: str, player: str) -> bool:
    async with watching(casino, secret, player) as mine:
        return bool((await mine.message())["type"] == "next")
