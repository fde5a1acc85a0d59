"""The metrics of webhooks: attempts, how long they take, and how long events wait for their first."""

from server.observability.metric_factory import MetricFactory


class WebhookMetrics:
    """Counts attempts; implements ``CommandMetrics`` and ``AttemptReport``."""

    def __init__(self, make: MetricFactory) -> None:
        self._attempts = make.counter("webhook_attempts", "Requests to webhook endpoints", "outcome")
        self._seconds = make.timed("webhook_attempt_seconds", "Duration of requests to webhook endpoints")
        self._wait = make.timed("webhook_wait_seconds", "From an event to its first attempt at an endpoint")

    def command(self, name: str, outcome: str, seconds: float) -> None:
        """Nothing: commands about endpoints are counted with all others."""

    def attempted(self, *, delivered: bool, milliseconds: int, waited_seconds: float | None) -> None:
        """Count an attempt."""
        self._attempts.labels("delivered" if delivered else "failed").inc()
        self._seconds.observe(milliseconds / 1000)
        if waited_seconds is not None:
            self._wait.observe(max(0.0, waited_seconds))
