"""What the tests of events act with: a relay without watchers, a bus in memory, a consumer and its effect."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.event_bus.bus import BusMessage, Deliver
from adapters.event_bus.cloud_events import Installation, decode_event
from adapters.postgres.database import driver_connection
from adapters.postgres.outbox.row import OutboxRow
from domain.shared.published_events import PublishedEvent

INSTALLATION = Installation("croupier", "https://casino.example.com")

MAKE_EFFECTS = """
    create table effect (
      position bigint generated always as identity, player_id uuid not null, player_seq bigint not null);
    grant select, insert on effect to croupier_app
"""


class NoWatchers:
    """A publisher of live updates that has no one to tell."""

    async def check(self) -> None:
        """Always there."""

    async def publish(self, facts: Sequence[OutboxRow]) -> None:
        """Nothing."""

    async def close(self) -> None:
        """Nothing is open."""


class RecordingBus:
    """A broker that keeps what it is given, and fails when told to."""

    broker = "a test"

    def __init__(self) -> None:
        self.messages: list[BusMessage] = []
        self.broken = False
        self.fails_after_publishing = 0

    @property
    def events(self) -> list[PublishedEvent]:
        return [decode_event(message.body) for message in self.messages]

    def numbers(self, player_id: UUID) -> list[int]:
        """The numbers of a player's events, as they came."""
        return [event.player_seq for event in self.events if event.player_id == player_id]

    async def check(self) -> None:
        if self.broken:
            raise ConnectionError("the broker is gone")

    async def publish(self, messages: Sequence[BusMessage]) -> None:
        await self.check()
        self.messages.extend(messages)
        if self.fails_after_publishing:
            self.fails_after_publishing -= 1
            raise ConnectionError("unknown whether it arrived")

    async def consume(self, group: str, deliver: Deliver, stopping: asyncio.Event) -> None:
        """Tests deliver by themselves."""
        await stopping.wait()

    async def close(self) -> None:
        """Nothing is open."""


async def write_effect(connection: AsyncConnection, events: Sequence[PublishedEvent]) -> None:
    """The effect of the tests' consumers: a row for each event."""
    driver = await driver_connection(connection)
    await driver.executemany(
        "insert into effect (player_id, player_seq) values ($1, $2)",
        [(event.player_id, event.player_seq) for event in events],
    )


async def effects(connection: Any) -> dict[UUID, list[int]]:
    """The numbers of each player's events, in the order of their effects."""
    found: dict[UUID, list[int]] = {}
    for row in await connection.fetch("select player_id, player_seq from effect order by position"):
        found.setdefault(row["player_id"], []).append(row["player_seq"])
    return found
