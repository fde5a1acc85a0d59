"""The port bindings of every context, in one map for commands and one for reads."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from adapters.postgres.command_runner import Binding, Unaudited
from adapters.postgres.outbox.facts import OutboxFacts
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.facts import Facts
from resolvers.read_models import ReadModels
from server.composition.process_resources import ProcessResources
from server.contexts import CONTEXTS
from server.contexts.plugin import ContextPlugin
from server.events.registry import event_types

Answer = TypeVar("Answer")


class PortBoundTwiceError(TypeError):
    """Two contexts answer the same port."""


def bindings(
    resources: ProcessResources, contexts: Iterable[ContextPlugin] = CONTEXTS
) -> Mapping[type, Binding]:
    """Port -> how it is answered while a command runs.

    Raises:
        PortBoundTwiceError: names the second context that answers a port.
    """
    shared = [("shared", _shared_bindings(resources))]
    return _merged([*shared, *((context.name, context.bindings(resources)) for context in contexts)])


def read_models(resources: ProcessResources, contexts: Iterable[ContextPlugin] = CONTEXTS) -> ReadModels:
    """The read models of every context.

    Raises:
        PortBoundTwiceError: names the second context that answers a port.
    """
    return ReadModels(_merged((context.name, context.reads(resources)) for context in contexts))


def _merged(parts: Iterable[tuple[str, Mapping[type, Answer]]]) -> dict[type, Answer]:
    found: dict[type, Answer] = {}
    for context, answers in parts:
        if twice := sorted(port.__name__ for port in found.keys() & answers.keys()):
            raise PortBoundTwiceError(f"{context} answers what is answered already: {', '.join(twice)}")
        found |= answers
    return found


def _shared_bindings(resources: ProcessResources) -> Mapping[type, Binding]:
    """The ports of ``domain/shared``."""
    types = event_types()
    return {
        Origin: Binding.unaudited(Unaudited.READS, lambda scope: scope.origin),
        Clock: Binding.unaudited(Unaudited.READS, lambda _scope: resources.clock),
        Facts: Binding.in_transaction(lambda scope: OutboxFacts(scope.transaction, scope.origin, types)),
    }
