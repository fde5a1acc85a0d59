"""A consumer's effect is there once for each event, in order per player, whatever the broker does."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from adapters.event_bus.bus import BusMessage
from adapters.postgres.database import Database, connect
from adapters.postgres.outbox import event_consumer
from adapters.postgres.outbox.event_consumer import EventConsumer, RunningConsumer
from adapters.postgres.outbox.event_sender import EventSender
from adapters.postgres.outbox.relay import Relay
from domain.shared.errors import Broken
from domain.shared.ids import new_id
from domain.shared.published_events import PublishedEvent
from server.jobs.background import Loop
from tests.event_bus.event_harness import (
    INSTALLATION,
    MAKE_EFFECTS,
    NoWatchers,
    RecordingBus,
    effects,
    write_effect,
)
from tests.live.relay_and_hub import application_connection, eventually, record_fact, running_loops


class CountingReport:
    def __init__(self) -> None:
        self.taken = self.duplicates = self.parked = 0

    def consumed(self, consumer: str, taken: int, duplicates: int, parked: int) -> None:
        self.taken += taken
        self.duplicates += duplicates
        self.parked += parked


@pytest.fixture
async def database(fresh_database_url: str) -> AsyncIterator[Database]:
    owner = await asyncpg.connect(fresh_database_url)
    await owner.execute(MAKE_EFFECTS)
    await owner.close()
    database = await connect(fresh_database_url, composing_max=2, hot_max=1)
    yield database
    await database.close()


@pytest.fixture
async def connection(fresh_database_url: str, database: Database) -> AsyncIterator[Any]:
    async with application_connection(fresh_database_url) as connection:
        yield connection


@pytest.fixture
async def sent(fresh_database_url: str, connection: Any) -> tuple[UUID, list[BusMessage]]:
    """Six events of one player, as the broker has them."""
    player, bus = new_id(), RecordingBus()
    for seq in range(1, 7):
        await record_fact(connection, player, seq)
    relay, sender = (
        Relay(fresh_database_url, NoWatchers()),
        EventSender(fresh_database_url, bus, INSTALLATION),
    )
    async with running_loops(Loop("relay", relay.run), Loop("sender", sender.run)):
        await eventually(lambda: len(bus.messages) == 6)
    return player, bus.messages


async def running(
    database: Database, effect: Any = write_effect, **options: float
) -> tuple[RunningConsumer, CountingReport]:
    """A consumer whose rows are made."""
    report = CountingReport()
    consumer = RunningConsumer(
        EventConsumer("test", effect), RecordingBus(), database, INSTALLATION, report=report, **options
    )
    async with running_loops(Loop("consumer", consumer.run)):
        await eventually_joined(database)
    return consumer, report


async def eventually_joined(database: Database) -> None:
    joined = "select count(*) from outbox.reader where name = 'test'"
    while await database.statements_for("*").fetchval(joined) < 16:
        continue


async def forget(connection: Any, *positions: int) -> None:
    """Remove kept events, as their age does."""
    await connection.execute("delete from outbox.published where position = any($1::bigint[])", positions)


async def test_what_comes_again_has_no_second_effect(
    database: Database, connection: Any, sent: tuple[UUID, list[BusMessage]]
) -> None:
    player, messages = sent
    consumer, report = await running(database)
    for batch in (messages[:3], messages[:3], messages[1:], messages):
        await consumer.deliver(batch)
    assert await effects(connection) == {player: [1, 2, 3, 4, 5, 6]}
    assert (report.taken, report.duplicates, report.parked) == (6, 3 + 2 + 6, 0)


@pytest.mark.parametrize("lost", [[0], [2, 3], [0, 1, 2, 3, 4]])
async def test_what_the_broker_lost_is_read_from_the_kept_events(
    database: Database, connection: Any, sent: tuple[UUID, list[BusMessage]], lost: list[int]
) -> None:
    player, messages = sent
    consumer, _ = await running(database)
    await consumer.deliver([message for index, message in enumerate(messages) if index not in lost])
    assert await effects(connection) == {player: [1, 2, 3, 4, 5, 6]}


async def test_what_was_never_delivered_is_found_after_a_time(
    database: Database,
    connection: Any,
    sent: tuple[UUID, list[BusMessage]],
) -> None:
    player, messages = sent
    consumer, _ = await running(database, still_seconds=0.0)
    await consumer.deliver(messages[:2])
    await consumer.sweep()
    assert await effects(connection) == {player: [1, 2, 3, 4, 5, 6]}


async def test_an_event_whose_predecessor_is_no_longer_kept_is_parked_until_that_comes(
    database: Database, connection: Any, sent: tuple[UUID, list[BusMessage]]
) -> None:
    player, messages = sent
    consumer, report = await running(database)
    await consumer.deliver(messages[:2])
    await forget(connection, 3, 4, 5, 6)
    await consumer.deliver(messages[3:5])
    assert await effects(connection) == {player: [1, 2]}
    assert report.parked == 2
    await consumer.deliver([messages[2]])
    await consumer.deliver([messages[5]])
    assert await effects(connection) == {player: [1, 2, 3, 4, 5, 6]}
    assert await connection.fetchval("select count(*) from outbox.parked") == 0


async def test_a_gap_that_is_accepted_lets_what_was_parked_go_on(
    database: Database, connection: Any, sent: tuple[UUID, list[BusMessage]]
) -> None:
    player, messages = sent
    consumer, _ = await running(database)
    await consumer.deliver(messages[:2])
    await forget(connection, 3, 4, 5, 6)
    await consumer.deliver(messages[3:])
    assert await consumer.rows.accept_gaps(connection) == 1
    await consumer.sweep()
    assert await effects(connection) == {player: [1, 2, 4, 5, 6]}


async def test_too_many_parked_events_stop_the_consumer(
    database: Database,
    connection: Any,
    sent: tuple[UUID, list[BusMessage]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, messages = sent
    monkeypatch.setattr(event_consumer, "PARKED_MAX", 2)
    consumer, _ = await running(database)
    await consumer.deliver(messages[:1])
    await forget(connection, *range(2, 7))
    await consumer.deliver(messages[2:4])
    with pytest.raises(Broken, match="croupier events release"):
        await consumer.deliver(messages[4:])
    assert await connection.fetchval("select count(*) from outbox.parked") == 2


async def test_an_effect_that_fails_leaves_nothing_behind(
    database: Database, connection: Any, sent: tuple[UUID, list[BusMessage]]
) -> None:
    player, messages = sent
    failures = [ConnectionError("a part of it is refused")]

    async def failing_once(connection: Any, events: Sequence[PublishedEvent]) -> None:
        await write_effect(connection, events)
        if failures:
            raise failures.pop()

    consumer, _ = await running(database, failing_once)
    with pytest.raises(ConnectionError):
        await consumer.deliver(messages)
    assert await effects(connection) == {}
    await consumer.deliver(messages)
    assert await effects(connection) == {player: [1, 2, 3, 4, 5, 6]}


async def test_events_that_the_database_does_not_know_are_dropped(
    database: Database, connection: Any, sent: tuple[UUID, list[BusMessage]]
) -> None:
    _, messages = sent
    consumer, _ = await running(database)
    await connection.execute("update outbox.lane set position = 3 where position = 6")
    await consumer.deliver(messages[:5])
    (numbers,) = (await effects(connection)).values()
    assert numbers == [1, 2, 3]


async def test_a_new_consumer_begins_with_what_is_kept(
    database: Database, connection: Any, sent: tuple[UUID, list[BusMessage]]
) -> None:
    player, messages = sent
    await forget(connection, 1, 2)
    consumer, report = await running(database)
    await consumer.deliver(messages[5:])
    assert await effects(connection) == {player: [3, 4, 5, 6]}
    assert report.parked == 0
