"""The compliance context: the audit log, whose heads leave the database every minute."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from adapters.postgres.command_runner import Binding, CommandScope, Unaudited
from adapters.postgres.compliance.audit import PostgresAudit
from adapters.postgres.compliance.audit_reads import PostgresAuditReads
from adapters.postgres.compliance.audit_verify import heads_of
from adapters.postgres.compliance.sign_ins import PostgresSignInTimeline
from adapters.postgres.database import EVERY_BRAND, Database
from domain.compliance import ports
from domain.compliance.audit_verification import Anchors
from domain.compliance.queries import AuditReads
from domain.compliance.sign_ins import SignInTimeline
from resolvers.context import CommandExecutor
from resolvers.read_models import MakeReadModel
from server.composition.process_resources import ProcessResources
from server.contexts.plugin import ContextPlugin
from server.jobs.kinds import HOUR, MINUTE, SystemJobKind, periodic
from server.security.audit_heads import FileAnchors
from server.security.signing_keys import signing_keys

MONTHS_AHEAD: Final = 12


def _bindings(resources: ProcessResources) -> Mapping[type, Binding]:
    def audit(scope: CommandScope) -> PostgresAudit:
        return PostgresAudit(resources.audit, scope.origin, scope.audit_entries if scope.connection else None)

    return {ports.Audit: Binding.unaudited(Unaudited.RECORDS, audit)}


def _reads(resources: ProcessResources) -> Mapping[type, MakeReadModel]:
    log = PostgresAuditReads(resources.database)
    sign_ins = PostgresSignInTimeline(resources.database)
    return {AuditReads: lambda _brand: log, SignInTimeline: lambda _brand: sign_ins}


def _jobs(resources: ProcessResources, _commands: CommandExecutor) -> Iterator[SystemJobKind]:
    settings, database = resources.settings, resources.database

    @cache
    def anchors() -> FileAnchors:
        """Made by the first run: only a process that runs jobs has the key."""
        keys = signing_keys(settings.audit_key, settings.key_files_group_readable, name="audit key")
        return FileAnchors(settings.audit_heads, keys)

    async def months() -> object:
        make = "select compliance.create_partitions(now(), $1)"
        return await database.statements_for(EVERY_BRAND).fetchval(make, MONTHS_AHEAD)

    yield periodic("months of the audit log", HOUR, months)
    yield periodic("heads of the audit log", MINUTE, lambda: anchor_heads(database, anchors()))


async def anchor_heads(database: Database, anchors: Anchors) -> int:
    """Keep where every chain stands now, and stood when its days were over; how many heads were new."""
    return await anchors.store(await heads_of(database.statements_for(EVERY_BRAND)))


COMPLIANCE: Final = ContextPlugin(
    "compliance", service="profile", bindings=_bindings, reads=_reads, jobs=_jobs
)
