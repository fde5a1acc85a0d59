"""Passkeys and hardware keys (WebAuthn level 3), with user verification and discoverable credentials."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from domain.identity.accounts import Run
from domain.identity.factors.model import (
    NAME_CHARS_MAX,
    PASSKEYS_MAX,
    Enrolment,
    FactorComplaint,
    FactorEnrolled,
    FactorRefused,
    account_of,
    binding_of,
)
from domain.identity.factors.ports import (
    Authenticators,
    FactorBook,
    FactorProofs,
    FactorReads,
    Passkey,
    PasskeyNames,
    WebAuthnChallenges,
)
from domain.identity.factors.recovery_codes import codes_if_none
from domain.identity.model import Factor
from domain.identity.ports import BrandNames
from domain.shared import text
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.outcomes import Success

CHALLENGE_BYTES: Final = 32
ENROLLING: Final = "enrol"
PROVING: Final = "prove"
PASSWORDLESS: Final = "passwordless"


@dataclass(frozen=True, slots=True)
class EnrolPasskey:
    """Begin to enrol a passkey. ``display`` is the account's name in the browser."""

    display: str


@dataclass(frozen=True, slots=True)
class ConfirmPasskey:
    """The new credential (its ``toJSON``), and the name its owner gives it."""

    name: str
    credential: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PasskeyBegun(Success):
    """``options``: ``PublicKeyCredentialCreationOptionsJSON``, valid five minutes."""

    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class NewPasskey:
    """A verified passkey, not stored yet."""

    name: str
    passkey: Passkey


def new_challenge() -> bytes:
    """256 random bits."""
    return secrets.token_bytes(CHALLENGE_BYTES)


async def enrol_passkey(
    command: EnrolPasskey,
    origin: Origin,
    proofs: FactorProofs,
    challenges: WebAuthnChallenges,
    authenticators: Authenticators,
    brand_names: BrandNames,
) -> PasskeyBegun | FactorRefused:
    """Creation options for the browser; they exclude authenticators that are enrolled already."""
    account = account_of(origin.actor)
    if account is None:
        return FactorRefused(FactorComplaint.NO_ACCOUNT)
    passkeys, challenge = await proofs.passkeys(account.id), new_challenge()
    if len(passkeys) >= PASSKEYS_MAX:
        return FactorRefused(FactorComplaint.TOO_MANY)
    binding = binding_of(account, origin.session_id, await proofs.summary(account.id))
    await challenges.store(ENROLLING, binding, challenge)
    names = PasskeyNames(await brand_names.name_of(account.brand), command.display)
    return PasskeyBegun(authenticators.creation_options(account, names, passkeys, challenge))


async def confirm_passkey(run: Run, command: ConfirmPasskey) -> Enrolment:
    """Verify a new passkey outside any transaction, then store it.

    Raises:
        BadInput: the name is empty, too long, or has characters that do not show.
    """
    name = text.line(command.name, "name", at_most=NAME_CHARS_MAX)
    found = await run(verify_passkey, ConfirmPasskey(name, command.credential))
    if isinstance(found, FactorRefused):
        return found
    outcome: Enrolment = await run(store_passkey, found)
    return outcome


async def verify_passkey(
    command: ConfirmPasskey,
    origin: Origin,
    reads: FactorReads,
    challenges: WebAuthnChallenges,
    authenticators: Authenticators,
) -> NewPasskey | FactorRefused:
    """Verify the credential; its challenge is used up either way."""
    account = account_of(origin.actor)
    if account is None:
        return FactorRefused(FactorComplaint.NO_ACCOUNT)
    binding = binding_of(account, origin.session_id, await reads.summary(account.id))
    challenge = await challenges.take(ENROLLING, binding)
    if challenge is None:
        return FactorRefused(FactorComplaint.NOT_BEGUN)
    passkey = authenticators.verify_registration(command.credential, challenge)
    return NewPasskey(command.name, passkey) if passkey else FactorRefused(FactorComplaint.WRONG)


async def store_passkey(new: NewPasskey, origin: Origin, factor_book: FactorBook, clock: Clock) -> Enrolment:
    """Store a passkey, unless any account has it already."""
    account, now = account_of(origin.actor), clock.now()
    if account is None:
        return FactorRefused(FactorComplaint.NO_ACCOUNT)
    summary = await factor_book.hold(account)
    if sum(factor.kind is Factor.PASSKEY for factor in summary.factors) >= PASSKEYS_MAX:
        return FactorRefused(FactorComplaint.TOO_MANY)
    factor = await factor_book.add_passkey(account.id, new.passkey, new.name, now)
    if factor is None:
        return FactorRefused(FactorComplaint.TAKEN)
    await factor_book.clear_enrolment_due(account.id)
    return FactorEnrolled(factor, await codes_if_none(account.id, summary, factor_book, now))
