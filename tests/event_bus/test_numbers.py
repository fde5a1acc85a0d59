"""Published facts are numbered for each player, kept, and sent to the bus in order; again when asked."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest

from adapters.postgres.database import connect
from adapters.postgres.outbox.event_sender import EventSender
from adapters.postgres.outbox.kept_events import KeptEvents
from adapters.postgres.outbox.relay import Relay
from domain.shared.ids import lane_of, new_id
from server.jobs.background import Loop
from tests.event_bus.event_harness import INSTALLATION, NoWatchers, RecordingBus
from tests.live.relay_and_hub import (
    application_connection,
    eventually,
    outbox_count,
    record_fact,
    running_loops,
)

NO_PLAYER = UUID(int=0)


@pytest.fixture
async def connection(fresh_database_url: str) -> Any:
    async with application_connection(fresh_database_url) as connection:
        yield connection


def loops(database_url: str, bus: RecordingBus, batch_max: int = 64) -> tuple[Loop, Loop]:
    relay = Relay(database_url, NoWatchers(), batch_max=batch_max)
    return Loop("relay", relay.run), Loop(
        "sender", EventSender(database_url, bus, INSTALLATION, batch_max=batch_max).run
    )


async def record_many(database_url: str, players: list[UUID], count: int, seed: int) -> None:
    """One writer, whose transactions are open while others commit; every context numbers its own facts."""
    random = Random(seed)
    async with application_connection(database_url) as connection:
        for _ in range(count):
            async with connection.transaction():
                name = random.choice(("wallet.bet_placed", "player.changed", "identity.signed_in"))
                await record_fact(connection, random.choice(players), random.randint(1, 9), name=name)
                await asyncio.sleep(random.random() / 200)


async def kept_rows(connection: Any) -> list[Any]:
    rows: list[Any] = await connection.fetch("select * from outbox.published order by part, position")
    return rows


async def test_numbers_are_contiguous_over_all_contexts_in_whatever_order_facts_are_committed(
    fresh_database_url: str, connection: Any
) -> None:
    players, bus = [new_id() for _ in range(5)], RecordingBus()
    async with running_loops(*loops(fresh_database_url, bus)):
        await asyncio.gather(*(record_many(fresh_database_url, players, 20, seed) for seed in range(10)))
        await eventually(lambda: len(bus.messages) == 200)
    assert await outbox_count(connection) == 0
    for player in players:
        assert bus.numbers(player) == list(range(1, len(bus.numbers(player)) + 1))
    for lane in {lane_of(player) for player in players}:
        positions = [event.position for event in bus.events if event.lane == lane]
        assert positions == list(range(1, len(positions) + 1))


async def test_a_failure_after_sending_sends_the_same_again(fresh_database_url: str, connection: Any) -> None:
    player, bus = new_id(), RecordingBus()
    bus.fails_after_publishing = 1
    for seq in (1, 2):
        await record_fact(connection, player, seq)
    async with running_loops(*loops(fresh_database_url, bus)):
        await eventually(lambda: len(bus.messages) >= 4)
    assert bus.numbers(player) == [1, 2, 1, 2]
    assert bus.messages[:2] == bus.messages[2:]


async def test_a_broker_that_is_away_holds_up_nothing_but_what_is_sent_to_it(
    fresh_database_url: str, connection: Any
) -> None:
    player, bus, live = new_id(), RecordingBus(), []

    class Watchers(NoWatchers):
        async def publish(self, facts: Any) -> None:
            live.extend(facts)

    bus.broken = True
    relay = Relay(fresh_database_url, Watchers())
    async with running_loops(
        Loop("relay", relay.run), Loop("sender", EventSender(fresh_database_url, bus, INSTALLATION).run)
    ) as report:
        await record_fact(connection, player, 1)
        await eventually(lambda: "sender" in report.restarts and live)
        bus.broken = False
        await eventually(lambda: bus.numbers(player) == [1])
    assert "relay" not in report.restarts


async def test_facts_of_no_player_are_told_to_watchers_and_are_no_events(
    fresh_database_url: str, connection: Any
) -> None:
    bus = RecordingBus()
    await record_fact(connection, NO_PLAYER, 0, name="queue.changed")
    await record_fact(connection, new_id(), 1)
    async with running_loops(*loops(fresh_database_url, bus)):
        await eventually(lambda: bus.messages)
    assert await outbox_count(connection) == 0
    assert [row["name"] for row in await kept_rows(connection)] == ["wallet.bet_placed"]


async def test_sending_again_since_a_moment_gives_the_same_events_from_there_on(
    fresh_database_url: str, connection: Any
) -> None:
    player, bus = new_id(), RecordingBus()
    database = await connect(fresh_database_url, composing_max=1, hot_max=1)
    kept = KeptEvents(database)
    async with running_loops(*loops(fresh_database_url, bus)):
        for seq in (1, 2, 3, 4, 5):
            await record_fact(connection, player, seq, payload={"amount": seq})
            await eventually(lambda seq=seq: bus.numbers(player)[-1:] == [seq])  # type: ignore[misc]
        third = (await kept_rows(connection))[2]["kept_since"]
        assert await kept.send_again(await kept.positions_since(third)) == 3
        await eventually(lambda: len(bus.messages) == 8)
    await database.close()
    assert bus.numbers(player) == [1, 2, 3, 4, 5, 3, 4, 5]
    assert bus.messages[2:5] == bus.messages[5:]


async def test_events_are_removed_when_they_are_old_and_were_sent(
    fresh_database_url: str, connection: Any
) -> None:
    sent, waiting, bus = new_id(), new_id(), RecordingBus()
    database = await connect(fresh_database_url, composing_max=1, hot_max=1)
    kept = KeptEvents(database)
    relay, sender = loops(fresh_database_url, bus)
    async with running_loops(relay, sender):
        await record_fact(connection, sent, 1)
        await eventually(lambda: bus.numbers(sent) == [1])
    async with running_loops(relay):
        await record_fact(connection, waiting, 1)
        async with asyncio.timeout(30):
            while await outbox_count(connection):  # each look is a round trip
                continue
    assert await kept.remove_older_than(timedelta(hours=1), datetime.now(UTC)) == 0
    assert await kept.remove_older_than(timedelta(hours=1), datetime.now(UTC) + timedelta(hours=2)) == 1
    assert [row["player_id"] for row in await kept_rows(connection)] == [waiting]
    await record_fact(connection, sent, 2)
    async with running_loops(relay, sender):
        await eventually(lambda: bus.numbers(sent) == [1, 2])
    await database.close()
