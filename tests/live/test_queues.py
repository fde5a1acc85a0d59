"""Watching how much waits: a real relay and hub, and the whole product on sockets."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from adapters.valkey.live.fact_encoding import QUEUE_CHANGED
from domain.shared.actor import Channel, Origin
from domain.workplace.queues import QueueCount, QueueKind, QueueReads
from resolvers.authorization.levels import AccessTable
from resolvers.context import Context, Process
from resolvers.read_models import ReadModels
from resolvers.workplace import queues as resolve
from server.embedded import EmbeddedServers
from tests.live.fake_read_models import OPERATOR
from tests.live.relay_and_hub import (
    connected_hub,
    eventually,
    kill_valkey,
    running_relay,
    soon,
)
from tests.live.served_casino import ADMIN, SUPPORT, Casino, open_casino

COUNTS = "subscription { queueCountsChanged { kind count capped oldestAt } }"
REQUEST = """mutation ($in: RequestWithdrawalInput!) {
  it: requestWithdrawal(input: $in) { __typename ... on WithdrawalMoved { withdrawal { id } } }
}"""
REJECT = "mutation ($in: MoveWithdrawalInput!) { it: rejectWithdrawal(input: $in) { __typename } }"
CORRECT = "mutation ($in: RequestCorrectionInput!) { it: requestCorrection(input: $in) { __typename } }"
ANNOUNCE = """insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)
  values (0, $1, $2, $3, 0, '{}', '')"""
READ = {coordinate: {"call", "write"} for names in resolve.LISTS.values() for coordinate in names}


class FakeQueues:
    """Queues whose numbers the test sets; counts how often they are read."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self.numbers: dict[QueueKind, int] = {}
        self.reads = 0
        self.table = AccessTable.of_acts(READ)

    async def set(self, kind: QueueKind, number: int, brand: str = "default") -> None:
        """Another number, and what a trigger writes of it."""
        self.numbers[kind] = number
        await self.announce(brand)

    async def announce(self, brand: str = "default") -> None:
        await self._connection.execute(ANNOUNCE, UUID(int=0), brand, QUEUE_CHANGED)

    async def counts(self, kinds: Collection[QueueKind]) -> list[QueueCount]:
        """As ``QueueReads``."""
        self.reads += 1
        return [
            QueueCount(kind, self.numbers.get(kind, 0), capped=False, oldest_at=None)
            for kind in QueueKind
            if kind in kinds
        ]

    def lose(self, kind: QueueKind) -> None:
        """The viewer's roles may read its list no more."""
        lost = resolve.LISTS[kind]
        self.table = AccessTable.of_acts({name: acts for name, acts in READ.items() if name not in lost})

    @asynccontextmanager
    async def watched(self, hub: Any) -> AsyncIterator[AsyncIterator[dict[QueueKind, int]]]:
        """What is pushed to a viewer, by kind."""
        unused: Any = None
        process = Process(
            commands=unused,
            reads=ReadModels({QueueReads: lambda _brand: self}),
            live=hub,
            clock=unused,
            reach=unused,
            rights=SimpleNamespace(requires={}),  # type: ignore[arg-type]
        )
        context = Context(
            process,
            Origin(OPERATOR, Channel.GRAPHQL, "test"),
            self.table,
            renew=lambda origin: (origin, self.table),
        )
        pushes = resolve.queue_counts_changed(SimpleNamespace(context=context))  # type: ignore[arg-type]

        async def numbers() -> AsyncIterator[dict[QueueKind, int]]:
            async for push in pushes:
                yield {each.kind: each.count for each in push}

        try:
            yield numbers()
        finally:
            await pushes.aclose()


@pytest.fixture
def queues(connection: Any) -> FakeQueues:
    return FakeQueues(connection)


async def test_the_present_comes_first_and_then_each_change(
    queues: FakeQueues, fresh_database_url: str, redis_url: str
) -> None:
    async with (
        running_relay(fresh_database_url, redis_url),
        connected_hub(redis_url) as hub,
        queues.watched(hub) as pushes,
    ):
        assert await soon(anext(pushes)) == dict.fromkeys(QueueKind, 0)
        for number in (1, 2, 1):
            await queues.set(QueueKind.CORRECTIONS, number)
            pushed = await soon(anext(pushes))
            assert (pushed[QueueKind.CORRECTIONS], pushed[QueueKind.ADJUSTMENTS]) == (number, 0)


