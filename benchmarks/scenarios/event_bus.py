"""Events from the outbox to a consumer's effect: a second, on each broker that is there, beside floors."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any
from uuid import UUID

import asyncpg
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.event_bus.addresses import open_bus
from adapters.event_bus.bus import BusMessage, EventBus
from adapters.event_bus.cloud_events import Installation, KeptEvent, encode_event, player_key
from adapters.postgres.advisory_locks import Connection
from adapters.postgres.database import connect
from adapters.postgres.outbox import relay as relay_module
from adapters.postgres.outbox.event_consumer import EventConsumer, RunningConsumer
from adapters.postgres.outbox.event_sender import EventSender
from adapters.postgres.outbox.relay import Relay
from adapters.postgres.outbox.row import OutboxRow
from benchmarks.environment.brokers import (
    missing_kafka,
    missing_rabbitmq,
    running_rabbitmq,
    running_tansu,
)
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import RATE, Figures, interleaved, latencies, ratio
from benchmarks.suite import BenchmarkRun
from domain.shared.ids import new_id
from domain.shared.published_events import PublishedEvent

TITLE = "The event bus: from the outbox to a consumer's effect"
INSTALLATION = Installation("bench", "http://127.0.0.1:8000")
PLAYERS = 2000
STEADY_PER_SECOND = 500
WAIT_SECONDS_MAX = 120.0
JOIN_SECONDS = 2.0

FILL = """
  insert into outbox.event (part, player_id, brand, name, seq, payload, correlation_id)
  select get_byte(uuid_send(id), 15) & 15, id, 'default', 'wallet.bet_placed', n,
         '{"kind": "BET", "amount": "1000", "currency": "EUR", "game": "book", "wallets": [{"no": 0}]}', 'c'
    from generate_series(1, $1) n, lateral (select ($2::uuid[])[1 + n % cardinality($2::uuid[])]) player(id)
"""
EFFECTS = "create table if not exists bench_effect (player_id uuid, player_seq bigint, seconds float8)"
GRANT = "grant select, insert, truncate on bench_effect to croupier_app"
AGAIN = "update outbox.reader set position = 0; truncate outbox.consumed"
DELETE = """
  delete from outbox.event using unnest($1::smallint[], $2::bigint[]) sent(part, id)
  where event.part = sent.part and event.id = sent.id
"""


class NoWatchers:
    """A publisher of live updates without any."""

    async def check(self) -> None:
        """Always there."""

    async def publish(self, facts: Sequence[OutboxRow]) -> None:
        """Nothing."""

    async def close(self) -> None:
        """Nothing is open."""


class DeletingRelay(Relay):
    """The relay as it would be if it neither numbered nor kept anything."""

    async def _publish_batch(self, connection: Connection, lanes: list[int]) -> int:
        rows = await connection.fetch(relay_module._READ, lanes, self._batch_max // len(lanes))  # noqa: SLF001
        if rows:
            await connection.execute(DELETE, [row["part"] for row in rows], [row["id"] for row in rows])
        return len(rows)


class CountingBus:
    """A bus that counts what its broker has confirmed."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self.broker = bus.broker
        self.count = 0
        self.check, self.consume, self.close = bus.check, bus.consume, bus.close

    async def publish(self, messages: Sequence[BusMessage]) -> None:
        await self._bus.publish(messages)
        self.count += len(messages)


