"""The OAuth context: programs that sign in, their grants, and the keys that sign tokens."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import structlog

from adapters.casbin.catalogue import Catalogue
from adapters.postgres.command_runner import Binding, Unaudited
from adapters.postgres.oauth.clients import PostgresClientReads, PostgresClients
from adapters.postgres.oauth.consents import PostgresConsentBook, PostgresProgramConsents
from adapters.postgres.oauth.store import OAuthLookups
from domain.oauth import ports
from domain.oauth.consents import ConsentBook, ProgramConsents
from domain.shared.actor import ActorKind
from resolvers.context import CommandExecutor
from resolvers.read_models import MakeReadModel
from server.composition.process_resources import ProcessResources
from server.contexts.plugin import ContextPlugin
from server.jobs.kinds import HOUR, MINUTE, SystemJobKind, periodic
from server.security.key_rotation import KeyFiles, rotate_by_age

ENDED_GRANTS_KEPT: Final = timedelta(days=30)
"""How long a grant that is over stays, to be looked at."""

log = structlog.get_logger("croupier.oauth")


@dataclass(frozen=True, slots=True)
class CatalogueServiceRoles:
    """Implements ``ServiceRoles`` by the roles that Croupier brings."""

    names: frozenset[str]
    moving_money: frozenset[str]

    @classmethod
    def of(cls, catalogue: Catalogue) -> "CatalogueServiceRoles":
        """The roles that programs may hold."""
        held = ActorKind.SERVICE.value
        names = frozenset(role.name for role in catalogue.roles.values() if role.kind == held)
        return cls(names, frozenset(name for name in names if catalogue.calls_of(name) & catalogue.money))


def _bindings(resources: ProcessResources) -> Mapping[type, Binding]:
    roles = CatalogueServiceRoles.of(resources.access.catalogue)
    reads = PostgresClientReads(resources.database)
    return {
        ports.Clients: Binding.in_transaction(lambda scope: PostgresClients(scope.transaction, scope.origin)),
        ports.ClientReads: Binding.unaudited(Unaudited.READS, lambda _scope: reads),
        ports.ServiceRoles: Binding.unaudited(Unaudited.READS, lambda _scope: roles),
        ConsentBook: Binding.in_transaction(lambda scope: PostgresConsentBook(scope.transaction)),
        ports.Revocations: Binding.unaudited(Unaudited.TEMPORARY, lambda _scope: resources.revocations),
    }


def _reads(resources: ProcessResources) -> Mapping[type, MakeReadModel]:
    consents = PostgresProgramConsents(resources.database)
    clients = PostgresClientReads(resources.database)
    return {ProgramConsents: lambda _brand: consents, ports.ClientReads: lambda _brand: clients}


def _jobs(resources: ProcessResources, _commands: CommandExecutor) -> Iterator[SystemJobKind]:
    """Deletes ended grants, and rotates the signing key by its age unless the key is managed elsewhere."""
    settings, clock = resources.settings, resources.clock
    files, lookups = (
        KeyFiles.of(settings),
        OAuthLookups(resources.database),
    )
    age_max = timedelta(days=settings.signing_key_days)

    async def rotate() -> None:
        added = rotate_by_age(files, clock.now(), age_max)
        if added:
            log.info("the next signing key is published", signs_from=added.signs_from.isoformat())

    yield periodic(
        "grants of programs", HOUR, lambda: lookups.delete_expired(clock.now() - ENDED_GRANTS_KEPT)
    )
    if age_max and settings.signing_key_path is None:
        yield periodic("signing keys", 10 * MINUTE, rotate)


OAUTH: Final = ContextPlugin("oauth", service="auth", bindings=_bindings, reads=_reads, jobs=_jobs)
