"""Which adapter answers which port of accounts, passwords, sessions and signing in."""

from collections.abc import Mapping

from adapters.postgres.command_runner import Binding, CommandScope, Unaudited
from adapters.postgres.identity.accounts import PostgresAccountBook, PostgresAccounts
from adapters.postgres.identity.brand_names import PostgresBrandNames
from adapters.postgres.identity.guessable_words import PostgresGuessableWords
from adapters.postgres.identity.player_logins import PostgresLogins
from adapters.postgres.players.barred_accounts import PostgresBarredAccounts
from adapters.security_rules import JurisdictionSecurityRules
from adapters.valkey.identity.sign_in_attempts import ValkeySignInAttempts
from adapters.valkey.identity.tickets import ValkeyTickets
from domain.identity import ports
from domain.identity.accounts import AccountBook, Accounts, BarredAccounts
from domain.identity.notices import Notices
from domain.identity.passwords.rules import BreachedPasswords, GuessableWords
from domain.identity.ports import PasswordHasher
from domain.identity.session_rules import RuleBook, SecurityRules
from domain.identity.sign_in.lockout import SignInAttempts
from domain.identity.sign_in.tickets import Tickets
from domain.players.jurisdictions import packs_in_force
from domain.players.ports import Logins, SessionEnder
from server.composition.process_resources import ProcessResources
from server.contexts.identity.factors import contacts_of
from server.security.account_notices import MailedNotices
from server.security.pepper import pepper_of
from server.settings import Settings


def account_bindings(resources: ProcessResources) -> Mapping[type, Binding]:
    """Port -> how it is answered; what changes accounts works within a transaction."""

    def notices(scope: CommandScope) -> MailedNotices:
        contacts, messages = contacts_of(resources, scope), resources.messages.port
        return MailedNotices(contacts, messages, resources.clock, scope.origin.ip)

    return {
        AccountBook: Binding.in_transaction(lambda scope: PostgresAccountBook(scope.transaction)),
        Logins: Binding.in_transaction(lambda scope: PostgresLogins(scope.transaction, resources.vault)),
        Notices: Binding.unaudited(Unaudited.SENDS, notices),
        ports.Messages: Binding.unaudited(Unaudited.SENDS, lambda _scope: resources.messages.port),
        **_reading(resources),
        **_temporary(resources),
    }


def _reading(resources: ProcessResources) -> Mapping[type, Binding]:
    answers = {
        Accounts: PostgresAccounts(resources.database, resources.vault),
        BarredAccounts: PostgresBarredAccounts(resources.database),
        RuleBook: JurisdictionSecurityRules(packs_in_force(), operator_security_rules(resources.settings)),
        PasswordHasher: resources.passwords,
        BreachedPasswords: resources.breached,
        ports.BrandNames: PostgresBrandNames(resources.database),
        GuessableWords: PostgresGuessableWords(resources.database, resources.vault),
    }
    return {port: _always(answer, Unaudited.READS) for port, answer in answers.items()}


def _temporary(resources: ProcessResources) -> Mapping[type, Binding]:
    valkey, clock = resources.valkey, resources.clock
    answers = {
        SignInAttempts: ValkeySignInAttempts(valkey, pepper_of(resources.settings), clock),
        Tickets: ValkeyTickets(valkey, clock),
        ports.Codes: resources.codes,
        ports.Sessions: resources.sessions,
        SessionEnder: resources.sessions,
    }
    return {port: _always(answer, Unaudited.TEMPORARY) for port, answer in answers.items()}


def _always(answer: object, why: Unaudited) -> Binding:
    return Binding.unaudited(why, lambda _scope: answer)


def operator_security_rules(settings: Settings) -> SecurityRules:
    """The security rules of operators."""
    return SecurityRules(
        settings.operator_failures_max,
        settings.operator_idle_seconds_max,
        settings.operator_session_seconds_max,
        "operator settings",
    )
