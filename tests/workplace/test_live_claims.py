"""Claims followed live, over sockets of the whole product."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.shared.actor import Actor, ActorKind
from server.embedded import EmbeddedServers
from tests.live.relay_and_hub import kill_valkey
from tests.live.served_casino import GAMES, Casino, as_player, open_casino

RITA, ROSE = (Actor(ActorKind.OPERATOR, name, "default", frozenset({"risk"})) for name in ("rita", "rose"))
SUE = Actor(ActorKind.OPERATOR, "sue", "default", frozenset({"support"}))
RIVAL = Actor(ActorKind.OPERATOR, "rita", "rival", frozenset({"risk"}))

WATCH = """
subscription ($kinds: [WorkItemKind!], $coalesce: Boolean = false) {
  workItemsChanged(kinds: $kinds, coalesce: $coalesce) {
    fresh items { kind itemId claim { holder mine takenFrom takenFor } } } }
"""
MUTATE = "mutation ($in: {0}Input!) {{ it: {1}(input: $in) {{ __typename {2} }} }}"
REQUEST = """mutation ($in: RequestWithdrawalInput!) { it: requestWithdrawal(input: $in) {
  __typename ... on WithdrawalMoved { withdrawal { id } } } }"""


@pytest.fixture
async def casino(
    fresh_database_url: str, killable_valkey: EmbeddedServers, tmp_path: Path
) -> AsyncIterator[Casino]:
    async with open_casino(fresh_database_url, killable_valkey.redis_url, tmp_path) as casino:
        yield casino


async def withdrawals(casino: Casino, many: int) -> list[str]:
    """The ids of new withdrawals, which wait."""
    player = await casino.a_player("100.00")
    made = []
    for number in range(many):
        money = {"amount": "1.00", "currency": "EUR"}
        given = {"playerId": player, "key": f"w{number}", "amount": money, "method": "bank"}
        made.append((await casino.mutate(REQUEST, given, by=as_player(player)))["withdrawal"]["id"])
    return made


async def change(casino: Casino, name: str, id: str, by: Actor, **more: Any) -> Any:
    """What comes of a mutation about a withdrawal."""
    more_shown = "... on WorkItemClaimed { claim { until } }" if name == "claimWorkItem" else ""
    document = MUTATE.format(name[0].upper() + name[1:], name, more_shown)
    return await casino.mutate(document, {"item": {"kind": "WITHDRAWAL", "id": id}} | more, by=by)


def row(id: str, holder: str | None, mine: bool = False, **taken: Any) -> Any:  # noqa: FBT002 - a field
    claim = {"holder": holder, "mine": mine, "takenFrom": None, "takenFor": None} | taken
    return {"kind": "WITHDRAWAL", "itemId": id, "claim": claim if holder else None}


async def test_claims_are_pushed_as_they_begin_change_and_end(casino: Casino) -> None:
    first, second = await withdrawals(casino, 2)
    await change(casino, "claimWorkItem", first, RITA)
    async with casino.watching(WATCH, RITA) as hers, casino.watching(WATCH, ROSE, coalesce=True) as others:
        assert await hers.next() == {"fresh": True, "items": [row(first, "operator:rita", mine=True)]}
        assert await others.next() == {"fresh": True, "items": [row(first, "operator:rita")]}

        await change(casino, "claimWorkItem", second, ROSE)
        assert await hers.next() == {"fresh": False, "items": [row(second, "operator:rose")]}
        assert await others.next() == {"fresh": False, "items": [row(second, "operator:rose", mine=True)]}

        taking = {"holder": "operator:rita", "reason": {"code": "URGENT"}}
        await change(casino, "takeOverWorkItem", first, ROSE, **taking)
        taken = {"takenFrom": "operator:rita", "takenFor": "URGENT"}
        assert await hers.next() == {"fresh": False, "items": [row(first, "operator:rose", **taken)]}
        assert (await change(casino, "claimWorkItem", first, RITA))["__typename"] == "WorkItemTaken"

        await change(casino, "releaseWorkItem", first, ROSE)
        assert await hers.next() == {"fresh": False, "items": [row(first, None)]}
        while (pushed := await others.next())["items"] != [row(first, None)]:
            assert pushed == {"fresh": False, "items": [row(first, "operator:rose", mine=True, **taken)]}


async def test_claims_that_end_by_themselves_are_pushed_too(casino: Casino) -> None:
    (id,) = await withdrawals(casino, 1)
    claim = (await change(casino, "claimWorkItem", id, RITA))["claim"]
    until = datetime.fromisoformat(claim["until"])
    with casino.clock.stopped(until - timedelta(seconds=1)):
        async with casino.watching(WATCH, ROSE) as watching:
            assert await watching.next() == {"fresh": True, "items": [row(id, "operator:rita")]}
            casino.clock.stopped_at = until
            assert await watching.next() == {"fresh": False, "items": [row(id, None)]}


async def test_a_watcher_is_told_of_queues_that_they_may_see_and_want(casino: Casino) -> None:
    first, second = await withdrawals(casino, 2)
    await change(casino, "claimWorkItem", first, RITA)
    none = {"fresh": True, "items": []}
    async with (
        casino.watching(WATCH, SUE) as support,
        casino.watching(WATCH, ROSE, kinds=["CORRECTION"]) as corrections,
        casino.watching(WATCH, RIVAL) as rival,
        casino.watching(WATCH, ROSE, kinds=["WITHDRAWAL"]) as wanted,
    ):
        for each in (support, corrections, rival):
            assert await each.next() == none
        assert await wanted.next() == {"fresh": True, "items": [row(first, "operator:rita")]}
        await change(casino, "claimWorkItem", second, ROSE)
        assert await wanted.next() == {"fresh": False, "items": [row(second, "operator:rose", mine=True)]}
    async with casino.watching(WATCH, GAMES) as watching:
        message = await watching.message()
        assert message["payload"][0]["extensions"]["code"] == "FORBIDDEN"


async def test_claims_are_made_and_read_again_while_valkey_is_down(
    casino: Casino, killable_valkey: EmbeddedServers
) -> None:
    (id,) = await withdrawals(casino, 1)
    async with casino.watching(WATCH, ROSE) as watching:
        assert await watching.next() == {"fresh": True, "items": []}
        kill_valkey(killable_valkey)
        assert (await change(casino, "claimWorkItem", id, RITA))["__typename"] == "WorkItemClaimed"
        assert await watching.next() == {"fresh": False, "items": [row(id, "operator:rita")]}
        killable_valkey.restart_dead()
        await change(casino, "releaseWorkItem", id, RITA)
        assert await watching.next() == {"fresh": False, "items": [row(id, None)]}
