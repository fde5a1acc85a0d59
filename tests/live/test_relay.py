from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from adapters.postgres.advisory_locks import lock_session, try_lock
from adapters.postgres.database import connect
from adapters.postgres.outbox.backlog import backlog
from adapters.postgres.outbox.relay import Relay
from adapters.postgres.outbox.row import OutboxRow
from domain.shared.ids import LANES, new_id
from server.jobs.background import Loop
from tests.live.relay_and_hub import (
    application_connection,
    connected_hub,
    contiguous,
    eventually,
    next_fact,
    outbox_count,
    record_fact,
    running_loops,
    running_relay,
    soon,
)

WRITERS = 20
ROOT = Path(__file__).parents[2]

# Draws the sequence number under the player's lock and records the fact in the same transaction.
WRITE = """
    with next as (update counter set seq = seq + 1 where player_id = $1 returning player_id, seq)
    insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)
    select get_byte(uuid_send(player_id), 15) & 15, player_id, 'default', 'wallet.bet_placed', seq, '{}', 'c'
    from next
"""

LOCKS = """
    select count(*) from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())
"""

A_RELAY = """
import asyncio, sys
from adapters.postgres.outbox.relay import Relay
from adapters.valkey.client import pool_of
from adapters.valkey.live.publisher import ValkeyPublisher
from server.jobs.background import Background, Loop

class Quietly:
    def restarted(self, loop): pass

async def main(database_url, redis_url):
    relay = Relay(database_url, ValkeyPublisher(pool_of(redis_url)), batch_max=50)
    async with Background([Loop("relay", relay.run)], drain_seconds_max=5, report=Quietly()):
        await asyncio.Event().wait()

asyncio.run(main(*sys.argv[1:]))
"""


class RecordingPublisher:
    """A publisher that keeps what it is given, and fails when told to."""

    def __init__(self) -> None:
        self.seqs: defaultdict[UUID, list[int]] = defaultdict(list)
        self.broken = False
        self.fails_after_publishing = 0

    async def check(self) -> None:
        if self.broken:
            raise ConnectionError("the shelf is gone")

    async def publish(self, facts: Sequence[OutboxRow]) -> None:
        await self.check()
        for fact in facts:
            self.seqs[fact.player_id].append(fact.seq)
        if self.fails_after_publishing:
            self.fails_after_publishing -= 1
            raise ConnectionError("unknown whether it arrived")

    async def close(self) -> None:
        """Nothing is open."""


class CountingRelayReport:
    def __init__(self) -> None:
        self.partitions = 0

    def owns(self, partitions: int) -> None:
        self.partitions = partitions

    def published(self, facts: int, age_seconds_max: float) -> None:
        assert facts > 0
        assert age_seconds_max >= 0


@pytest.fixture
async def players(fresh_database_url: str) -> list[UUID]:
    """Players whose operations are numbered without gaps."""
    ids = [new_id() for _ in range(10)]
    owner = await asyncpg.connect(fresh_database_url)
    await owner.execute("create table counter (player_id uuid primary key, seq bigint not null default 0)")
    await owner.execute("grant select, update on counter to croupier_app")
    await owner.executemany("insert into counter values ($1)", [(id,) for id in ids])
    await owner.close()
    return ids


async def write_facts(database_url: str, players: Sequence[UUID], facts: int, seed: int) -> None:
    """One writer: its transactions overlap with those of the others."""
    random = Random(seed)
    async with application_connection(database_url) as connection:
        for _ in range(facts):
            async with connection.transaction():
                await connection.execute(WRITE, random.choice(players))


async def facts_written(connection: Any, players: Sequence[UUID]) -> dict[UUID, int]:
    """How many facts each player has."""
    rows = await connection.fetch("select player_id, seq from counter")
    return {row[0]: row[1] for row in rows}


async def test_facts_of_a_player_keep_their_order_under_20_concurrent_writers(
    fresh_database_url: str, connection: Any, players: list[UUID]
) -> None:
    shelf = RecordingPublisher()
    async with running_loops(Loop("relay", Relay(fresh_database_url, shelf, batch_max=64).run)):
        await asyncio.gather(*(write_facts(fresh_database_url, players, 50, seed) for seed in range(WRITERS)))
        await eventually(lambda: sum(map(len, shelf.seqs.values())) == WRITERS * 50)

    expected = await facts_written(connection, players)
    assert shelf.seqs == {id: list(range(1, count + 1)) for id, count in expected.items()}
    assert await outbox_count(connection) == 0


async def test_a_fact_is_published_only_after_its_commit(
    fresh_database_url: str, connection: Any, players: list[UUID]
) -> None:
    shelf = RecordingPublisher()
    async with running_loops(Loop("relay", Relay(fresh_database_url, shelf).run)):
        async with connection.transaction():
            await connection.execute(WRITE, players[0])
            # Another player's later fact overtakes the one that is not committed yet, which is not lost.
            async with application_connection(fresh_database_url) as other:
                await other.execute(WRITE, players[1])
            await eventually(lambda: shelf.seqs[players[1]] == [1])
            assert shelf.seqs[players[0]] == []
        await eventually(lambda: shelf.seqs[players[0]] == [1])


