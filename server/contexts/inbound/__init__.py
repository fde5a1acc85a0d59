"""The inbound context: webhooks of other systems. Their handlers are in the contexts that know them."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from adapters.postgres.command_runner import Binding, CommandScope
from adapters.postgres.inbound.queue import InboundQueue
from adapters.postgres.inbound.reads import PostgresInboundReads
from adapters.postgres.inbound.store import PostgresInboundWebhooks
from domain.inbound.model import CONTENT_LIFE, RECORD_LIFE
from domain.inbound.ports import InboundWebhooks
from domain.inbound.queries import InboundReads
from resolvers.context import CommandExecutor
from resolvers.read_models import MakeReadModel
from server.composition.process_resources import ProcessResources
from server.contexts.inbound.metrics import InboundMetrics
from server.contexts.plugin import ContextPlugin
from server.jobs.kinds import HOUR, SystemJobKind, periodic


def _bindings(_resources: ProcessResources) -> Mapping[type, Binding]:
    def webhooks(scope: CommandScope) -> PostgresInboundWebhooks:
        return PostgresInboundWebhooks(scope.transaction, scope.origin.actor.brand)

    return {InboundWebhooks: Binding.in_transaction(webhooks)}


def _reads(resources: ProcessResources) -> Mapping[type, MakeReadModel]:
    return {InboundReads: partial(PostgresInboundReads, resources.database)}


def _jobs(resources: ProcessResources, _commands: CommandExecutor) -> Iterator[SystemJobKind]:
    queue = InboundQueue(resources.database, resources.vault)

    async def delete_old() -> int:
        now = resources.clock.now()
        return await queue.delete_old(now - CONTENT_LIFE, now - RECORD_LIFE)

    yield periodic("received webhooks whose time is over", HOUR, delete_old)


INBOUND: Final = ContextPlugin(
    "inbound", service="profile", bindings=_bindings, reads=_reads, jobs=_jobs, metrics=InboundMetrics
)
