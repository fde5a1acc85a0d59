"""Which adapter answers which port of the wallets context."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from adapters.postgres.wallet_awards import PostgresAwards
from adapters.postgres.wallet_cashier import PostgresCashier
from adapters.postgres.wallet_corrections import PostgresCorrections
from adapters.postgres.wallet_standing import (
    PostgresCallerProfiles,
    PostgresSessions,
    PostgresStandings,
    PostgresWalletBook,
)
from adapters.postgres.wallet_statements import Statements
from adapters.postgres.wallets import PostgresLedger
from adapters.postgres.work import Binding, Scope
from domain.wallets import ports


def _atomic(make: Callable[[Statements], Any]) -> Binding:
    """Every operation of these adapters is one statement, so a command needs no transaction around it."""
    return Binding(lambda scope: make(_statements(scope)), single_statement=True, audited=True)


def _statements(scope: Scope) -> Statements:
    return Statements(scope.database, scope.origin.actor.brand, scope.connection)


WALLET_BINDINGS: Final[Mapping[type, Binding]] = {
    ports.Ledger: _atomic(PostgresLedger),
    ports.Cashier: _atomic(PostgresCashier),
    ports.Corrections: _atomic(PostgresCorrections),
    ports.Awards: _atomic(PostgresAwards),
    ports.GameSessions: _atomic(PostgresSessions),
    ports.WalletBook: _atomic(PostgresWalletBook),
    ports.CallerProfiles: _atomic(PostgresCallerProfiles),
    ports.Standings: Binding(
        lambda scope: PostgresStandings(_statements(scope), scope.origin),
        single_statement=True,
        audited=True,
    ),
}
