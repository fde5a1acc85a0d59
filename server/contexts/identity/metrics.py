"""The metrics of the identity context: proofs of a factor for single operations."""

from collections.abc import Mapping
from typing import Final

from domain.identity.factors.step_up import FactorProofRequired, StepUpProved, StepUpRefused
from server.observability.metric_factory import MetricFactory

STEP_UP_OUTCOMES: Final[Mapping[str, str]] = {
    FactorProofRequired.__name__: "required",
    StepUpProved.__name__: "proved",
    StepUpRefused.__name__: "refused",
}


class StepUpMetrics:
    """Counts step-ups; implements ``CommandMetrics``."""

    def __init__(self, make: MetricFactory) -> None:
        self._step_ups = make.counter("step_ups", "Factors asked for and proved for one operation", "outcome")

    def command(self, name: str, outcome: str, seconds: float) -> None:  # noqa: ARG002 - as the Protocol has it
        """Count a step-up by what came of it."""
        if known := STEP_UP_OUTCOMES.get(outcome):
            self._step_ups.labels(known).inc()
