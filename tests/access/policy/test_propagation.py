"""A change of the policy reaches every process, and what is under way there, by itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import asyncpg
import httpx
import pytest
from prometheus_client import CollectorRegistry

from domain.shared.actor import Actor, ActorKind
from schema import root
from server.composition.wiring import wire_process
from server.embedded import EmbeddedServers
from server.observability.metrics import Metrics
from server.security import policy_sync
from server.security.access_control import shipped_access_control
from server.security.policy_sync import UnknownPolicyNames
from server.settings import Settings
from tests.live.served_casino import STATUS, SUPPORT, Casino, open_casino
from tests.plain_http import NO_CERTIFICATES

PROMISED_SECONDS = 5.0
SECONDS_MAX = 30.0
"""What is promised is a sum of constants; how long a busy machine takes for it is not measured."""
NOWHERE = "redis://127.0.0.1:1"
PLAYERS = "{ players(first: 1) { nodes { id } } }"
CRM = Actor(ActorKind.OPERATOR, "carl", "default", frozenset({"crm"}))
SEARCH = ("operator", "players:search")
WATCH = ("operator", "player:watch")


async def change(url: str, statement: str, *values: object) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute(statement, *values)
    await connection.close()


async def withdraw(url: str, role: str, permission: str) -> None:
    await change(url, "delete from identity.casbin_rule where v0 = $1 and v1 = $2", role, permission)


async def refused(casino: Casino, document: str, who: Actor) -> bool:
    url = f"http://{casino.authority}"
    async with httpx.AsyncClient(base_url=url, trust_env=False, verify=NO_CERTIFICATES) as client:
        headers = {"authorization": f"Bearer {casino.token(who)}"}
        answer = await client.post("/graphql", json={"query": document}, headers=headers)
    codes = {error["extensions"]["code"] for error in answer.json().get("errors", ())}
    assert codes <= {"FORBIDDEN"}, answer.text
    return bool(codes)


async def until_refused(casino: Casino, document: str, who: Actor) -> None:
    while not await refused(casino, document, who):  # noqa: ASYNC110 - what changes is elsewhere
        await asyncio.sleep(0.05)


@pytest.fixture(params=["Valkey", "no Valkey"])
async def casinos(
    request: pytest.FixtureRequest, servers: EmbeddedServers, fresh_database_url: str, tmp_path: Path
) -> AsyncIterator[list[Casino]]:
    """Two processes' worth of Croupier on one database."""
    redis_url = servers.redis_url if request.param == "Valkey" else NOWHERE
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(open_casino(fresh_database_url, redis_url, tmp_path))
            for _ in range(2)
        ]


def test_a_look_at_the_policy_and_the_pause_before_it_are_within_what_is_promised() -> None:
    assert policy_sync.POLL_SECONDS + policy_sync._QUERY_SECONDS_MAX <= PROMISED_SECONDS


async def test_a_withdrawn_right_is_gone_in_every_process(
    casinos: list[Casino], fresh_database_url: str
) -> None:
    assert [await refused(each, PLAYERS, CRM) for each in casinos] == [False, False]
    await withdraw(fresh_database_url, *SEARCH)
    async with asyncio.timeout(SECONDS_MAX):
        await asyncio.gather(*(until_refused(each, PLAYERS, CRM) for each in casinos))


async def test_a_running_subscription_ends_when_its_right_is_withdrawn(
    casinos: list[Casino], fresh_database_url: str
) -> None:
    player = await casinos[0].a_player("1.00")
    async with AsyncExitStack() as stack:
        watching = [
            await stack.enter_async_context(each.watching(STATUS, SUPPORT, id=player)) for each in casinos
        ]
        for each in watching:
            await each.next()
        await withdraw(fresh_database_url, *WATCH)
        async with asyncio.timeout(SECONDS_MAX):
            last = [(await each.message(), await each.message()) for each in watching]
    for refusal, end in last:
        assert refusal["payload"]["data"] is None
        errors = [error["extensions"] for error in refusal["payload"]["errors"]]
        assert {error["code"] for error in errors} == {"FORBIDDEN"}
        watched = "Subscription.playerStatusChanged"
        assert [error["coordinate"] for error in errors] == [watched, f"{watched}(playerId)"]
        assert end == {"id": "1", "type": "complete"}


async def test_subscriptions_still_allowed_continue(casinos: list[Casino], fresh_database_url: str) -> None:
    player = await casinos[0].a_player("1.00")
    async with casinos[0].watching(STATUS, SUPPORT, id=player) as watching:
        await watching.next()
        await withdraw(fresh_database_url, *SEARCH)
        await until_refused(casinos[0], PLAYERS, SUPPORT)
        move = {"playerId": player, "to": "SUSPENDED", "reason": {"code": "SECURITY"}}
        await casinos[0].mutate(
            "mutation ($in: MovePlayerStatusInput!) { it: movePlayerStatus(input: $in) { __typename } }", move
        )
        assert (await watching.next())["status"] == "SUSPENDED"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (("p", "support", "default", "Player.shoeSize", "read", "allow"), "read Player.shoeSize"),
        (("p", "support", "default", "Player.email", "write", "allow"), "write Player.email"),
        (("p", "ghost", "default", "Player.email", "read", "allow"), "role or permission ghost"),
        (("g", "support", "ghost:read", "default", None, None), "role or permission ghost:read"),
        (("g", "operator:01900000-0000-7000-8000-000000000001", "ghost", "*", None, None), "role ghost"),
    ],
)
async def test_unknown_names_in_the_policy_stop_the_start(
    rule: tuple[str, ...], words: str, servers: EmbeddedServers, fresh_database_url: str, tmp_path: Path
) -> None:
    insert = "insert into identity.casbin_rule (ptype, v0, v1, v2, v3, v4) values ($1, $2, $3, $4, $5, $6)"
    await change(fresh_database_url, insert, *rule)
    application = started(fresh_database_url, servers.redis_url, tmp_path)
    with pytest.raises(UnknownPolicyNames, match=words):
        await application


async def started(database_url: str, redis_url: str, data_dir: Path) -> None:
    access = shipped_access_control()
    access.protect(root.whole())
    settings = Settings(database_url=database_url, redis_url=redis_url, data_dir=data_dir)
    async with wire_process(settings, Metrics(CollectorRegistry(), ()), access):
        raise AssertionError("it started")
