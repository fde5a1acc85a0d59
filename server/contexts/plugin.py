"""What a context brings to a process: everything outside the context's own folders that concerns it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from adapters.postgres.command_runner import Binding
from resolvers.context import CommandExecutor
from resolvers.read_models import MakeReadModel
from server.composition.process_resources import ProcessResources
from server.demo.parts import DemoPart
from server.http.rest.aliases import Alias
from server.jobs.job_runner import Job
from server.observability.metric_factory import CommandMetrics, MetricFactory

Service = Literal["auth", "profile", "accounting", "bonus"]
"""The services that the contexts are divided among where each runs in processes of its own."""


def _nothing(*_: Any) -> Mapping[type, Any]:
    return {}


def _no_jobs(*_: Any) -> Iterable[Job]:
    return ()


@dataclass(frozen=True, slots=True)
class ContextPlugin:
    """One context. ``name`` is that of its folders, ``service`` publishes its fields; the rest is optional.

    ``bindings``: port -> the adapter that answers it, for ports of other contexts that this one answers, too.
    ``reads``: port of a read model -> what makes it for one brand.
    ``aliases``: its REST routes.
    ``jobs``: what is done every so often; it is given what runs commands.
    ``metrics``: makes its own metrics, and counts its commands in them.
    ``demo``: what simulated players do with it in ``croupier demo``.
    """

    name: str
    service: Service
    bindings: Callable[[ProcessResources], Mapping[type, Binding]] = _nothing
    reads: Callable[[ProcessResources], Mapping[type, MakeReadModel]] = _nothing
    aliases: tuple[Alias, ...] = ()
    jobs: Callable[[ProcessResources, CommandExecutor], Iterable[Job]] = _no_jobs
    metrics: Callable[[MetricFactory], CommandMetrics] | None = None
    demo: DemoPart | None = None
