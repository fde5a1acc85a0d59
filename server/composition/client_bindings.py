"""Which adapter answers the ports of programs that sign in."""

from collections.abc import Mapping
from dataclasses import dataclass

from adapters.casbin.catalogue_loader import load_catalogue
from adapters.postgres.command_runner import Binding, CommandScope
from adapters.postgres.oauth.clients import PostgresClientReads, PostgresClients
from domain.oauth import ports as clients
from domain.shared.actor import ActorKind
from domain.shared.errors import Broken
from server.composition.process_resources import ProcessResources


@dataclass(frozen=True, slots=True)
class CatalogueServiceRoles:
    """Implements ``ServiceRoles`` by the roles that Croupier brings."""

    names: frozenset[str]


def service_roles() -> CatalogueServiceRoles:
    """The roles that programs may hold."""
    held = ActorKind.SERVICE.value
    return CatalogueServiceRoles(
        frozenset(role.name for role in load_catalogue().roles.values() if role.kind == held)
    )


def client_bindings(means: ProcessResources) -> Mapping[type, Binding]:
    """Port -> how it is answered."""
    roles, reads = service_roles(), PostgresClientReads(means.database)
    return {
        clients.Clients: Binding(_clients),
        clients.ClientReads: Binding(lambda _scope: reads, single_statement=True),
        clients.ServiceRoles: Binding(lambda _scope: roles, single_statement=True),
        clients.Revocations: Binding(lambda _scope: means.revocations, single_statement=True),
    }


def _clients(scope: CommandScope) -> PostgresClients:
    if scope.connection is None:
        raise Broken("this adapter works within a transaction")
    return PostgresClients(scope.connection, scope.origin)
