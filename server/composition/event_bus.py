"""What a process does for the event bus: it sends events, runs consumers, and removes old events."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from adapters.event_bus.addresses import ClientMissing, bus_factory
from adapters.event_bus.bus import EventBus
from adapters.event_bus.cloud_events import Installation
from adapters.postgres.outbox.event_consumer import RunningConsumer
from adapters.postgres.outbox.event_sender import EventSender
from adapters.postgres.outbox.kept_events import KeptEvents
from server.composition.process_resources import ProcessResources
from server.contexts.plugin import ContextPlugin
from server.errors import OperatorError
from server.jobs.background import Loop
from server.jobs.kinds import MINUTE, SystemJobKind, periodic
from server.observability.metrics import Metrics
from server.settings import Settings


def open_event_bus(settings: Settings) -> EventBus:
    """A connection of its own to the broker that the settings name; made when it is first used.

    Raises:
        OperatorError: the client of this broker is not installed.
    """
    try:
        return bus_factory(settings.event_bus_url or str(settings.redis_url))()
    except ClientMissing as missing:
        raise OperatorError(f"CROUPIER_EVENT_BUS_URL: {missing}") from None


def event_loops(
    resources: ProcessResources, contexts: Iterable[ContextPlugin], metrics: Metrics
) -> Iterator[Loop]:
    """The sender and the consumers of one process.

    Raises:
        OperatorError: the client of the broker is not installed.
    """
    settings, database = resources.settings, resources.database
    installation = Installation(settings.issuer, settings.base_url)
    sender = EventSender(str(settings.database_url), open_event_bus(settings), installation, report=metrics)
    yield Loop("event sender", sender.run)
    for context in contexts:
        for consumer in context.consumers(resources):
            bus = open_event_bus(settings)
            running = RunningConsumer(consumer, bus, database, installation, report=metrics)
            yield Loop(f"consumer {consumer.name}", running.run)


def event_jobs(resources: ProcessResources) -> Iterator[SystemJobKind]:
    """Removes events that have been kept for long enough."""
    kept, age = KeptEvents(resources.database), timedelta(hours=resources.settings.events_kept_hours)

    async def remove() -> None:
        await kept.remove_older_than(age, resources.clock.now())

    yield periodic("remove old events", MINUTE, remove)
