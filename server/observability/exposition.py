"""The text that Prometheus scrapes, complete whichever process it asks."""

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

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
FRESH_SECONDS: Final = 1.0
"""Scrapes that come faster than this see the same look at the outbox."""

LOOK_SECONDS_MAX: Final = 2.0


class OutboxGauges(Collector):
    """The backlog as it was last seen; absent, and the database down, when it could not be."""

    def __init__(self) -> None:
        self.seen: Backlog | None = None

    def collect(self) -> Iterator[Metric]:
        """One scrape's samples."""
        up = 0 if self.seen is None else 1
        yield GaugeMetricFamily("croupier_database_up", "Whether PostgreSQL answers", value=up)
        if self.seen is not None:
            rows, lag = self.seen.facts, self.seen.oldest_seconds
            yield GaugeMetricFamily("croupier_outbox_rows", "Facts not yet published", value=rows)
            yield GaugeMetricFamily(
                "croupier_outbox_lag_seconds", "How long the oldest has waited", value=lag
            )


class Exposition:
    """All samples of all processes, and the outbox's backlog as it is when asked.

    The backlog is looked up here and not counted by the relay, so that it still tells the truth when no
    relay runs. ``sample`` brings this process's gauges up to date. ``directory`` is where several
    processes gather their samples.
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
        """The page."""
        async with self._turn:
            if time.monotonic() - self._seen_at > FRESH_SECONDS:
                self._outbox.seen = await self._seen()
                self._seen_at = time.monotonic()
        self._sample()
        return generate_latest(self._samples) + generate_latest(self._now)

    async def _seen(self) -> Backlog | None:
        try:
            async with asyncio.timeout(LOOK_SECONDS_MAX):
                return await self._look()
        except Exception:  # noqa: BLE001 - metrics tell of an outage, they do not join it
            return None


def _multiprocess_samples(directory: Path) -> CollectorRegistry:
    registry = CollectorRegistry()
    MultiProcessCollector(registry, path=str(directory))  # type: ignore[no-untyped-call]
    return registry
