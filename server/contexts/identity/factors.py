"""Which adapter answers which port of second factors and step-up."""

from collections.abc import Mapping
from uuid import UUID

from adapters.postgres.command_runner import Binding, CommandScope, Unaudited
from adapters.postgres.compliance.audit import PostgresAudit
from adapters.postgres.identity.contacts import PostgresContacts
from adapters.postgres.identity.factor_resets import (
    PostgresFactorResetBook,
    PostgresFactorResetReads,
    PostgresPlayerFactors,
)
from adapters.postgres.identity.factors import PostgresFactorBook
from adapters.postgres.identity.factors_proofs import PostgresFactorProofs
from adapters.postgres.pool import BrandStatements
from adapters.valkey.identity.factor_challenges import ValkeyFactorAttempts, ValkeyWebAuthnChallenges
from adapters.valkey.identity.step_up import ValkeyStepUps
from adapters.webauthn import WebAuthn, relying_party
from domain.compliance.model import Entry
from domain.compliance.ports import Audit
from domain.identity import ports as identity
from domain.identity.factor_resets import ports as resets
from domain.identity.factors import ports as factors
from domain.identity.factors.step_up import StepUps
from domain.identity.factors.verifier import FactorVerifier
from server.composition.process_resources import ProcessResources
from server.settings import Settings


def factor_bindings(resources: ProcessResources) -> Mapping[type, Binding]:
    """Port -> how it is answered; only the book works within a transaction."""
    made = _FactorAdapters(resources)
    step_ups = ValkeyStepUps(resources.valkey, resources.clock)
    reads, temporary = Unaudited.READS, Unaudited.TEMPORARY
    return {
        resets.FactorResetBook: Binding.in_transaction(
            lambda scope: PostgresFactorResetBook(scope.transaction, scope.origin)
        ),
        resets.PlayerFactors: Binding.in_transaction(lambda scope: PostgresPlayerFactors(scope.transaction)),
        resets.FactorResetReads: Binding.unaudited(
            reads, lambda scope: PostgresFactorResetReads(scope.database)
        ),
        factors.FactorBook: Binding.in_transaction(
            lambda scope: PostgresFactorBook(scope.transaction, resources.vault)
        ),
        factors.FactorReads: Binding.unaudited(reads, made.proofs),
        factors.FactorProofs: Binding.unaudited(reads, made.proofs),
        factors.Authenticators: Binding.unaudited(reads, lambda _scope: made.authenticators),
        factors.Contacts: Binding.unaudited(reads, lambda scope: contacts_of(resources, scope)),
        factors.EnrolmentDuty: Binding.unaudited(reads, made.proving),
        factors.WebAuthnChallenges: Binding.unaudited(temporary, lambda _scope: made.challenges),
        identity.SecondFactors: Binding.unaudited(temporary, made.proving),
        factors.Passwordless: Binding.unaudited(temporary, made.proving),
        StepUps: Binding.unaudited(temporary, lambda _scope: step_ups),
        factors.SecurityLog: Binding.unaudited(Unaudited.RECORDS, made.trail),
    }


class AuditSecurityLog:
    """Implements ``SecurityLog`` by the audit log."""

    def __init__(self, audit: Audit) -> None:
        self._audit = audit

    async def record(self, action: str, subject: UUID | None, outcome: str = "Done", **details: str) -> None:
        """Record what happened to an account."""
        await self._audit.append(Entry(action, subject, outcome, details))


class _FactorAdapters:
    """Objects made for each command from the resources of the process."""

    def __init__(self, resources: ProcessResources) -> None:
        self._resources = resources
        self.authenticators = authenticators_of(resources.settings)
        self.challenges = ValkeyWebAuthnChallenges(resources.valkey, resources.clock)
        self._attempts = ValkeyFactorAttempts(resources.valkey, resources.clock)

    def proofs(self, scope: CommandScope) -> PostgresFactorProofs:
        """The ports for checking a proof."""
        return PostgresFactorProofs(_reading(scope), self._resources.vault)

    def trail(self, scope: CommandScope) -> AuditSecurityLog:
        """Where security events are recorded."""
        entries = scope.audit_entries if scope.connection else None
        return AuditSecurityLog(PostgresAudit(self._resources.audit, scope.origin, entries))

    def proving(self, scope: CommandScope) -> FactorVerifier:
        """The verifier of proofs."""
        return FactorVerifier(
            proofs=self.proofs(scope),
            attempts=self._attempts,
            challenges=self.challenges,
            authenticators=self.authenticators,
            codes=self._resources.codes,
            messages=self._resources.messages.port,
            contacts=contacts_of(self._resources, scope),
            security_log=self.trail(scope),
            origin=scope.origin,
            clock=self._resources.clock,
        )


def contacts_of(resources: ProcessResources, scope: CommandScope) -> PostgresContacts:
    """The e-mail addresses of accounts."""
    return PostgresContacts(_reading(scope), resources.vault)


def authenticators_of(settings: Settings) -> WebAuthn:
    """WebAuthn for the address people reach us at."""
    public = str(settings.public_url) if settings.public_url else None
    return WebAuthn(relying_party(public, settings.base_url, settings.allowed_origins))


def _reading(scope: CommandScope) -> BrandStatements:
    return scope.database.statements_for(scope.origin.actor.brand)