def measure(bench: BenchmarkRun) -> Finding:
    """Measure the relay with and without numbers, then sending, consuming and delays on each broker."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    finding = Finding("event_bus", TITLE)
    run = EventRun(bench)
    relays = {"relay, deletes only": run.deleting, "relay, numbers and keeps": run.keeping}
    bare, ours = interleaved(bench.scale.rounds, relays, bench.print_run).values()
    finding.add(bare, ours)
    finding.ratios.append(ratio("relay that keeps / that deletes", ours, bare))
    with brokers(bench) as urls:
        for name, url in urls.items():
            cases = interleaved(
                bench.scale.rounds,
                {
                    f"{name}: publish alone": partial(measured, run.floor, url),
                    f"{name}: sender": partial(measured, run.sending, url),
                    f"{name}: consumer": partial(measured, run.consuming, url),
                    f"{name}: {STEADY_PER_SECOND}/s": partial(measured, run.steady, url),
                },
                bench.print_run,
            )
            floor, sender, *_ = cases.values()
            finding.add(*cases.values())
            finding.ratios.append(ratio(f"{name}: sender / publish alone", sender, floor))
    finding.notes += [
        f"{run.events:,} events of {PLAYERS:,} players, one process; the relay has no watchers",
        "publish alone: the same envelopes, encoded beforehand and confirmed in batches of 1,000",
        "consumer, from its first batch on: numbers, positions, a row an event as the effect, batch by batch",
        f"delays at {STEADY_PER_SECOND} events/s: from the fact's commit to the effect, relay between",
    ]
    return finding


def measured(case: Callable[[str], Coroutine[Any, Any, Figures]], url: str) -> Figures:
    """One run of a case on one broker."""
    return asyncio.run(case(url))


class EventRun:
    """One run: its database and players."""

    def __init__(self, bench: BenchmarkRun) -> None:
        self.dsn = bench.databases.empty("events")
        self.events = bench.scale.replay_rows * 2
        self.seconds = bench.scale.seconds
        self.ids = [new_id() for _ in range(PLAYERS)]
        bench.databases.execute(f"{EFFECTS}; {GRANT}", self.dsn)

    def deleting(self) -> Figures:
        """A relay that forgets."""
        return asyncio.run(self._relayed(DeletingRelay(self.dsn, NoWatchers())))

    def keeping(self) -> Figures:
        """Ours."""
        return asyncio.run(self._relayed(Relay(self.dsn, NoWatchers())))

    async def _relayed(self, relay: Relay) -> Figures:
        owner = await asyncpg.connect(self.dsn)
        await owner.execute("truncate outbox.published; update outbox.lane set position = 0")
        await owner.execute("truncate outbox.player_position")
        await owner.execute(FILL, self.events, self.ids)
        seconds = await _timed(relay.run, lambda: _is_empty(owner))
        await owner.close()
        return {RATE: self.events / seconds}

    async def floor(self, url: str) -> Figures:
        """Encoded envelopes, published as fast as the broker confirms."""
        return await self._published(open_bus(url, f"bench.{new_id().hex}"))

    async def _published(self, bus: EventBus) -> Figures:
        owner = await asyncpg.connect(self.dsn)
        rows = await owner.fetch(
            "select part, position, id, player_id, brand, name, version, player_seq, payload::text, "
            "correlation_id, at from outbox.published order by part, position"
        )
        await owner.close()
        kept = [KeptEvent(*row) for row in rows]
        messages = [BusMessage(e.part, player_key(e.player_id), encode_event(e, INSTALLATION)) for e in kept]
        await bus.check()
        started = time.perf_counter()
        for first in range(0, len(messages), 1000):
            await bus.publish(messages[first : first + 1000])
        seconds = time.perf_counter() - started
        await bus.close()
        return {RATE: len(messages) / seconds}

    async def sending(self, url: str) -> Figures:
        """The sender, from the kept events to the broker."""
        owner = await asyncpg.connect(self.dsn)
        await owner.execute(AGAIN)
        count = await owner.fetchval("select count(*) from outbox.published")
        await owner.close()
        bus = CountingBus(open_bus(url, f"bench.{new_id().hex}"))

        async def done() -> bool:
            return bool(bus.count >= count)

        return {RATE: count / await _timed(EventSender(self.dsn, bus, INSTALLATION).run, done)}

    async def consuming(self, url: str) -> Figures:
        """A consumer that is behind, from the broker to its effect."""
        owner, name = await asyncpg.connect(self.dsn), f"bench.{new_id().hex}"
        await owner.execute("truncate bench_effect")
        count = await owner.fetchval("select count(*) from outbox.published")
        async with _consumer(self.dsn, open_bus(url, name)) as running:
            # RabbitMQ keeps nothing for a group that was never there.
            stopping = asyncio.Event()
            joining = asyncio.create_task(running.run(stopping))
            await asyncio.sleep(JOIN_SECONDS)
            stopping.set()
            await joining
            await self._published(open_bus(url, name))
            rate = await _consumed(running, owner, count)
        await owner.close()
        return {RATE: rate}

    async def steady(self, url: str) -> Figures:
        """Facts at a steady rate, through relay, sender and consumer."""
        owner, name = await asyncpg.connect(self.dsn), f"bench.{new_id().hex}"
        await owner.execute(
            "truncate bench_effect, outbox.published, outbox.consumed, outbox.player_position"
        )
        await owner.execute("truncate outbox.reader; update outbox.lane set position = 0")
        bus, count = open_bus(url, name), int(STEADY_PER_SECOND * self.seconds)
        async with _consumer(self.dsn, open_bus(url, name)) as running:
            stopping = asyncio.Event()
            loops = (
                Relay(self.dsn, NoWatchers()).run,
                EventSender(self.dsn, bus, INSTALLATION).run,
                running.run,
            )
            tasks = [asyncio.create_task(loop(stopping)) for loop in loops]
            await self._write(len(self.ids), self.ids)
            await _until(lambda: _has_effects(owner, len(self.ids)))
            await owner.execute("truncate bench_effect")
            await self._write(count, self.ids)
            await _until(lambda: _has_effects(owner, count))
            stopping.set()
            await asyncio.gather(*tasks)
        delays = [row[0] for row in await owner.fetch("select seconds from bench_effect")]
        await owner.close()
        return latencies(delays)

    async def _write(self, count: int, ids: Sequence[UUID]) -> None:
        writer = await asyncpg.connect(self.dsn)
        started, step = time.perf_counter(), 10
        for done in range(0, count, step):
            await writer.execute(FILL, step, ids[done % len(ids) :][:step])
            await asyncio.sleep(max(0.0, started + done / STEADY_PER_SECOND - time.perf_counter()))
        await writer.close()


async def write_effect(connection: AsyncConnection, events: Sequence[PublishedEvent]) -> None:
    """The effect: a row for each event, with how long ago it was recorded."""
    driver = (await connection.get_raw_connection()).driver_connection
    assert driver is not None
    await driver.execute(
        "insert into bench_effect select id, seq, extract(epoch from clock_timestamp() - at)"
        " from unnest($1::uuid[], $2::bigint[], $3::timestamptz[]) taken(id, seq, at)",
        [event.player_id for event in events],
        [event.player_seq for event in events],
        [event.time for event in events],
    )


class _consumer:  # noqa: N801 - used as a function
    """A new consumer, with its connections."""

    def __init__(self, dsn: str, bus: EventBus) -> None:
        self._dsn = dsn
        self._bus = bus

    async def __aenter__(self) -> RunningConsumer:
        self._database = await connect(self._dsn, composing_max=3, hot_max=1)
        consumer = EventConsumer(f"bench-{new_id().hex}", write_effect)
        return RunningConsumer(consumer, self._bus, self._database, INSTALLATION)

    async def __aexit__(self, *_: object) -> None:
        await self._database.close()


@contextmanager
def brokers(bench: BenchmarkRun) -> Iterator[dict[str, str]]:
    """The brokers that are there: name -> URL."""
    with ExitStack() as running:
        urls = {"Valkey": bench.databases.servers.redis_url}
        for name, reason, start in (
            ("Kafka (Tansu)", missing_kafka(), running_tansu),
            (
                "RabbitMQ",
                missing_rabbitmq(),
                lambda: running_rabbitmq(bench.databases.directory / "rabbitmq"),
            ),
        ):
            if reason:
                bench.print_note(f"{name}: {reason}")
            else:
                urls[name] = running.enter_context(start())
        yield urls


async def _consumed(running: RunningConsumer, owner: Any, count: int) -> float:
    """Effects a second, from the first batch on: how long a broker takes to admit a member is not counted."""
    stopping = asyncio.Event()
    task = asyncio.create_task(running.run(stopping))
    await _until(lambda: _has_effects(owner, 1), task)
    first, started = await owner.fetchval("select count(*) from bench_effect"), time.perf_counter()
    await _until(lambda: _has_effects(owner, count), task)
    rate: float = (count - first) / (time.perf_counter() - started)
    stopping.set()
    await task
    return rate


async def _timed(run: Callable[[asyncio.Event], Any], done: Callable[[], Any]) -> float:
    """How long a loop takes until this holds."""
    stopping, started = asyncio.Event(), time.perf_counter()
    task = asyncio.create_task(run(stopping))
    await _until(done, task)
    seconds = time.perf_counter() - started
    stopping.set()
    await task
    return seconds


async def _until(done: Callable[[], Any], task: asyncio.Task[Any] | None = None) -> None:
    async with asyncio.timeout(WAIT_SECONDS_MAX):
        while not await done():
            if task is not None and task.done():
                await task
            await asyncio.sleep(0.01)


async def _is_empty(owner: Any) -> bool:
    return not await owner.fetchval("select exists (select from outbox.event)")


async def _has_effects(owner: Any, count: int) -> bool:
    return bool(await owner.fetchval("select count(*) >= $1 from bench_effect", count))
