"""Ports of second factors.

``FactorBook`` works within a command's transaction. ``FactorProofs`` is used while a factor is proved: each
call is one statement of its own, and where a proof counts once, that statement decides it.
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
    """A registered credential. ``sign_count`` stays 0 for authenticators without a counter."""

    id: UUID
    credential_id: bytes
    public_key: bytes
    sign_count: int
    transports: tuple[str, ...]
    backed_up: bool


@dataclass(frozen=True, slots=True)
class PasskeyNames:
    """What browsers and authenticators show of a new passkey: the brand's name, and the account's."""

    brand: str
    account: str


@dataclass(frozen=True, slots=True)
class PasskeyAssertion:
    """A verified assertion of a passkey, with its signature counter."""

    credential_id: bytes
    sign_count: int


class FactorBook(Protocol):
    """Changes the factors of accounts. Call ``hold`` first: it locks the account's factors."""

    async def hold(self, account: Account) -> FactorSummary:
        """The enrolled factors, locked until the transaction ends."""
        ...

    async def begin_totp(self, account_id: UUID, secret: str, at: datetime) -> None:
        """Store an unconfirmed secret; the confirmed one remains valid."""
        ...

    async def begun_totp(self, account_id: UUID, since: datetime) -> str | None:
        """The unconfirmed secret, if it was stored after ``since``."""
        ...

    async def confirm_totp(self, account_id: UUID, step: int, at: datetime) -> EnrolledFactor:
        """Confirm the secret; codes up to time step ``step`` are used up."""
        ...

    async def add_passkey(
        self, account_id: UUID, passkey: Passkey, name: str, at: datetime
    ) -> EnrolledFactor | None:
        """Store a passkey; None where any account has it already."""
        ...

    async def store_phone(self, account_id: UUID, number: str, at: datetime) -> EnrolledFactor:
        """Store a confirmed number in place of the present one."""
        ...

    async def remove(self, account_id: UUID, factor: EnrolledFactor) -> None:
        """Remove a factor."""
        ...

    async def replace_recovery_codes(self, account_id: UUID, hashes: Sequence[bytes], at: datetime) -> None:
        """Replace all recovery codes."""
        ...

    async def clear_enrolment_due(self, account_id: UUID) -> None:
        """Enrolment is no longer due, and unconfirmed authenticator apps are dropped."""
        ...

    async def remove_all(self, account_id: UUID, by: str, reason: str, at: datetime) -> None:
        """Remove every factor and recovery code, and record by whom and why."""
        ...


class FactorReads(Protocol):
    """Reads the enrolled factors."""

    async def summary(self, account_id: UUID) -> FactorSummary:
        """The factors of an account."""
        ...

    async def operator(self, id: UUID, brand: str) -> Account | None:
        """An operator of the brand who has, or had, factors."""
        ...


class FactorProofs(FactorReads, Protocol):
    """Reads what proofs are checked against, and marks proofs as used."""

    async def totp_secret(self, account_id: UUID) -> str | None:
        """The confirmed secret of the authenticator app."""
        ...

    async def use_totp(self, account_id: UUID, step: int, at: datetime) -> bool:
        """Mark a time step as used; False where this or a later step was used before."""
        ...

    async def passkeys(self, account_id: UUID) -> Sequence[Passkey]:
        """The account's passkeys that are not refused."""
        ...

    async def passkey(self, credential_id: bytes) -> tuple[Account, Passkey] | None:
        """A passkey that is not refused, with its account."""
        ...

    async def use_passkey(self, account_id: UUID, assertion: PasskeyAssertion, at: datetime) -> bool:
        """Store the signature counter; False where it did not grow: a copy exists, the passkey is refused."""
        ...

    async def phone(self, account_id: UUID) -> str | None:
        """The confirmed phone number."""
        ...

    async def use_phone(self, account_id: UUID, at: datetime) -> None:
        """Record that a code sent to the phone was accepted."""
        ...

    async def use_recovery_code(self, account_id: UUID, hashed: bytes, at: datetime) -> bool:
        """Mark a recovery code as used, which makes enrolment due; False: there is no such unused code."""
        ...


class WebAuthnChallenges(Protocol):
    """Challenges of WebAuthn, each valid once and for five minutes."""

    async def store(self, purpose: str, binding: str, challenge: bytes) -> None:
        """Store a challenge in place of an earlier one for the same purpose and binding."""
        ...

    async def take(self, purpose: str, binding: str) -> bytes | None:
        """The challenge for this purpose and binding, once."""
        ...


class FactorAttempts(Protocol):
    """Counts attempts at factors before anything is compared."""

    async def allowed(self, account_id: UUID, factor: Factor) -> bool:
        """Count an attempt; False where there were too many."""
        ...

    async def forgive(self, account_id: UUID, factor: Factor) -> None:
        """Clear the failures after a success."""
        ...

    async def advance(self, account_id: UUID, step: int) -> bool:
        """Whether no time step as late was seen before; the database decides finally."""
        ...


class Authenticators(Protocol):
    """WebAuthn: options for browsers, and verification of authenticators' answers."""

    def creation_options(
        self, account: Account, names: PasskeyNames, passkeys: Collection[Passkey], challenge: bytes
    ) -> Mapping[str, Any]:
        """``PublicKeyCredentialCreationOptionsJSON``."""
        ...

    def request_options(self, passkeys: Collection[Passkey], challenge: bytes) -> Mapping[str, Any]:
        """``PublicKeyCredentialRequestOptionsJSON``; without ``passkeys``, any passkey can answer."""
        ...

    def verify_registration(self, credential: Mapping[str, Any], challenge: bytes) -> Passkey | None:
        """The new passkey, if the registration is valid."""
        ...

    def credential_id(self, credential: Mapping[str, Any]) -> bytes | None:
        """The credential id that an assertion claims."""
        ...

    def verify_assertion(
        self, credential: Mapping[str, Any], challenge: bytes, passkey: Passkey
    ) -> PasskeyAssertion | None:
        """The assertion, if its signature, origin and the rest are valid."""
        ...


class Contacts(Protocol):
    """Contact data of accounts."""

    async def email_of(self, account: Account) -> str | None:
        """The e-mail address of the account's owner, if they have one."""
        ...

    async def numbers_of(self, account: Account) -> Sequence[str]:
        """The phone numbers of the account's owner, in E.164 form: of their profile, and of their factor."""
        ...

    async def language_of(self, account: Account) -> str:
        """The language of messages to the account's owner: the player's preferred one, operators' English."""
        ...


class SecurityLog(Protocol):
    """Records security events in the audit log."""

    async def record(self, action: str, subject: UUID | None, outcome: str = "Done", **details: str) -> None:
        """Record an event about an account. Details are names and ids, never values or secrets.

        Raises:
            Unavailable: it cannot be recorded; the caller must not carry the action out.
        """
        ...


class Passwordless(Protocol):
    """Signing in by a passkey alone, which identifies the account and verifies its user."""

    async def begin_passwordless(self, binding: str) -> Mapping[str, Any]:
        """``PublicKeyCredentialRequestOptionsJSON`` that any passkey registered here can answer."""
        ...

    async def account_of_assertion(self, answer: Mapping[str, Any], binding: str) -> Account | None:
        """The account whose passkey answered (``{credential}``), or None. Each answer counts once."""
        ...


class EnrolmentDuty(Protocol):
    """Tells which accounts have to enrol a factor before anything else."""

    async def enrolment_due(self, account: Account) -> bool:
        """Whether a recovery code was used and no factor enrolled since, or an operator has no strong one."""
        ...
