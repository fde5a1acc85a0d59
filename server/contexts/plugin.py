"""What a context brings to a process: everything outside the context's own folders that concerns it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from adapters.postgres.command_runner import Binding
from adapters.postgres.outbox.event_consumer import EventConsumer
from adapters.postgres.outbox.reactions import Reaction
from domain.inbound.providers import InboundProvider
from domain.shared.event_types import EventType
from resolvers.context import CommandExecutor
from resolvers.read_models import MakeReadModel
from server.composition.process_resources import ProcessResources
from server.demo.parts import DemoPart
from server.http.rest.aliases import Alias
from server.jobs.background import Loop
from server.jobs.kinds import SystemJobKind
from server.observability.metric_factory import CommandMetrics, MetricFactory

Service = Literal["auth", "profile", "accounting", "bonus"]
"""The services that the contexts are divided among where each runs in processes of its own."""


def _nothing(*_: Any) -> Mapping[type, Any]:
    return {}


def _no_jobs(*_: Any) -> Iterable[SystemJobKind]:
    return ()


def _no_consumers(*_: Any) -> Iterable[EventConsumer]:
    return ()


def _no_providers(*_: Any) -> Iterable[InboundProvider]:
    return ()


def _no_loops(*_: Any) -> Iterable[Loop]:
    return ()


@dataclass(frozen=True, slots=True)
class ContextPlugin:
    """One context. ``name`` is that of its folders, ``service`` publishes its fields; the rest is optional.

    ``bindings``: port -> the adapter that answers it, for ports of other contexts that this one answers, too.
    ``reads``: port of a read model -> what makes it for one brand.
    ``aliases``: its REST routes.
    ``jobs``: what is done every so often, or when a command puts it off; it is given what runs commands.
    ``consumers``: what it does with published events, in batches; each once, in order per player.
    ``loops``: what it does all the time in the background; it is given the context's own metrics.
    ``metrics``: makes its own metrics, and counts its commands in them.
    ``event_types``: the facts it records, as other systems see them.
    ``reactions``: name of another context's fact -> what is done about it, see docs/events.md.
    ``inbound``: providers whose webhooks it handles, see docs/inbound-webhooks.md.
    ``demo``: what simulated players do with it in ``croupier demo``.
    """

    name: str
    service: Service
    bindings: Callable[[ProcessResources], Mapping[type, Binding]] = _nothing
    reads: Callable[[ProcessResources], Mapping[type, MakeReadModel]] = _nothing
    aliases: tuple[Alias, ...] = ()
    jobs: Callable[[ProcessResources, CommandExecutor], Iterable[SystemJobKind]] = _no_jobs
    consumers: Callable[[ProcessResources], Iterable[EventConsumer]] = _no_consumers
    loops: Callable[[ProcessResources, CommandMetrics | None], Iterable[Loop]] = _no_loops
    metrics: Callable[[MetricFactory], CommandMetrics] | None = None
    event_types: tuple[EventType, ...] = ()
    reactions: Mapping[str, Reaction] = field(default_factory=dict)
    inbound: Callable[[ProcessResources], Iterable[InboundProvider]] = _no_providers
    demo: DemoPart | None = None
