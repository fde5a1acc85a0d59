"""Which adapter answers which port of the identity and compliance contexts."""

from collections.abc import Mapping

from adapters.postgres.access.sso import PostgresProviderLinks
from adapters.postgres.command_runner import Binding, CommandScope
from adapters.postgres.compliance.audit import PostgresAudit
from domain.access import ports as access
from domain.access.sso_provisioning import ProviderLinks
from domain.compliance import ports as compliance
from domain.identity import ports as identity
from server.composition.account_bindings import account_bindings
from server.composition.client_bindings import client_bindings
from server.composition.factor_bindings import factor_bindings
from server.composition.process_resources import ProcessResources


def identity_bindings(means: ProcessResources) -> Mapping[type, Binding]:
    """Port -> how it is answered. What is kept in Valkey opens no transaction."""

    def audit(scope: CommandScope) -> PostgresAudit:
        return PostgresAudit(means.audit, scope.origin, scope.entries if scope.connection else None)

    return {
        **factor_bindings(means),
        **client_bindings(means),
        **account_bindings(means),
        ProviderLinks: Binding(lambda scope: PostgresProviderLinks(scope.transaction, scope.origin)),
        compliance.Audit: Binding(audit, single_statement=True),
        identity.Codes: Binding(lambda _scope: means.codes, single_statement=True),
        access.OperatorSessions: Binding(lambda _scope: means.sessions, single_statement=True),
        identity.Sessions: Binding(lambda _scope: means.sessions, single_statement=True),
        identity.Messages: Binding(lambda _scope: means.messages.port, single_statement=True),
    }
