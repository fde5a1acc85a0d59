"""Samples gauges periodically: memory, processor time, connection pools, sockets."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import psutil

from server.observability.metrics import Metrics

SAMPLE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class PoolSize:
    """Connections of a pool: in use, open, and the maximum."""

    in_use: int
    open: int
    limit: int


class GaugeSampler:
    """Updates the gauges of this process."""

    def __init__(
        self,
        metrics: Metrics,
        *,
        pools: Mapping[str, Callable[[], PoolSize]],
        sockets: Callable[[], int] = lambda: 0,
    ) -> None:
        self._metrics = metrics
        self._pools = pools
        self._sockets = sockets
        self._process = psutil.Process()
        self._cpu_seconds = 0.0

    async def run(self) -> None:
        """Sample for ever: with several processes a scrape reaches only one of them."""
        while True:
            self.sample()
            await asyncio.sleep(SAMPLE_SECONDS)

    def sample(self) -> None:
        """Take one sample."""
        metrics = self._metrics
        metrics.processes.set(1)
        metrics.resident.set(self._process.memory_info().rss)
        cpu = sum(self._process.cpu_times()[:2])
        metrics.cpu.inc(max(0.0, cpu - self._cpu_seconds))
        self._cpu_seconds = cpu
        metrics.sockets.set(self._sockets())
        for name, look in self._pools.items():
            size = look()
            metrics.connections.labels(name, "in_use").set(size.in_use)
            metrics.connections.labels(name, "idle").set(size.open - size.in_use)
            metrics.connections_max.labels(name).set(size.limit)
