"""Which adapter answers which port of the wallets context."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from adapters.postgres.command_runner import Binding, CommandScope
from adapters.postgres.wallets.awards import PostgresAwards
from adapters.postgres.wallets.bets import PostgresLedger
from adapters.postgres.wallets.cashier import PostgresCashier
from adapters.postgres.wallets.corrections import PostgresCorrections
from adapters.postgres.wallets.standing import (
    PostgresCallerProfiles,
    PostgresGameSessions,
    PostgresStandings,
    PostgresWalletBook,
)
from adapters.postgres.wallets.statements import LedgerStatements
from domain.wallets import ports


def _atomic(make: Callable[[LedgerStatements], Any]) -> Binding:
    """Every operation of these adapters is one statement, so a command needs no transaction around it."""
    return Binding(lambda scope: make(_statements(scope)), single_statement=True, audited=True)


def _statements(scope: CommandScope) -> LedgerStatements:
    return LedgerStatements(scope.database, scope.origin.actor.brand, scope.connection)


WALLET_BINDINGS: Final[Mapping[type, Binding]] = {
    ports.Ledger: _atomic(PostgresLedger),
    ports.Cashier: _atomic(PostgresCashier),
    ports.Corrections: _atomic(PostgresCorrections),
    ports.Awards: _atomic(PostgresAwards),
    ports.GameSessions: _atomic(PostgresGameSessions),
    ports.WalletBook: _atomic(PostgresWalletBook),
    ports.CallerProfiles: _atomic(PostgresCallerProfiles),
    ports.Standings: Binding(
        lambda scope: PostgresStandings(_statements(scope), scope.origin),
        single_statement=True,
        audited=True,
    ),
}
