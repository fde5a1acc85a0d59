"""The metrics of the wallets context: what the ledger was asked for."""

from server.observability.metric_factory import MetricFactory


class LedgerMetrics:
    """Counts and times the commands of the wallets; implements ``CommandMetrics``."""

    def __init__(self, make: MetricFactory) -> None:
        self._operations = make.counter("ledger_operations", "Asked of the ledger", "kind outcome")
        self._seconds = make.timed("ledger_operation_seconds", "From asking the ledger to commit", "kind")

    def command(self, name: str, outcome: str, seconds: float) -> None:
        """Count a command by its outcome, and how long it took."""
        self._operations.labels(name, outcome).inc()
        self._seconds.labels(name).observe(seconds)
