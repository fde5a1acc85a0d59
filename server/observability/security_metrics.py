"""Counts what happens to sign-ins and access: the metrics that security is watched by."""

from collections.abc import Mapping
from typing import Any, Final, Protocol

from domain.identity.sign_in.ports import FactorRequired, SignInFailed, TooManyAttempts
from domain.identity.sign_in.session_opener import SessionOpened
from domain.shared.actor import ActorKind
from server.observability.metric_factory import MetricFactory

SIGN_IN_OUTCOMES: Final[Mapping[type, str]] = {
    SessionOpened: "signed_in",
    FactorRequired: "factor_required",
    SignInFailed: "failed",
    TooManyAttempts: "too_many_attempts",
}
"""The outcomes that are counted; others are steps in between."""


class SecurityReport(Protocol):
    """Is told what happens to sign-ins and access."""

    def sign_in(self, realm: str, outcome: Any) -> None:
        """A step of signing in ended."""
        ...

    def access_denied(self, caller: ActorKind | None) -> None:
        """An operation asked for what its caller may not use; None: without credentials."""
        ...


class SecurityMetrics:
    """Implements ``SecurityReport``. Labels are names of our own: no login, address or coordinate."""

    def __init__(self, make: MetricFactory) -> None:
        self._sign_ins = make.counter("sign_ins", "Attempts to sign in", "realm outcome")
        self._denials = make.counter("access_denied", "Operations that asked for too much", "caller")

    def sign_in(self, realm: str, outcome: Any) -> None:
        """Count an attempt by what came of it."""
        if known := SIGN_IN_OUTCOMES.get(type(outcome)):
            self._sign_ins.labels(realm, known).inc()

    def access_denied(self, caller: ActorKind | None) -> None:
        """Count an operation with denied access by the kind of its caller."""
        self._denials.labels(caller.value.lower() if caller else "anonymous").inc()
