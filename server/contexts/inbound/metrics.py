"""The metrics of received webhooks: what came of requests and of handlers, and how many wait."""

from adapters.postgres.inbound.queue import InboundCounts
from domain.inbound.providers import RefusalReason
from server.inbound.receiver import Received
from server.observability.metric_factory import MetricFactory


class InboundMetrics:
    """Implements ``CommandMetrics``, ``ReceiverReport`` and ``WorkerReport``."""

    def __init__(self, make: MetricFactory) -> None:
        words = "Webhooks that providers have sent"
        self._received = make.counter("inbound_webhooks", words, "provider outcome reason")
        self._handled = make.counter("inbound_handled", "Handlers of received webhooks", "provider outcome")
        self._wait = make.timed("inbound_wait_seconds", "From receiving a webhook to its handler's end")
        self._queued = make.gauge(
            "inbound_queue", "Received webhooks that wait, and that are parked", "state", "livemax"
        )

    def command(self, name: str, outcome: str, seconds: float) -> None:
        """Nothing: commands are counted with all others."""

    def received(self, provider: str, outcome: Received, reason: RefusalReason | None = None) -> None:
        """Count a request."""
        self._received.labels(provider, outcome.value, reason.value.lower() if reason else "").inc()

    def handled(self, provider: str, outcome: str, waited_seconds: float | None) -> None:
        """Count what came of a handler."""
        self._handled.labels(provider, outcome).inc()
        if waited_seconds is not None:
            self._wait.observe(max(0.0, waited_seconds))

    def queued(self, counts: InboundCounts) -> None:
        """Set how many there are."""
        self._queued.labels("waiting").set(counts.waiting)
        self._queued.labels("parked").set(counts.parked)