async def test_unpublished_facts_stay_and_are_published_later(
    fresh_database_url: str, connection: Any
) -> None:
    shelf, player = RecordingPublisher(), new_id()
    shelf.broken = True
    async with running_loops(Loop("relay", Relay(fresh_database_url, shelf).run)) as report:
        await record_fact(connection, player, 1)
        await eventually(lambda: len(report.restarts) >= 2)
        assert await outbox_count(connection) == 1
        database = await connect(fresh_database_url, hot_max=1)
        waiting = await backlog(database)
        await database.close()
        assert waiting.facts == 1
        assert waiting.oldest_seconds > 0
        shelf.broken = False
        await eventually(lambda: shelf.seqs[player] == [1])


async def test_a_failure_after_publishing_publishes_again_and_never_loses(
    fresh_database_url: str, connection: Any
) -> None:
    shelf, player = RecordingPublisher(), new_id()
    shelf.fails_after_publishing = 1
    async with running_loops(Loop("relay", Relay(fresh_database_url, shelf).run)):
        for seq in (1, 2):
            await record_fact(connection, player, seq)
        await eventually(lambda: shelf.seqs[player][-1:] == [2] and len(shelf.seqs[player]) >= 3)
    assert contiguous(shelf.seqs[player], 2)


async def test_relays_share_the_partitions_and_the_survivor_has_them_all(fresh_database_url: str) -> None:
    first, second, third = CountingRelayReport(), CountingRelayReport(), CountingRelayReport()

    def relay(shares: CountingRelayReport) -> Loop:
        return Loop("relay", Relay(fresh_database_url, RecordingPublisher(), report=shares).run)

    async with running_loops(relay(first)):
        await eventually(lambda: first.partitions == LANES)
        async with running_loops(relay(second)):
            await eventually(lambda: (first.partitions, second.partitions) == (8, 8))
            async with running_loops(relay(third)):
                await eventually(
                    lambda: sorted((first.partitions, second.partitions, third.partitions)) == [4, 6, 6]
                )
        await eventually(lambda: first.partitions == LANES)
        assert (second.partitions, third.partitions) == (0, 0)


async def test_killing_the_owner_under_load_loses_and_reorders_nothing(
    fresh_database_url: str, redis_url: str, connection: Any, players: list[UUID]
) -> None:
    command = [sys.executable, "-c", A_RELAY, fresh_database_url, redis_url]
    owner = subprocess.Popen(command, cwd=ROOT)  # noqa: ASYNC220 - it does not wait
    seen: defaultdict[UUID, list[int]] = defaultdict(list)

    try:
        async with connected_hub(redis_url, unread_max=10_000) as hub, hub.watch(frozenset(players)) as news:
            writers = [
                asyncio.create_task(write_facts(fresh_database_url, players, 40, seed))
                for seed in range(WRITERS)
            ]
            for _ in range(50):
                fact = await next_fact(news)
                seen[fact.player_id].append(fact.seq)
            async with running_relay(fresh_database_url, redis_url, batch_max=50):
                os.kill(owner.pid, signal.SIGKILL)
                await asyncio.gather(*writers)
                expected = await facts_written(connection, players)
                while any(seen[id][-1:] != [count] for id, count in expected.items()):
                    fact = await next_fact(news)
                    seen[fact.player_id].append(fact.seq)
    finally:
        owner.kill()
        owner.wait()

    assert sum(expected.values()) == WRITERS * 40
    assert all(contiguous(seen[id], count) for id, count in expected.items())


async def test_stopping_finishes_the_batch_in_hand_and_frees_the_partitions(
    fresh_database_url: str, connection: Any
) -> None:
    begun, may_end = asyncio.Event(), asyncio.Event()

    class Slow(RecordingPublisher):
        async def publish(self, facts: Sequence[OutboxRow]) -> None:
            begun.set()
            await may_end.wait()
            await super().publish(facts)

    shelf, stopping, player = Slow(), asyncio.Event(), new_id()
    task = asyncio.create_task(Relay(fresh_database_url, shelf).run(stopping))
    await record_fact(connection, player, 1)
    await soon(begun.wait())
    stopping.set()
    may_end.set()
    await soon(task)
    assert shelf.seqs[player] == [1]
    assert await outbox_count(connection) == 0
    async with asyncio.timeout(30):
        while await connection.fetchval(LOCKS):  # each look is a round trip
            continue


async def test_a_process_that_freezes_loses_its_locks(fresh_database_url: str, connection: Any) -> None:
    async with lock_session(fresh_database_url, "frozen", {"idle_session_timeout": "50"}) as frozen:
        assert await try_lock(frozen, 1, 1)
        # It says nothing any more, as a stopped process would.
        async with asyncio.timeout(30):
            while await connection.fetchval(LOCKS):
                continue
