"""Codes of authenticator apps (RFC 6238): six digits, a new one every thirty seconds, each good once."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import pyotp

from domain.identity.factors.model import (
    PENDING_MAX,
    Enrolment,
    FactorComplaint,
    FactorEnrolled,
    FactorRefused,
    account_of,
)
from domain.identity.factors.ports import FactorBook
from domain.identity.factors.recovery_codes import codes_if_none
from domain.identity.ports import BrandNames
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.outcomes import Success

STEP_SECONDS: Final = 30
STEPS_BACK: Final = 1
"""A code is accepted for one time step after its own, and never before."""

CODE_CHARS_MAX: Final = 16

ISSUER_CHARS_MAX: Final = 40
ACCOUNT_CHARS_MAX: Final = 64


@dataclass(frozen=True, slots=True)
class EnrolTotp:
    """Begin to enrol an authenticator app. ``display`` is the account's name in the app."""

    display: str


@dataclass(frozen=True, slots=True)
class ConfirmTotp:
    """Confirm the app by a code of its secret."""

    code: str


@dataclass(frozen=True, slots=True)
class TotpBegun(Success):
    """The secret for the app, to type or as a QR code of ``uri``; it is valid once confirmed."""

    secret: str
    uri: str


def step_of(now: datetime) -> int:
    """The time step of a moment."""
    return int(now.timestamp()) // STEP_SECONDS


def matching_step(secret: str, code: str, now: datetime) -> int | None:
    """The latest accepted time step whose code this is; takes the same time for every code."""
    typed = code.replace(" ", "") if len(code) <= CODE_CHARS_MAX and code.isascii() else ""
    generator, found = pyotp.TOTP(secret, interval=STEP_SECONDS), None
    for step in range(step_of(now) - STEPS_BACK, step_of(now) + 1):
        if hmac.compare_digest(generator.generate_otp(step), typed):
            found = step
    return found


def address_for_apps(secret: str, issuer: str, account: str) -> str:
    """``otpauth://...``: what an app shows is the issuer's name and the account's, a colon between them.

    Names are cut so that the address fits into a QR code in every script, and hold no colon themselves.
    """
    label, by = _label(account, ACCOUNT_CHARS_MAX), _label(issuer, ISSUER_CHARS_MAX)
    return pyotp.TOTP(secret).provisioning_uri(name=label, issuer_name=by)


async def enrol_totp(
    command: EnrolTotp, origin: Origin, factor_book: FactorBook, brand_names: BrandNames, clock: Clock
) -> TotpBegun | FactorRefused:
    """Begin to enrol an app; the present one remains valid until the new one is confirmed."""
    account = account_of(origin.actor)
    if account is None:
        return FactorRefused(FactorComplaint.NO_ACCOUNT)
    secret = pyotp.random_base32()
    await factor_book.hold(account)
    await factor_book.begin_totp(account.id, secret, clock.now())
    issuer = await brand_names.name_of(account.brand)
    return TotpBegun(secret, address_for_apps(secret, issuer, command.display))


async def confirm_totp(
    command: ConfirmTotp, origin: Origin, factor_book: FactorBook, clock: Clock
) -> Enrolment:
    """Confirm the new app; the code is used up."""
    account, now = account_of(origin.actor), clock.now()
    if account is None:
        return FactorRefused(FactorComplaint.NO_ACCOUNT)
    summary = await factor_book.hold(account)
    secret = await factor_book.begun_totp(account.id, now - PENDING_MAX)
    if secret is None:
        return FactorRefused(FactorComplaint.NOT_BEGUN)
    step = matching_step(secret, command.code, now)
    if step is None:
        return FactorRefused(FactorComplaint.WRONG)
    factor = await factor_book.confirm_totp(account.id, step, now)
    await factor_book.clear_enrolment_due(account.id)
    return FactorEnrolled(factor, await codes_if_none(account.id, summary, factor_book, now))


def _label(name: str, chars_max: int) -> str:
    return " ".join(name.replace(":", " ").split())[:chars_max].rstrip()
