"""Makes metrics, those of the product and those of a context, all in one form."""

from collections.abc import Callable
from typing import Any, Final, Protocol, TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

LATENCY_BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""Seconds; objectives are single-digit milliseconds, so most buckets are there."""

M = TypeVar("M")


class CommandMetrics(Protocol):
    """A context's own metrics of its commands."""

    def command(self, name: str, outcome: str, seconds: float) -> None:
        """Count a command by the type of its outcome, or of the exception it raised."""
        ...


class MetricFactory:
    """Makes metrics in one registry. Names get the prefix ``croupier_``; labels are separated by spaces.

    The values of a label must come from a bounded set: names in our code, never what a caller sends.
    """

    def __init__(self, registry: CollectorRegistry) -> None:
        self._registry = registry

    def counter(self, name: str, words: str, labels: str = "") -> Counter:
        """A count; its samples are called ``croupier_<name>_total``."""
        return self._made(Counter, name, words, labels)

    def timed(self, name: str, words: str, labels: str = "") -> Histogram:
        """A histogram of seconds."""
        return self._made(Histogram, name, words, labels, buckets=LATENCY_BUCKETS)

    def gauge(self, name: str, words: str, labels: str = "", combined: str = "livesum") -> Gauge:
        """A present value; ``combined`` is the ``multiprocess_mode``, how those of processes add up."""
        return self._made(Gauge, name, words, labels, multiprocess_mode=combined)

    def _made(self, kind: Callable[..., M], name: str, words: str, labels: str, **options: Any) -> M:
        return kind(f"croupier_{name}", words, labels.split(), registry=self._registry, **options)
