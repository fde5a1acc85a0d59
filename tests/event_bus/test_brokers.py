"""What the port of the event bus promises holds for every broker, each of them real."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from uuid import uuid4

import pytest

from adapters.event_bus.bus import BusMessage, EventBus
from adapters.event_bus.valkey_streams import ValkeyStreams
from adapters.valkey.client import pool_of
from benchmarks.environment.brokers import missing_kafka, missing_rabbitmq, running_rabbitmq, running_tansu
from domain.shared.ids import LANES
from server.embedded import EmbeddedServers
from server.jobs.background import Loop
from tests.live.relay_and_hub import PATIENCE_SECONDS, eventually, running_loops, soon

Open = Callable[[str], EventBus]
"""Opens a connection to a broker under a name of the test's own."""


def opener(broker: str, redis_url: str, kafka_url: str, rabbitmq_url: str) -> Open:
    if broker == "valkey":
        return lambda name: ValkeyStreams(pool_of(redis_url), name=name)
    if broker == "kafka":
        from adapters.event_bus.kafka import KafkaBus, connection_options  # noqa: PLC0415

        return lambda name: KafkaBus(connection_options(kafka_url), name=name, silence_ms_max=3000)
    from adapters.event_bus.rabbitmq import RabbitBus  # noqa: PLC0415

    return lambda name: RabbitBus(rabbitmq_url, name=name)


@pytest.fixture(scope="module")
def kafka_url() -> Iterator[str]:
    if reason := missing_kafka():
        pytest.skip(reason)
    with running_tansu() as url:
        yield url


@pytest.fixture(scope="module")
def rabbitmq_url(servers_directory: Path) -> Iterator[str]:
    if reason := missing_rabbitmq():
        pytest.skip(reason)
    with running_rabbitmq(servers_directory / "rabbitmq") as url:
        yield url


@pytest.fixture(params=["valkey", "kafka", "rabbitmq"], scope="module")
def open_as(request: pytest.FixtureRequest, servers: EmbeddedServers) -> Open:
    broker: str = request.param
    urls = dict.fromkeys(("kafka_url", "rabbitmq_url"), "")
    if broker != "valkey":
        urls[f"{broker}_url"] = request.getfixturevalue(f"{broker}_url")
    return opener(broker, servers.redis_url, **urls)


def messages(count: int, start: int = 0) -> list[BusMessage]:
    """So many messages for each lane, whose bodies count."""
    return [
        BusMessage(lane, f"player-{lane}", str(number).encode())
        for number in range(start, start + count)
        for lane in range(LANES)
    ]


class Member:
    """A member of a group: keeps what it is given, and refuses it when told to."""

    def __init__(self, bus: EventBus, group: str) -> None:
        self.bus = bus
        self.group = group
        self.seen: defaultdict[int, list[int]] = defaultdict(list)
        self.refuses = False

    async def run(self, stopping: asyncio.Event) -> None:
        await self.bus.consume(self.group, self.take, stopping)

    async def take(self, batch: Sequence[BusMessage]) -> None:
        if self.refuses:
            self.refuses = False
            raise ConnectionError("the database is gone")
        for message in batch:
            assert message.key == f"player-{message.lane}"
            self.seen[message.lane].append(int(message.body))

    def reached(self, number: int) -> bool:
        """Whether it has come to this number in every lane."""
        return all(self.seen[lane][-1:] == [number] for lane in range(LANES))


def in_order(seen: Sequence[int], count: int) -> bool:
    """Whether this is 0..count-1 once what came again is dropped."""
    reached = -1
    for number in seen:
        if number > reached + 1:
            return False
        reached = max(reached, number)
    return reached == count - 1


async def publish(bus: EventBus, *batches: Sequence[BusMessage]) -> None:
    for batch in batches:
        await soon(bus.publish(batch))


async def join(bus: EventBus, *members: Member) -> None:
    """Return once every member's group is given what is published: some brokers keep nothing from before."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not all(member.reached(-1) for member in members):
            await bus.publish([BusMessage(lane, f"player-{lane}", b"-1") for lane in range(LANES)])
            await asyncio.sleep(0.1)


async def test_every_group_is_given_everything_in_order(open_as: Open) -> None:
    name = f"test.{uuid4().hex}"
    bus, one, two = open_as(name), Member(open_as(name), "one"), Member(open_as(name), "two")
    try:
        async with running_loops(Loop("one", one.run), Loop("two", two.run)):
            await join(bus, one, two)
            await publish(bus, *(messages(20, start) for start in range(0, 100, 20)))
            await eventually(lambda: one.reached(99) and two.reached(99))
    finally:
        await bus.close()
    assert all(in_order(member.seen[lane], 100) for member in (one, two) for lane in range(LANES))


async def test_what_was_not_acknowledged_comes_again(open_as: Open) -> None:
    name = f"test.{uuid4().hex}"
    bus, member = open_as(name), Member(open_as(name), "group")
    try:
        async with running_loops(Loop("member", member.run)) as report:
            await join(bus, member)
            member.refuses = True
            await publish(bus, messages(50))
            await eventually(lambda: member.reached(49))
    finally:
        await bus.close()
    assert report.restarts == ["member"]
    assert all(in_order(member.seen[lane], 50) for lane in range(LANES))


async def test_members_divide_the_lanes_and_the_one_that_stays_has_them_all(open_as: Open) -> None:
    name = f"test.{uuid4().hex}"
    bus, leaving, staying = open_as(name), Member(open_as(name), "group"), Member(open_as(name), "group")
    sent = 0
    try:
        async with AsyncExitStack() as first:
            await first.enter_async_context(running_loops(Loop("leaving", leaving.run)))
            await join(bus, leaving)
            async with running_loops(Loop("staying", staying.run)):
                # RabbitMQ has one active member in all lanes, and the others stand by.
                while not sent or not (staying.seen or bus.broker == "RabbitMQ"):
                    await publish(bus, messages(1, sent))
                    sent += 1
                    await asyncio.sleep(0.05)
                await first.aclose()
                await publish(bus, messages(10, sent))
                sent += 10
                await eventually(lambda: staying.reached(sent - 1))
    finally:
        await bus.close()
    for lane in range(LANES):
        assert {*leaving.seen[lane], *staying.seen[lane]} - {-1} == set(range(sent))
