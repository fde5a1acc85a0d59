"""Which adapter answers which port of the identity and compliance contexts."""

from collections.abc import Mapping

from adapters.postgres.work import Binding
from domain.identity import ports as identity
from server.bindings_clients import client_bindings
from server.bindings_factors import factor_bindings
from server.means import Means


def identity_bindings(means: Means) -> Mapping[type, Binding]:
    """Port -> how it is answered. What is kept in Valkey opens no transaction."""
    return {
        **factor_bindings(means),
        **client_bindings(means),
        identity.Codes: Binding(lambda _scope: means.codes, single_statement=True),
        identity.Sessions: Binding(lambda _scope: means.sessions, single_statement=True),
        identity.Messages: Binding(lambda _scope: means.messages.port, single_statement=True),
    }
