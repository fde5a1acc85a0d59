"""Reports each finished operation to metrics."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from time import perf_counter
from typing import Final, TypeAlias

from server.http.graphql_api.documents import GraphQLOperation

ANONYMOUS: Final = "anonymous"
OTHER: Final = "other"
UNKNOWN: Final = "unknown"
SEVERAL: Final = "several"
OK: Final = "ok"


@dataclass(frozen=True, slots=True)
class Observation:
    """One finished operation. Every text is from a bounded set, so that it can be a metric's label.

    ``operation`` is the client's name for it where it is among the known ones, else ``other`` or
    ``anonymous``. ``field`` is its root field as the schema spells it, ``several`` where there are more.
    ``kind`` is query, mutation, subscription or ``unknown`` (refused before it was known), ``transport``
    http or websocket, ``outcome`` ``ok`` or the code of the first error. A subscription is observed
    once, when it ends.
    """

    operation: str
    field: str
    kind: str
    transport: str
    outcome: str
    seconds: float


Observe: TypeAlias = Callable[[Observation], None]


def ignore_observation(_: Observation) -> None:
    """Discards observations."""


@dataclass(frozen=True, slots=True)
class OperationObserver:
    """Reports finished operations to ``observe``, under a bounded set of names."""

    observe: Observe
    known_names: Collection[str]

    def finished(
        self, operation: GraphQLOperation | None, transport: str, outcome: str, started: float
    ) -> None:
        """Report an operation that began at ``started`` (``perf_counter``)."""
        seconds = perf_counter() - started
        if operation is None:
            self.observe(Observation(ANONYMOUS, UNKNOWN, UNKNOWN, transport, outcome, seconds))
            return
        field = operation.fields[0] if len(operation.fields) == 1 else SEVERAL
        name, kind = self.name_of(operation), operation.kind.value
        self.observe(Observation(name, field, kind, transport, outcome, seconds))

    def name_of(self, operation: GraphQLOperation) -> str:
        """The operation's name if it is a known one."""
        if operation.name is None:
            return ANONYMOUS
        return operation.name if operation.name in self.known_names else OTHER
