"""Which adapter answers which port of the domain, while one command runs."""

from collections.abc import Mapping

from adapters.messages.verification_codes import ContactVerificationCodes
from adapters.postgres.command_runner import Binding, CommandScope
from adapters.postgres.identity.player_logins import PostgresLogins
from adapters.postgres.outbox.facts import OutboxFacts
from adapters.postgres.players.store import PostgresBrands, PostgresPlayers
from adapters.postgres.players.terms_versions import PostgresTermsInForce, PostgresTermsPublisher
from adapters.postgres.wallets.opening import PostgresWallets
from adapters.postgres.wallets.players_ports import PlayerBettingPermissions, PlayerWalletOpener
from adapters.postgres.wallets.standing import PostgresStandings
from adapters.postgres.wallets.statements import LedgerStatements
from domain.players import ports as players
from domain.players.terms.versions import TermsInForce, TermsPublisher
from domain.players.verification import VerificationCodes
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.facts import Facts
from server.composition.identity_bindings import identity_bindings
from server.composition.process_resources import ProcessResources
from server.composition.wallet_bindings import WALLET_BINDINGS, statements


def bindings(means: ProcessResources) -> Mapping[type, Binding]:
    """Port -> how it is answered. What needs no transaction does not open one."""
    clock, passwords = means.clock, means.passwords
    return {
        **identity_bindings(means),
        **WALLET_BINDINGS,
        Origin: Binding(lambda scope: scope.origin, single_statement=True),
        Clock: Binding(lambda _scope: clock, single_statement=True),
        Facts: Binding(lambda scope: OutboxFacts(scope.transaction, scope.origin)),
        players.Brands: Binding(lambda scope: PostgresBrands(scope.database), single_statement=True),
        players.BreachedPasswordList: Binding(lambda _scope: means.breached, single_statement=True),
        players.PasswordHashing: Binding(lambda _scope: passwords, single_statement=True),
        players.Players: Binding(lambda scope: PostgresPlayers(scope.transaction, scope.origin, means.vault)),
        players.Logins: Binding(lambda scope: PostgresLogins(scope.transaction, means.vault)),
        players.SessionEnder: Binding(lambda _scope: means.sessions, single_statement=True),
        players.WalletOpener: Binding(_wallet_opener),
        TermsInForce: Binding(
            lambda scope: PostgresTermsInForce(scope.database, scope.origin), single_statement=True
        ),
        TermsPublisher: Binding(lambda scope: PostgresTermsPublisher(scope.transaction, scope.origin)),
        VerificationCodes: Binding(
            lambda scope: ContactVerificationCodes(means.codes, means.messages.port, scope.origin),
            single_statement=True,
        ),
        players.BettingPermissions: Binding(
            lambda scope: PlayerBettingPermissions(PostgresStandings(statements(scope), scope.origin))
        ),
    }


def _wallet_opener(scope: CommandScope) -> PlayerWalletOpener:
    in_transaction = LedgerStatements(scope.database, scope.origin.actor.brand, scope.transaction)
    return PlayerWalletOpener(PostgresWallets(in_transaction), scope.origin)
