"""A process that sends or consumes events, to be killed: `... event_parts sender|consumer DSN VALKEY_URL`."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Sequence

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.event_bus.cloud_events import Installation
from adapters.event_bus.valkey_streams import ValkeyStreams
from adapters.postgres.database import connect, driver_connection
from adapters.postgres.outbox.event_consumer import EventConsumer, RunningConsumer
from adapters.postgres.outbox.event_sender import EventSender
from adapters.postgres.outbox.relay import Relay
from adapters.valkey.client import pool_of
from adapters.valkey.live.publisher import ValkeyPublisher
from domain.shared.published_events import PublishedEvent
from server.jobs.background import Background, Loop

INSTALLATION = Installation("bench", "http://127.0.0.1:8000")

MAKE_EFFECTS = """
    create table effect (
      position bigint generated always as identity, player_id uuid not null, player_seq bigint not null);
    grant select, insert on effect to croupier_app
"""


class Unreported:
    """Discards reports."""

    def restarted(self, loop: str) -> None:
        """Nothing."""


async def write_effect(connection: AsyncConnection, events: Sequence[PublishedEvent]) -> None:
    """The effect: a row for each event, in the order in which they came."""
    driver = await driver_connection(connection)
    await driver.executemany(
        "insert into effect (player_id, player_seq) values ($1, $2)",
        [(event.player_id, event.player_seq) for event in events],
    )


async def main(part: str, dsn: str, valkey_url: str) -> None:
    """Run this part until the process is killed."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    bus = ValkeyStreams.at(valkey_url)
    if part == "sender":
        relay = Relay(dsn, ValkeyPublisher(pool_of(valkey_url)), batch_max=50)
        sender = EventSender(dsn, bus, INSTALLATION, batch_max=50)
        loops = [Loop("relay", relay.run), Loop("sender", sender.run)]
    else:
        database = await connect(dsn, composing_max=3, hot_max=1)
        consumer = RunningConsumer(
            EventConsumer("bench", write_effect),
            bus,
            database,
            INSTALLATION,
            sweep_seconds=0.5,
            still_seconds=1.0,
        )
        loops = [Loop("consumer", consumer.run)]
    async with Background(loops, drain_seconds_max=5, report=Unreported()):
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
