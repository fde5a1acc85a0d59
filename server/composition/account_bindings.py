"""Which adapter answers which port of accounts, passwords and signing in."""

from collections.abc import Mapping

from adapters.postgres.access.operator_list import PostgresOperatorList, PostgresRoleGrants
from adapters.postgres.command_runner import Binding, CommandScope
from adapters.postgres.identity.accounts import PostgresAccountBook, PostgresAccounts
from adapters.postgres.identity.guessable_words import PostgresGuessableWords
from adapters.security_rules import JurisdictionSecurityRules
from adapters.valkey.identity.sign_in_attempts import ValkeySignInAttempts
from adapters.valkey.identity.tickets import ValkeyTickets
from domain.access.operator_accounts import OperatorList, RoleGrants
from domain.access.ports import OperatorPasswords
from domain.identity.accounts import AccountBook, Accounts
from domain.identity.factors.ports import Contacts
from domain.identity.notices import Notices
from domain.identity.passwords.rules import BreachedPasswords, GuessableWords, PasswordHasher
from domain.identity.session_rules import RuleBook, SecurityRules
from domain.identity.sign_in.lockout import SignInAttempts
from domain.identity.sign_in.tickets import Tickets
from domain.players.jurisdictions import shipped_packs
from server.composition.factor_bindings import factor_bindings
from server.composition.process_resources import ProcessResources
from server.security.account_notices import MailedNotices
from server.security.pepper import pepper_of
from server.settings import Settings


def account_bindings(means: ProcessResources) -> Mapping[type, Binding]:
    """Port -> how it is answered; what changes accounts works within a transaction."""
    contacts = factor_bindings(means)[Contacts]
    accounts = PostgresAccounts(means.database, means.vault)
    attempts = ValkeySignInAttempts(means.valkey, pepper_of(means.settings), means.clock)
    tickets = ValkeyTickets(means.valkey, means.clock)
    rules = JurisdictionSecurityRules(shipped_packs(), operator_security_rules(means.settings))

    def notices(scope: CommandScope) -> MailedNotices:
        return MailedNotices(contacts.make(scope), means.messages.port, means.clock, scope.origin.ip)

    def alone(thing: object) -> Binding:
        return Binding(lambda _scope: thing, single_statement=True)

    return {
        Accounts: alone(accounts),
        SignInAttempts: alone(attempts),
        Tickets: alone(tickets),
        RuleBook: alone(rules),
        PasswordHasher: alone(means.passwords),
        BreachedPasswords: alone(means.breached),
        GuessableWords: alone(PostgresGuessableWords(means.database, means.vault)),
        Notices: Binding(notices, single_statement=True),
        OperatorList: Binding(lambda scope: PostgresOperatorList(scope.database), single_statement=True),
        OperatorPasswords: Binding(lambda scope: PostgresAccountBook(scope.transaction)),
        AccountBook: Binding(lambda scope: PostgresAccountBook(scope.transaction)),
        RoleGrants: Binding(lambda scope: PostgresRoleGrants(scope.transaction, scope.origin)),
    }


def operator_security_rules(settings: Settings) -> SecurityRules:
    """What holds for operators."""
    return SecurityRules(
        settings.operator_failures_max,
        settings.operator_idle_seconds_max,
        settings.operator_session_seconds_max,
        "the house",
    )
