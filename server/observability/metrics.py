"""The Prometheus metrics, as listed in docs/operating.md. Every label is from a bounded set."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics

from server.http.graphql_api.operation_metrics import Observation

LATENCY_BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""Seconds; objectives are single-digit milliseconds, so most buckets are there."""

METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

M = TypeVar("M")


class Metrics:
    """The metrics of one process; implements the ``...Report`` Protocols.

    With several processes the samples are in shared files (see ``multiprocess.py``), and each gauge says how
    they are combined.
    """

    def __init__(self, registry: CollectorRegistry) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call] # they would double the series

        def made(kind: Callable[..., M], name: str, words: str, labels: str = "", **options: Any) -> M:
            return kind(f"croupier_{name}", words, labels.split(), registry=registry, **options)

        def summed(name: str, words: str, labels: str = "") -> Gauge:
            return made(Gauge, name, words, labels, multiprocess_mode="livesum")

        def timed(name: str, words: str, labels: str = "") -> Histogram:
            return made(Histogram, name, words, labels, buckets=LATENCY_BUCKETS)

        self.requests = made(Counter, "http_requests", "Requests answered", "method route status")
        self.request_seconds = timed("http_request_seconds", "From request to the end of the answer", "route")
        self.operations = made(
            Counter, "graphql_operations", "Operations ended", "operation field kind transport outcome"
        )
        self.operation_seconds = timed("graphql_operation_seconds", "Queries and mutations", "field kind")
        self.commands = made(Counter, "commands", "Commands carried out", "context command outcome")
        self.ledger = made(Counter, "ledger_operations", "Asked of the ledger", "kind outcome")
        self.ledger_seconds = timed("ledger_operation_seconds", "From asking the ledger to commit", "kind")
        self.facts = made(Counter, "outbox_published", "Facts published")
        self.fact_seconds = timed(
            "outbox_age_seconds", "From recording a fact to publishing it (each batch's oldest)"
        )
        self.partitions = summed("relay_partitions", "Partitions of the outbox relayed; 16 when all are")
        self.watching = summed("subscriptions", "Subscriptions that watch players")
        self.live = made(
            Gauge, "live_connected", "Whether news arrive from Valkey", multiprocess_mode="livemin"
        )
        self.overflows = made(Counter, "live_overflows", "Watchers that read too slowly")
        self.restarts = made(Counter, "background_restarts", "Background loops run again", "loop")
        self.jobs = made(Counter, "jobs", "Periodic jobs ended", "job outcome")
        self.sockets = summed("sockets", "Open WebSockets")
        self.connections = summed("database_connections", "Connections to PostgreSQL", "pool state")
        self.connections_max = summed("database_connections_max", "As many may there be", "pool")
        self.processes = summed("processes", "Processes that serve or work")
        self.resident = summed("resident_bytes", "Memory of all processes")
        self.cpu = made(Counter, "cpu_seconds", "Processor time used by all processes")

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answered request."""
        self.requests.labels(method if method in METHODS else "OTHER", route, str(status)).inc()
        self.request_seconds.labels(route).observe(seconds)

    def operation(self, seen: Observation) -> None:
        """Count a finished GraphQL operation; a subscription's duration is not a latency."""
        self.operations.labels(seen.operation, seen.field, seen.kind, seen.transport, seen.outcome).inc()
        if seen.kind != "subscription":
            self.operation_seconds.labels(seen.field, seen.kind).observe(seen.seconds)

    def command(self, context: str, command: str, outcome: str, seconds: float) -> None:
        """Count a command by its outcome, or by the exception it raised."""
        self.commands.labels(context, command, outcome).inc()
        if context == "wallets":
            self.ledger.labels(command, outcome).inc()
            self.ledger_seconds.labels(command).observe(seconds)

    def owns(self, partitions: int) -> None:
        """Set the number of partitions the relay works on."""
        self.partitions.set(partitions)

    def published(self, facts: int, age_seconds_max: float) -> None:
        """Count a batch of published facts."""
        self.facts.inc(facts)
        self.fact_seconds.observe(age_seconds_max)

    def connected(self, yes: bool) -> None:  # noqa: FBT001 - as the hub says it
        """Set whether the hub is connected."""
        self.live.set(yes)

    def watchers(self, change: int) -> None:
        """Change the number of the hub's watchers."""
        self.watching.inc(change)

    def overflowed(self) -> None:
        """Count a watcher that read too slowly."""
        self.overflows.inc()

    def restarted(self, loop: str) -> None:
        """Count a restarted background loop."""
        self.restarts.labels(loop).inc()

    def job_ended(self, job: str, *, failed: bool) -> None:
        """Count a finished periodic job."""
        self.jobs.labels(job, "failed" if failed else "ok").inc()
