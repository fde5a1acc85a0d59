"""The webhooks context: endpoints of other systems, and what is posted to them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final, cast

import structlog

from adapters.postgres.command_runner import Binding, CommandScope, Unaudited
from adapters.postgres.webhooks.endpoints import PostgresWebhookEndpoints
from adapters.postgres.webhooks.queue import DeliveryQueue
from adapters.postgres.webhooks.reads import PostgresWebhookReads
from domain.webhooks.model import DELIVERY_LIFE, WAITING_LIFE
from domain.webhooks.ports import WebhookCatalogue, WebhookEndpoints
from domain.webhooks.queries import PostedEvents, WebhookReads
from resolvers.authorization.levels import AccessTable
from resolvers.authorization.tables import AccessTables
from resolvers.context import CommandExecutor
from resolvers.read_models import MakeReadModel
from resolvers.webhooks.rights import EndpointRoles
from server.composition.process_resources import ProcessResources
from server.contexts.plugin import ContextPlugin
from server.contexts.webhooks.metrics import WebhookMetrics
from server.jobs.background import Loop
from server.jobs.kinds import HOUR, SystemJobKind, periodic
from server.observability.metric_factory import CommandMetrics
from server.webhooks.catalogue import webhook_catalogue
from server.webhooks.delivery_worker import LEASE
from server.webhooks.loops import webhook_loops

log = structlog.get_logger("croupier.webhooks")


@dataclass(frozen=True, slots=True)
class PolicyEndpointRoles:
    """Implements ``EndpointRoles`` by the policy in force."""

    tables: AccessTables
    roles: frozenset[str]
    brand: str

    def of(self, role: str) -> AccessTable | None:
        """See ``EndpointRoles``."""
        return self.tables.of_roles(self.brand, frozenset({role})) if role in self.roles else None


def _bindings(resources: ProcessResources) -> Mapping[type, Binding]:
    def endpoints(scope: CommandScope) -> PostgresWebhookEndpoints:
        return PostgresWebhookEndpoints(scope.transaction, scope.origin.actor.brand, resources.vault)

    catalogue = webhook_catalogue(resources)
    return {
        WebhookEndpoints: Binding.in_transaction(endpoints),
        WebhookCatalogue: Binding.unaudited(Unaudited.READS, lambda _scope: catalogue),
    }


def _reads(resources: ProcessResources) -> Mapping[type, MakeReadModel]:
    catalogue = webhook_catalogue(resources)
    return {
        WebhookReads: partial(PostgresWebhookReads, resources.database),
        WebhookCatalogue: lambda _brand: catalogue,
        PostedEvents: lambda _brand: catalogue,
        EndpointRoles: partial(PolicyEndpointRoles, resources.access.tables, catalogue.roles),
    }


def _jobs(resources: ProcessResources, _commands: CommandExecutor) -> Iterator[SystemJobKind]:
    queue, clock = DeliveryQueue(resources.database, resources.vault, LEASE), resources.clock

    async def clean_up() -> None:
        now = clock.now()
        if expired := await queue.expire(now - WAITING_LIFE, now):
            log.info("deliveries expired", count=expired)
        await queue.delete_old(now - DELIVERY_LIFE, now)

    yield periodic("webhook deliveries whose time is over", HOUR, clean_up)


def _loops(resources: ProcessResources, metrics: CommandMetrics | None) -> Iterator[Loop]:
    return webhook_loops(resources, cast("WebhookMetrics", metrics))


WEBHOOKS: Final = ContextPlugin(
    "webhooks",
    service="profile",
    bindings=_bindings,
    reads=_reads,
    jobs=_jobs,
    loops=_loops,
    metrics=WebhookMetrics,
)
