"""What second factors need of the world.

``FactorBook`` works within a command's transaction. ``FactorProofs`` answers while somebody proves a factor:
each call is one statement of its own, and where a proof may count only once, that statement decides it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from domain.identity.factors.model import EnrolledFactor, FactorSummary
from domain.identity.model import Account, Factor


@dataclass(frozen=True, slots=True)
class Passkey:
    """A key whose private half is in an authenticator. ``sign_count`` is 0 for those that do not count."""

    id: UUID
    credential_id: bytes
    public_key: bytes
    sign_count: int
    transports: tuple[str, ...]
    backed_up: bool


@dataclass(frozen=True, slots=True)
class PasskeyAssertion:
    """What an authenticator signed: that its holder was verified, and how often it has signed so far."""

    credential_id: bytes
    sign_count: int


class FactorBook(Protocol):
    """The factors of accounts. ``hold`` first: it keeps others from changing the same account's."""

    async def hold(self, account: Account) -> FactorSummary:
        """What is enrolled, held against other changes until the transaction ends."""
        ...

    async def begin_totp(self, account_id: UUID, secret: str, at: datetime) -> None:
        """Keep a secret that counts once it is confirmed; one that counts already goes on counting."""
        ...

    async def begun_totp(self, account_id: UUID, since: datetime) -> str | None:
        """The secret to confirm, if it was begun after ``since``."""
        ...

    async def confirm_totp(self, account_id: UUID, step: int, at: datetime) -> EnrolledFactor:
        """The begun secret counts; codes up to ``step`` do not."""
        ...

    async def add_passkey(
        self, account_id: UUID, passkey: Passkey, name: str, at: datetime
    ) -> EnrolledFactor | None:
        """Keep a passkey; None where somebody has it already."""
        ...

    async def keep_phone(self, account_id: UUID, number: str, at: datetime) -> EnrolledFactor:
        """Keep a confirmed number, instead of the one before."""
        ...

    async def remove(self, account_id: UUID, factor: EnrolledFactor) -> None:
        """Forget a factor."""
        ...

    async def keep_recovery_codes(self, account_id: UUID, hashes: Sequence[bytes], at: datetime) -> None:
        """Keep these instead of all there were."""
        ...

    async def clear_enrolment_due(self, account_id: UUID) -> None:
        """Enrolment is not due any more, and an app that was begun before this does not come to count."""
        ...

    async def forget(self, account_id: UUID, by: str, reason: str, at: datetime) -> None:
        """Forget every factor and recovery code; who did it and why stays."""
        ...


class FactorReads(Protocol):
    """What is enrolled."""

    async def summary(self, account_id: UUID) -> FactorSummary:
        """The factors of an account; none where it has none."""
        ...

    async def operator(self, id: UUID, brand: str) -> Account | None:
        """An operator of the brand who has, or had, factors."""
        ...


class FactorProofs(FactorReads, Protocol):
    """What it takes to check a proof, and the marks that let each proof count once."""

    async def totp_secret(self, account_id: UUID) -> str | None:
        """The confirmed secret."""
        ...

    async def use_totp(self, account_id: UUID, step: int, at: datetime) -> bool:
        """Whether no code of this or a later step was accepted before; from now on it was."""
        ...

    async def passkeys(self, account_id: UUID) -> Sequence[Passkey]:
        """Those that are not refused."""
        ...

    async def passkey(self, credential_id: bytes) -> tuple[Account, Passkey] | None:
        """A passkey that is not refused, and whose it is."""
        ...

    async def use_passkey(self, account_id: UUID, assertion: PasskeyAssertion, at: datetime) -> bool:
        """Whether the count went on; where it did not, there is a copy, and the key is refused for good."""
        ...

    async def phone(self, account_id: UUID) -> str | None:
        """The confirmed number."""
        ...

    async def use_phone(self, account_id: UUID, at: datetime) -> None:
        """A code sent to it was accepted."""
        ...

    async def use_recovery_code(self, account_id: UUID, hashed: bytes, at: datetime) -> bool:
        """Whether this code was unused; from now on it is used, and enrolment is due."""
        ...


class WebAuthnChallenges(Protocol):
    """Random values that may be signed once, by whoever they were made for."""

    async def keep(self, purpose: str, binding: str, challenge: bytes) -> None:
        """Remember a challenge, instead of one that was made for the same."""
        ...

    async def take(self, purpose: str, binding: str) -> bytes | None:
        """The challenge made for this, once, within five minutes."""
        ...


class FactorAttempts(Protocol):
    """Counts attempts before anything is compared."""

    async def allowed(self, account_id: UUID, factor: Factor) -> bool:
        """Count one more; whether it may go on."""
        ...

    async def forgive(self, account_id: UUID, factor: Factor) -> None:
        """It succeeded: what went wrong before is forgotten."""
        ...

    async def advance(self, account_id: UUID, step: int) -> bool:
        """Whether no time step this late was seen before; the database has the last word."""
        ...


class Authenticators(Protocol):
    """WebAuthn: options for browsers, and judgement of what their authenticators answer."""

    def creation_options(
        self, account: Account, display: str, known: Collection[Passkey], challenge: bytes
    ) -> Mapping[str, Any]:
        """``PublicKeyCredentialCreationOptionsJSON``."""
        ...

    def request_options(self, known: Collection[Passkey], challenge: bytes) -> Mapping[str, Any]:
        """``PublicKeyCredentialRequestOptionsJSON``; without ``known``, the authenticator says who it is."""
        ...

    def verify_registration(self, credential: Mapping[str, Any], challenge: bytes) -> Passkey | None:
        """The new passkey, if everything about it is right."""
        ...

    def credential_id(self, credential: Mapping[str, Any]) -> bytes | None:
        """Which passkey an assertion claims to be of."""
        ...

    def verify_assertion(
        self, credential: Mapping[str, Any], challenge: bytes, passkey: Passkey
    ) -> PasskeyAssertion | None:
        """What was signed, if the signature, the origin and everything else is right."""
        ...


class Contacts(Protocol):
    """Where to reach whoever an account belongs to."""

    async def email_of(self, account: Account) -> str | None:
        """Their e-mail address, if there is one."""
        ...


class SecurityLog(Protocol):
    """Where security events are recorded for good."""

    async def record(self, action: str, subject: UUID | None, outcome: str = "Done", **details: str) -> None:
        """Record what happened to an account; names and ids, never a value or a secret.

        Raises:
            Unavailable: it cannot be recorded. It must not happen either.
        """
        ...


class Passwordless(Protocol):
    """Signing in by a passkey alone: it tells whose it is, and its holder was verified by it."""

    async def begin_passwordless(self, binding: str) -> Mapping[str, Any]:
        """``PublicKeyCredentialRequestOptionsJSON`` for any passkey of ours."""
        ...

    async def account_of_assertion(self, answer: Mapping[str, Any], binding: str) -> Account | None:
        """Whose passkey answered (``{credential}``); None for anything wrong. Each answer counts once."""
        ...


class EnrolmentDuty(Protocol):
    """Who has to enrol a factor before anything else."""

    async def enrolment_due(self, account: Account) -> bool:
        """A recovery code was used and nothing enrolled since; or an operator has nothing strong."""
        ...
