"""Which adapter answers which port while one command runs: what every context says, in one map."""

from collections.abc import Iterable, Mapping

from adapters.postgres.command_runner import Binding, Unaudited
from adapters.postgres.outbox.facts import OutboxFacts
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.facts import Facts
from server.composition.process_resources import ProcessResources
from server.contexts import CONTEXTS
from server.contexts.plugin import ContextPlugin


class PortBoundTwiceError(TypeError):
    """Two contexts answer the same port."""


def bindings(
    resources: ProcessResources, contexts: Iterable[ContextPlugin] = CONTEXTS
) -> Mapping[type, Binding]:
    """Port -> how it is answered.

    Raises:
        PortBoundTwiceError: names the second context that answers a port.
    """
    found = dict(_shared_bindings(resources))
    for context in contexts:
        bound = context.bindings(resources)
        if twice := sorted(port.__name__ for port in found.keys() & bound.keys()):
            raise PortBoundTwiceError(f"{context.name} answers what is answered already: {', '.join(twice)}")
        found |= bound
    return found


def _shared_bindings(resources: ProcessResources) -> Mapping[type, Binding]:
    """The ports of ``domain/shared``."""
    return {
        Origin: Binding.unaudited(Unaudited.READS, lambda scope: scope.origin),
        Clock: Binding.unaudited(Unaudited.READS, lambda _scope: resources.clock),
        Facts: Binding.in_transaction(lambda scope: OutboxFacts(scope.transaction, scope.origin)),
    }
