"""The Prometheus metrics that belong to no context, as listed in docs/operating.md, and those of contexts."""

from collections.abc import Iterable
from typing import Final

from prometheus_client import CollectorRegistry, disable_created_metrics

from server.contexts.plugin import ContextPlugin
from server.http.graphql_api.operation_metrics import Observation
from server.observability.metric_factory import CommandMetrics, MetricFactory
from server.observability.security_metrics import SecurityMetrics

METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Metrics:
    """The metrics of one process; implements the ``...Report`` Protocols.

    With several processes the samples are in shared files (see ``multiprocess.py``), and each gauge says how
    they are combined.
    """

    def __init__(self, registry: CollectorRegistry, contexts: Iterable[ContextPlugin]) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call] # they would double the series
        make = MetricFactory(registry)
        self.requests = make.counter("http_requests", "Requests answered", "method route status")
        self.request_seconds = make.timed(
            "http_request_seconds", "From request to the end of the answer", "route"
        )
        self.operations = make.counter(
            "graphql_operations", "Operations ended", "operation field kind transport outcome"
        )
        self.operation_seconds = make.timed(
            "graphql_operation_seconds", "Queries and mutations", "field kind"
        )
        self.commands = make.counter("commands", "Commands carried out", "context command outcome")
        self.security = SecurityMetrics(make)
        self._of_contexts = {each.name: each.metrics(make) for each in contexts if each.metrics}
        self.facts = make.counter("outbox_published", "Facts published")
        self.fact_seconds = make.timed(
            "outbox_age_seconds", "From recording a fact to publishing it (each batch's oldest)"
        )
        self.partitions = make.gauge("relay_partitions", "Partitions of the outbox relayed; 16 when all are")
        self.events = make.counter("event_bus_sent", "Events that the broker has confirmed")
        self.sender_lanes = make.gauge("event_bus_lanes", "Lanes sent to the event bus; 16 when all are")
        self.consumed_events = make.counter("events_consumed", "Events of consumers", "consumer outcome")
        self.watching = make.gauge("subscriptions", "Subscriptions that watch players")
        self.live = make.gauge("live_connected", "Whether news arrive from Valkey", combined="livemin")
        self.overflows = make.counter("live_overflows", "Watchers that read too slowly")
        self.restarts = make.counter("background_restarts", "Background loops run again", "loop")
        self.jobs = make.counter("jobs", "Periodic jobs ended", "job outcome")
        self.sockets = make.gauge("sockets", "Open WebSockets")
        self.connections = make.gauge("database_connections", "Connections to PostgreSQL", "pool state")
        self.connections_max = make.gauge("database_connections_max", "As many may there be", "pool")
        self.processes = make.gauge("processes", "Processes that serve or work")
        self.resident = make.gauge("resident_bytes", "Memory of all processes")
        self.cpu = make.counter("cpu_seconds", "Processor time used by all processes")

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
        if of_context := self._of_contexts.get(context):
            of_context.command(command, outcome, seconds)

    def of_context(self, name: str) -> CommandMetrics | None:
        """The context's own metrics; None where it has none."""
        return self._of_contexts.get(name)

    def owns(self, partitions: int) -> None:
        """Set the number of partitions the relay works on."""
        self.partitions.set(partitions)

    def published(self, facts: int, age_seconds_max: float) -> None:
        """Count a batch of published facts."""
        self.facts.inc(facts)
        self.fact_seconds.observe(age_seconds_max)

    def sends_lanes(self, lanes: int) -> None:
        """Set the number of lanes that are sent to the event bus."""
        self.sender_lanes.set(lanes)

    def sent(self, events: int) -> None:
        """Count events that the broker has confirmed."""
        self.events.inc(events)

    def consumed(self, consumer: str, taken: int, duplicates: int, parked: int) -> None:
        """Count what became of a batch."""
        for outcome, events in (("taken", taken), ("duplicate", duplicates), ("parked", parked)):
            self.consumed_events.labels(consumer, outcome).inc(events)

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
