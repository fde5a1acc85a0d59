"""Which adapter answers which port of the wallets context: each operation is one statement on the ledger."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from adapters.postgres.command_runner import Binding, CommandScope
from adapters.postgres.wallets.adjustments import PostgresAdjustments
from adapters.postgres.wallets.awards import PostgresAwards
from adapters.postgres.wallets.corrections import PostgresCorrections
from adapters.postgres.wallets.deposits import PostgresDeposits
from adapters.postgres.wallets.opening import PostgresWallets
from adapters.postgres.wallets.play.bets import PostgresBets
from adapters.postgres.wallets.play.game_sessions import PostgresGameSessions
from adapters.postgres.wallets.play.rollbacks import PostgresRollbacks
from adapters.postgres.wallets.play.rounds import PostgresCallerProfiles, PostgresRounds
from adapters.postgres.wallets.play.wins import PostgresWins
from adapters.postgres.wallets.standing import PostgresStandings
from adapters.postgres.wallets.statements import LedgerStatements
from adapters.postgres.wallets.withdrawals import PostgresWithdrawals
from domain.wallets.adjustments import Adjustments
from domain.wallets.awards import Awards
from domain.wallets.corrections import Corrections
from domain.wallets.deposits import Deposits
from domain.wallets.opening import Wallets
from domain.wallets.play.bets import Bets
from domain.wallets.play.game_sessions import GameSessions
from domain.wallets.play.rollbacks import Rollbacks
from domain.wallets.play.rounds import CallerProfiles, Rounds
from domain.wallets.play.wins import Wins
from domain.wallets.standing import Standings
from domain.wallets.withdrawals import Withdrawals


def statements(scope: CommandScope) -> LedgerStatements:
    """The ledger's functions, on the scope's brand and in its transaction, if it has one."""
    return LedgerStatements(scope.database, scope.origin.actor.brand, scope.connection)


def _by_statement(adapter: Callable[[LedgerStatements], Any]) -> Binding:
    return Binding(lambda scope: adapter(statements(scope)), single_statement=True, audited=True)


WALLET_BINDINGS: Final[Mapping[type, Binding]] = {
    Bets: _by_statement(PostgresBets),
    Wins: _by_statement(PostgresWins),
    Rollbacks: _by_statement(PostgresRollbacks),
    Rounds: _by_statement(PostgresRounds),
    CallerProfiles: _by_statement(PostgresCallerProfiles),
    GameSessions: _by_statement(PostgresGameSessions),
    Deposits: _by_statement(PostgresDeposits),
    Withdrawals: _by_statement(PostgresWithdrawals),
    Adjustments: _by_statement(PostgresAdjustments),
    Corrections: _by_statement(PostgresCorrections),
    Awards: _by_statement(PostgresAwards),
    Wallets: _by_statement(PostgresWallets),
    Standings: Binding(
        lambda scope: PostgresStandings(statements(scope), scope.origin),
        single_statement=True,
        audited=True,
    ),
}
