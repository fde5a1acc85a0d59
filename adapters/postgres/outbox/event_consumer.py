"""A consumer of the event bus, which has its effect in PostgreSQL: once for each event, in order per player.

The events' effect, the players' last numbers and the lanes' positions are one transaction, of which the
broker learns after the commit. What comes again is dropped by its number. What the broker lost, or never had,
is read from the kept events. An event whose predecessor is no longer kept is parked, and its player's later
ones with it.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.event_bus.bus import BusMessage, EventBus
from adapters.event_bus.cloud_events import Installation, decode_event, encode_event
from adapters.postgres.database import EVERY_BRAND, Database, driver_connection
from adapters.postgres.outbox.consumer_rows import ConsumerRows
from adapters.postgres.outbox.event_order import missing_upto, sort_events
from adapters.postgres.outbox.kept_events import events_between
from domain.shared.errors import Broken
from domain.shared.ids import LANES
from domain.shared.published_events import PublishedEvent

PAGE: Final = 1000
PARKED_MAX: Final = 10_000
"""So many events of one consumer may be parked; then it stops, and what comes waits at the broker."""

SWEEP_SECONDS: Final = 5.0
STILL_SECONDS: Final = 10.0
"""A lane that is behind and has not moved for so long is read from the kept events."""

Effect = Callable[[AsyncConnection, Sequence[PublishedEvent]], Awaitable[None]]
"""What a consumer does with events, in the transaction given; each comes once, in order per player."""


class ConsumerReport(Protocol):
    """Receives the figures of consumers."""

    def consumed(self, consumer: str, taken: int, duplicates: int, parked: int) -> None:
        """A batch was committed."""
        ...


class NoConsumerReport:
    """Discards reports."""

    def consumed(self, consumer: str, taken: int, duplicates: int, parked: int) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class EventConsumer:
    """A name, of which there is one in an installation, and an effect."""

    name: str
    effect: Effect


class RunningConsumer:
    """One process's part of a consumer. Any number may run: they divide the lanes."""

    def __init__(
        self,
        consumer: EventConsumer,
        bus: EventBus,
        database: Database,
        installation: Installation,
        *,
        sweep_seconds: float = SWEEP_SECONDS,
        still_seconds: float = STILL_SECONDS,
        report: ConsumerReport | None = None,
    ) -> None:
        self._name = consumer.name
        self._effect = consumer.effect
        self._bus = bus
        self._database = database
        self._installation = installation
        self._sweep_seconds = sweep_seconds
        self._still_seconds = still_seconds
        self._report = report or NoConsumerReport()
        self.rows = ConsumerRows(consumer.name)

    async def run(self, stopping: asyncio.Event) -> None:
        """Consume until ``stopping``; raises when the broker or PostgreSQL is lost: call it again."""
        try:
            async with self._database.transaction(EVERY_BRAND) as connection:
                await self.rows.join(await driver_connection(connection))
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._bus.consume(self._name, self.deliver, stopping))
                tasks.create_task(self._sweep_until(stopping))
        finally:
            await self._bus.close()

    async def deliver(self, messages: Sequence[BusMessage]) -> None:
        """Take a batch; when it returns everything of it is committed."""
        by_lane: defaultdict[int, list[PublishedEvent]] = defaultdict(list)
        for message in messages:
            event = decode_event(message.body)
            by_lane[event.lane].append(event)
        gaps = await self._take(by_lane)
        if gaps:
            for lane, upto in gaps.items():
                await self.catch_up(lane, upto)
            await self._take(by_lane, whole=True)

    async def catch_up(self, lane: int, upto: int) -> int:
        """Take the kept events of a lane up to this position; answers how many there were."""
        count = 0
        while True:
            async with self._database.transaction(EVERY_BRAND) as connection:
                driver = await driver_connection(connection)
                bounds = (await self.rows.lock(driver, [lane]))[lane]
                upto = min(upto, bounds.written)
                rows = await events_between(driver, lane, bounds.taken, upto, PAGE)
                if not rows:
                    return count
                events = [decode_event(encode_event(row, self._installation)) for row in rows]
                await self._apply(connection, driver, events, {lane: rows[-1].position})
                count += len(rows)

    async def sweep(self) -> None:
        """Take what was not delivered, and what was parked and now has its predecessor."""
        async with self._database.transaction(EVERY_BRAND) as connection:
            still = await self.rows.still_lanes(await driver_connection(connection), self._still_seconds)
        for lane, upto in still.items():
            await self.catch_up(lane, upto)
        async with self._database.transaction(EVERY_BRAND) as connection:
            driver = await driver_connection(connection)
            await self.rows.lock(driver, range(LANES))
            await self._apply(connection, driver, await self.rows.following(driver), {})

    async def _sweep_until(self, stopping: asyncio.Event) -> None:
        while not stopping.is_set():
            try:
                async with asyncio.timeout(self._sweep_seconds):
                    await stopping.wait()
            except TimeoutError:
                await self.sweep()

    async def _take(
        self, by_lane: Mapping[int, Sequence[PublishedEvent]], *, whole: bool = False
    ) -> dict[int, int]:
        """Take the events of all lanes, or nothing and answer the lanes in which some are missing.

        Those that are still missing when they have been looked for (``whole``) are no longer kept.
        """
        async with self._database.transaction(EVERY_BRAND) as connection:
            driver = await driver_connection(connection)
            bounds = await self.rows.lock(driver, by_lane)
            # A broker that outlived a restore of the database may hold what never happened.
            real = {
                lane: [event for event in events if event.position <= bounds[lane].written]
                for lane, events in by_lane.items()
            }
            gaps = {lane: missing_upto(events, bounds[lane].taken) for lane, events in real.items()}
            found = {lane: upto for lane, upto in gaps.items() if upto is not None}
            if found and not whole:
                return found
            ends = {lane: max(event.position for event in events) for lane, events in real.items() if events}
            await self._apply(
                connection, driver, [event for events in real.values() for event in events], ends
            )
            return {}

    async def _apply(
        self,
        connection: AsyncConnection,
        driver: Any,
        events: Sequence[PublishedEvent],
        ends: Mapping[int, int],
    ) -> None:
        players = list({event.player_id for event in events})
        numbers, parked = await self.rows.numbers(driver, players), await self.rows.parked(driver, players)
        found = sort_events(events, numbers, parked)
        if found.taken:
            await self._effect(connection, found.taken)
        await self.rows.take(driver, found, parked, ends)
        if found.early:
            await self._park(driver, found.early)
        self._report.consumed(self._name, len(found.taken), found.duplicates, len(found.early))

    async def _park(self, driver: Any, events: Iterable[PublishedEvent]) -> None:
        if await self.rows.park(driver, events) > PARKED_MAX:
            raise Broken(
                f"the consumer {self._name} has more than {PARKED_MAX} parked events:"
                " see `croupier events release`"
            )
