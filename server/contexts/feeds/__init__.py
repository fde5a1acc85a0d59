"""The feeds context: sets of files for other systems. Jobs carry their runs out, see ``server/feeds``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from adapters.postgres.command_runner import Binding, CommandScope
from adapters.postgres.feeds.reads import PostgresFeedReads
from adapters.postgres.feeds.store import PostgresFeeds
from domain.feeds.commands import Feeds
from domain.feeds.queries import FeedReads
from domain.shared.actor import ActorKind
from resolvers.authorization.levels import AccessTable
from resolvers.authorization.tables import AccessTables
from resolvers.feeds.rights import FeedRoles
from resolvers.read_models import MakeReadModel
from server.composition.process_resources import ProcessResources
from server.contexts.plugin import ContextPlugin

_KINDS: Final = frozenset({ActorKind.OPERATOR.value, ActorKind.SERVICE.value})


@dataclass(frozen=True, slots=True)
class PolicyFeedRoles:
    """Implements ``FeedRoles`` by the policy in force."""

    tables: AccessTables
    roles: frozenset[str]
    brand: str

    def of(self, role: str) -> AccessTable | None:
        """See ``FeedRoles``."""
        return self.tables.of_roles(self.brand, frozenset({role})) if role in self.roles else None


def _bindings(_resources: ProcessResources) -> Mapping[type, Binding]:
    def feeds(scope: CommandScope) -> PostgresFeeds:
        return PostgresFeeds(scope.transaction, scope.origin.actor.brand)

    return {Feeds: Binding.in_transaction(feeds)}


def _reads(resources: ProcessResources) -> Mapping[type, MakeReadModel]:
    access = resources.access
    roles = frozenset(
        role.name
        for role in access.catalogue.roles.values()
        if role.kind in _KINDS and role.name != "enrolling"
    )
    return {
        FeedReads: partial(PostgresFeedReads, resources.database),
        FeedRoles: partial(PolicyFeedRoles, access.tables, roles),
    }


FEEDS: Final = ContextPlugin("feeds", service="profile", bindings=_bindings, reads=_reads)