async def test_many_changes_are_read_and_pushed_together(
    queues: FakeQueues, fresh_database_url: str, redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resolve, "COALESCED_SECONDS", 1.0)
    async with (
        running_relay(fresh_database_url, redis_url),
        connected_hub(redis_url) as hub,
        queues.watched(hub) as pushes,
    ):
        await soon(anext(pushes))
        for number in range(1, 201):
            await queues.set(QueueKind.WITHDRAWALS, number)
        numbers = []
        while not numbers or numbers[-1] != 200:
            numbers.append((await soon(anext(pushes)))[QueueKind.WITHDRAWALS])
        assert numbers == sorted(set(numbers))
        assert queues.reads < 20


async def test_another_brand_s_queues_are_not_read(
    queues: FakeQueues, fresh_database_url: str, redis_url: str
) -> None:
    async with (
        running_relay(fresh_database_url, redis_url),
        connected_hub(redis_url) as hub,
        queues.watched(hub) as pushes,
    ):
        await soon(anext(pushes))
        for _ in range(5):
            await queues.announce("rival")
        await queues.set(QueueKind.CLIENTS, 1)
        assert (await soon(anext(pushes)))[QueueKind.CLIENTS] == 1
        assert queues.reads == 2


async def test_a_lost_right_takes_its_queue_away(
    queues: FakeQueues, redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resolve, "RIGHTS_SECONDS", 0.01)
    async with connected_hub(redis_url) as hub, queues.watched(hub) as pushes:
        assert QueueKind.POLICY_CHANGES in await soon(anext(pushes))
        queues.lose(QueueKind.POLICY_CHANGES)
        assert set(await soon(anext(pushes))) == {*QueueKind} - {QueueKind.POLICY_CHANGES}


async def test_watching_goes_on_when_valkey_is_away_and_after_it_is_back(
    queues: FakeQueues, fresh_database_url: str, killable_valkey: EmbeddedServers
) -> None:
    url = killable_valkey.redis_url
    async with (
        running_relay(fresh_database_url, url),
        connected_hub(url, refresh_seconds=0.05) as hub,
        queues.watched(hub) as pushes,
    ):
        await soon(anext(pushes))
        kill_valkey(killable_valkey)
        await eventually(lambda: not hub.connected)
        await queues.set(QueueKind.FACTOR_RESETS, 1)
        assert (await soon(anext(pushes)))[QueueKind.FACTOR_RESETS] == 1
        killable_valkey.restart_dead()
        await eventually(lambda: hub.connected)
        for number in (2, 3):
            await queues.set(QueueKind.FACTOR_RESETS, number)
            assert (await soon(anext(pushes)))[QueueKind.FACTOR_RESETS] == number


@pytest.fixture
async def casino(fresh_database_url: str, redis_url: str, tmp_path: Path) -> AsyncIterator[Casino]:
    async with open_casino(fresh_database_url, redis_url, tmp_path) as casino:
        yield casino


async def test_operators_see_what_comes_and_goes(casino: Casino) -> None:
    player = await casino.a_player("100.00")
    async with casino.watching(COUNTS, ADMIN) as boss, casino.watching(COUNTS, SUPPORT) as support:
        assert {each["count"] for each in await boss.next()} == {0}
        assert {each["kind"] for each in await support.next()} == {"CORRECTIONS", "FACTOR_RESETS"}

        money = {"amount": "5.00", "currency": "EUR"}
        asked = {"playerId": player, "key": "w", "amount": money, "method": "bank"}
        made = await casino.mutate(REQUEST, asked)
        waits = _of(await boss.next(), "WITHDRAWALS")
        assert (waits["count"], waits["capped"]) == (1, False)
        assert datetime.fromisoformat(waits["oldestAt"]) <= datetime.now(UTC)
        reject = {"withdrawalId": made["withdrawal"]["id"], "key": "r", "reason": "r"}
        await casino.mutate(REJECT, reject)
        ended = _of(await boss.next(), "WITHDRAWALS")
        assert (ended["count"], ended["capped"], ended["oldestAt"]) == (0, False, None)

        correct = {"playerId": player, "key": "c", "reason": "misspelt", "firstName": "Ann"}
        await casino.mutate(CORRECT, correct)
        for watching in (boss, support):
            assert _of(await watching.next(), "CORRECTIONS")["count"] == 1


def _of(pushed: Any, kind: str) -> Any:
    return next(each for each in pushed if each["kind"] == kind)


async def test_whom_no_queue_concerns_is_refused(casino: Casino) -> None:
    for role in ("game_server", "enrolling"):
        async with casino.watching(COUNTS, replace(ADMIN, roles=frozenset({role}))) as watching:
            message = await watching.message()
            assert message["type"] == "error"
            assert message["payload"][0]["extensions"]["code"] == "FORBIDDEN"
