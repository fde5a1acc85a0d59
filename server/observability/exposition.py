"""The metrics that Prometheus scrapes, of all processes whichever one it scrapes."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Final

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from adapters.postgres.outbox.backlog import Backlog
from adapters.postgres.outbox.event_backlog import EventBacklog

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
FRESH_SECONDS: Final = 1.0
"""Scrapes within this time reuse the backlog of the outbox."""

LOOK_SECONDS_MAX: Final = 2.0


class OutboxGauges(Collector):
    """Gauges of the outbox's backlog; absent, and the database down, when it could not be read."""

    def __init__(self) -> None:
        self.backlog: Backlog | None = None

    def collect(self) -> Iterator[Metric]:
        """The samples of one scrape."""
        up = 0 if self.backlog is None else 1
        yield GaugeMetricFamily("croupier_database_up", "Whether PostgreSQL answers", value=up)
        if self.backlog is not None:
            rows, lag = self.backlog.facts, self.backlog.oldest_seconds
            yield GaugeMetricFamily("croupier_outbox_rows", "Facts not yet published", value=rows)
            yield GaugeMetricFamily(
                "croupier_outbox_lag_seconds", "How long the oldest has waited", value=lag
            )
            yield from _event_gauges(self.backlog.events)
            failed, waited = self.backlog.jobs.failed, self.backlog.jobs.oldest_seconds
            yield GaugeMetricFamily("croupier_jobs_failed", "System jobs that have failed", value=failed)
            yield GaugeMetricFamily(
                "croupier_jobs_oldest_waiting_seconds", "Since the oldest that waits was due", value=waited
            )


def _event_gauges(events: EventBacklog) -> Iterator[Metric]:
    yield GaugeMetricFamily("croupier_events_kept", "Published events that are kept", value=events.kept)
    behind = GaugeMetricFamily("croupier_events_behind", "Events not yet taken", labels=["reader"])
    lag = GaugeMetricFamily(
        "croupier_events_lag_seconds", "How long ago the first of them was published", labels=["reader"]
    )
    parked = GaugeMetricFamily("croupier_events_parked", "Events that wait for another", labels=["reader"])
    for reader in events.readers:
        behind.add_metric([reader.name], reader.events)
        lag.add_metric([reader.name], reader.seconds)
        parked.add_metric([reader.name], events.parked.get(reader.name, 0))
    yield from (behind, lag, parked)
    reactions = GaugeMetricFamily(
        "croupier_reactions", "Facts that a context has still to react to", labels=["context", "state"]
    )
    for each in events.reactions:
        reactions.add_metric([each.context, "waiting"], each.waiting)
        reactions.add_metric([each.context, "parked"], each.parked)
    yield reactions


class Exposition:
    """The samples of all processes, and the outbox's backlog at the time of the scrape.

    The backlog is read here and not counted by the relay, so that it is right when no relay runs. ``sample``
    updates this process's gauges. ``directory`` holds the samples of several processes.
    """

    def __init__(
        self,
        registry: CollectorRegistry,
        look: Callable[[], Awaitable[Backlog]],
        *,
        sample: Callable[[], None],
        directory: Path | None = None,
    ) -> None:
        self._samples = registry if directory is None else _multiprocess_samples(directory)
        self._look = look
        self._sample = sample
        self._seen_at = float("-inf")
        self._turn = asyncio.Lock()
        self._outbox = OutboxGauges()
        self._now = CollectorRegistry()
        self._now.register(self._outbox)

    async def text(self) -> bytes:
        """The metrics in Prometheus's text format."""
        async with self._turn:
            if time.monotonic() - self._seen_at > FRESH_SECONDS:
                self._outbox.backlog = await self._backlog_or_none()
                self._seen_at = time.monotonic()
        self._sample()
        return generate_latest(self._samples) + generate_latest(self._now)

    async def _backlog_or_none(self) -> Backlog | None:
        try:
            async with asyncio.timeout(LOOK_SECONDS_MAX):
                return await self._look()
        except Exception:  # noqa: BLE001 - metrics report an outage and do not fail with it
            return None


def _multiprocess_samples(directory: Path) -> CollectorRegistry:
    registry = CollectorRegistry()
    MultiProcessCollector(registry, path=str(directory))  # type: ignore[no-untyped-call]
    return registry
