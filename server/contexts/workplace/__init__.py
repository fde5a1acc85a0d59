"""The workplace context: what operators keep to work with, search, are told waits, and have in hand."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial
from typing import Final

from adapters.postgres.command_runner import Binding, CommandScope, Unaudited
from adapters.postgres.workplace.claims import (
    PostgresWorkItemClaimReads,
    PostgresWorkItemClaims,
    clear_ended_claims,
)
from adapters.postgres.workplace.queues import PostgresQueueReads
from adapters.postgres.workplace.saved_views import PostgresSavedViewReads, PostgresSavedViews
from adapters.valkey.live.claim_notices import ValkeyClaimNotices
from domain.workplace.claims.ports import ClaimNotices, WorkItemClaimReads, WorkItemClaims
from domain.workplace.event_types import EVENT_TYPES
from domain.workplace.queues import QueueReads
from domain.workplace.saved_views import SavedViewReads, SavedViews
from resolvers.context import CommandExecutor
from resolvers.read_models import MakeReadModel
from server.composition.process_resources import ProcessResources
from server.contexts.plugin import ContextPlugin
from server.jobs.kinds import HOUR, SystemJobKind, periodic


def _bindings(resources: ProcessResources) -> Mapping[type, Binding]:
    lasts = timedelta(seconds=resources.settings.work_item_claim_seconds)

    def claims(scope: CommandScope) -> PostgresWorkItemClaims:
        return PostgresWorkItemClaims(scope.transaction, scope.origin.actor.brand, lasts)

    return {
        SavedViews: Binding.in_transaction(_saved_views),
        WorkItemClaims: Binding.in_transaction(claims),
        ClaimNotices: Binding.unaudited(
            Unaudited.SENDS, lambda scope: ValkeyClaimNotices(resources.valkey, scope.origin.actor.brand)
        ),
    }


def _saved_views(scope: CommandScope) -> PostgresSavedViews:
    return PostgresSavedViews(scope.transaction, scope.origin.actor.brand)


def _reads(resources: ProcessResources) -> Mapping[type, MakeReadModel]:
    return {
        SavedViewReads: partial(PostgresSavedViewReads, resources.database),
        QueueReads: partial(PostgresQueueReads, resources.database),
        WorkItemClaimReads: partial(PostgresWorkItemClaimReads, resources.database, resources.clock),
    }


def _jobs(resources: ProcessResources, _commands: CommandExecutor) -> Iterator[SystemJobKind]:
    database, clock = resources.database, resources.clock
    yield periodic("ended claims of work items", HOUR, lambda: clear_ended_claims(database, clock.now()))


WORKPLACE: Final = ContextPlugin(
    "workplace", service="auth", bindings=_bindings, reads=_reads, jobs=_jobs, event_types=EVENT_TYPES
)
