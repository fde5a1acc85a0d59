"""Which adapter answers which port of second factors and step-up."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from adapters.postgres.command_runner import Binding, CommandScope
from adapters.postgres.compliance.audit import PostgresAudit
from adapters.postgres.identity.contacts import PostgresContacts
from adapters.postgres.identity.factors import PostgresFactorBook
from adapters.postgres.identity.factors_proofs import PostgresFactorProofs
from adapters.postgres.pool import BrandStatements
from adapters.valkey.identity.factor_challenges import ValkeyFactorAttempts, ValkeyWebAuthnChallenges
from adapters.valkey.identity.step_up import ValkeyStepUps
from adapters.webauthn import WebAuthn, relying_party
from domain.compliance.model import Entry
from domain.compliance.ports import Audit
from domain.identity import ports as identity
from domain.identity.factors import ports as factors
from domain.identity.factors.step_up import StepUps
from domain.identity.factors.verifier import FactorVerifier
from server.composition.process_resources import ProcessResources
from server.settings import Settings

RELYING_PARTY_NAME: Final = "Croupier"
"""What browsers call us where they ask for a passkey."""


def factor_bindings(means: ProcessResources) -> Mapping[type, Binding]:
    """Port -> how it is answered; only the book works within a transaction."""
    made = _FactorAdapters(means)
    step_ups = ValkeyStepUps(means.valkey, means.clock)
    return {
        factors.FactorBook: Binding(lambda scope: PostgresFactorBook(scope.transaction, means.vault)),
        factors.FactorReads: Binding(made.proofs, single_statement=True),
        factors.FactorProofs: Binding(made.proofs, single_statement=True),
        factors.WebAuthnChallenges: Binding(lambda _scope: made.challenges, single_statement=True),
        factors.Authenticators: Binding(lambda _scope: made.authenticators, single_statement=True),
        factors.Contacts: Binding(made.contacts, single_statement=True),
        factors.SecurityLog: Binding(made.trail, single_statement=True),
        identity.SecondFactors: Binding(made.proving, single_statement=True),
        factors.Passwordless: Binding(made.proving, single_statement=True),
        factors.EnrolmentDuty: Binding(made.proving, single_statement=True),
        StepUps: Binding(lambda _scope: step_ups, single_statement=True),
    }


class AuditSecurityLog:
    """Implements ``SecurityLog`` by the audit log."""

    def __init__(self, audit: Audit) -> None:
        self._audit = audit

    async def record(self, action: str, subject: UUID | None, outcome: str = "Done", **details: str) -> None:
        """Record what happened to an account."""
        await self._audit.append(Entry(action, subject, outcome, details))


class _FactorAdapters:
    """What is made anew for each command, of what the process has at hand."""

    def __init__(self, means: ProcessResources) -> None:
        self._means = means
        self.authenticators = authenticators_of(means.settings)
        self.challenges = ValkeyWebAuthnChallenges(means.valkey, means.clock)
        self._attempts = ValkeyFactorAttempts(means.valkey, means.clock)

    def proofs(self, scope: CommandScope) -> PostgresFactorProofs:
        """What it takes to check a proof."""
        return PostgresFactorProofs(_reading(scope), self._means.vault)

    def contacts(self, scope: CommandScope) -> PostgresContacts:
        """Where to reach people."""
        return PostgresContacts(_reading(scope), self._means.vault)

    def trail(self, scope: CommandScope) -> AuditSecurityLog:
        """Where security events are recorded."""
        entries = scope.entries if scope.connection else None
        return AuditSecurityLog(PostgresAudit(self._means.audit, scope.origin, entries))

    def proving(self, scope: CommandScope) -> FactorVerifier:
        """What checks proofs."""
        return FactorVerifier(
            proofs=self.proofs(scope),
            attempts=self._attempts,
            challenges=self.challenges,
            authenticators=self.authenticators,
            codes=self._means.codes,
            messages=self._means.messages.port,
            contacts=self.contacts(scope),
            security_log=self.trail(scope),
            origin=scope.origin,
            clock=self._means.clock,
        )


def authenticators_of(settings: Settings) -> WebAuthn:
    """WebAuthn for the address people reach us at."""
    public = str(settings.public_url) if settings.public_url else None
    return WebAuthn(relying_party(RELYING_PARTY_NAME, public, settings.base_url, settings.allowed_origins))


def _reading(scope: CommandScope) -> BrandStatements:
    return scope.database.reading(scope.origin.actor.brand)
