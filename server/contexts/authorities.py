"""The authority of operators as contexts ask for it: by their accounts, and the policy in force."""

from adapters.postgres.access.authorities import PostgresAuthorities
from adapters.postgres.command_runner import CommandScope
from server.composition.process_resources import ProcessResources


def authorities_of(
    resources: ProcessResources, scope: CommandScope, *, locks: bool = True
) -> PostgresAuthorities:
    """See ``PostgresAuthorities``."""

    def allows(brand: str, roles: frozenset[str], coordinate: str) -> bool:
        return resources.access.tables.of_roles(brand, roles).allows(coordinate)

    brand = scope.origin.actor.brand
    return PostgresAuthorities(scope.database, scope.connection, brand, allows, locks=locks)
