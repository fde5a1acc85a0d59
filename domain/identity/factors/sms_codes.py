"""Codes by text message as a factor, for players only: text messages can be intercepted."""

import re
from dataclasses import dataclass
from typing import Final

from domain.identity.accounts import Run
from domain.identity.factors.model import (
    Enrolment,
    FactorComplaint,
    FactorEnrolled,
    FactorRefused,
    account_of,
    binding_of,
)
from domain.identity.factors.ports import Contacts, FactorBook, FactorReads
from domain.identity.factors.recovery_codes import codes_if_none
from domain.identity.model import Account
from domain.identity.ports import Codes, Delivery, IssuedCode, Message, MessageChannel, Messages
from domain.shared.actor import ActorKind, Origin
from domain.shared.clock import Clock
from domain.shared.outcomes import Success

NUMBER: Final = re.compile(r"\+[1-9][0-9]{6,14}")
"""E.164."""

SHOWN_CHARS: Final = 2
PURPOSE: Final = "enrol-phone"


@dataclass(frozen=True, slots=True)
class EnrolPhone:
    """Begin to enrol a phone number in E.164 form, ``+393331234567``, by sending it a code."""

    number: str


@dataclass(frozen=True, slots=True)
class ConfirmPhone:
    """Confirm a number by the code sent to it; ``id`` as in ``PhoneBegun``."""

    id: str
    code: str


@dataclass(frozen=True, slots=True)
class PhoneBegun(Success):
    """A code was sent. ``sent_to`` is the masked number."""

    id: str
    sent_to: str


@dataclass(frozen=True, slots=True)
class ConfirmedNumber:
    """A number whose code was entered."""

    number: str


def masked_number(number: str) -> str:
    """A number with all but its last digits hidden."""
    return "*" * (len(number) - SHOWN_CHARS) + number[-SHOWN_CHARS:]


def sms_message(issued: IssuedCode, to: str, template: str, account: Account, language: str) -> Message:
    """The text message of a code."""
    key, params = f"factor:{issued.id}", {"code": issued.code}
    return Message(MessageChannel.SMS, to, template, params, key, account.brand, account.id, language)


async def enrol_phone(
    command: EnrolPhone,
    origin: Origin,
    reads: FactorReads,
    codes: Codes,
    messages: Messages,
    contacts: Contacts,
) -> PhoneBegun | FactorRefused:
    """Send a code to the number, which is not stored yet."""
    account = account_of(origin.actor)
    if account is None:
        return FactorRefused(FactorComplaint.NO_ACCOUNT)
    if account.kind is not ActorKind.PLAYER:
        return FactorRefused(FactorComplaint.NOT_FOR_YOU)
    number = "".join(letter for letter in command.number if letter not in " -()./")
    if not NUMBER.fullmatch(number):
        return FactorRefused(FactorComplaint.BAD_NUMBER)
    binding = binding_of(account, origin.session_id, await reads.summary(account.id))
    issued = await codes.issue(PURPOSE, binding, number)
    language = await contacts.language_of(account)
    message = sms_message(issued, number, "verify_phone", account, language)
    delivery = await messages.send(message, origin.ip)
    if delivery is not Delivery.SENT:
        return FactorRefused(FactorComplaint.NOT_SENT)
    return PhoneBegun(issued.id, masked_number(number))


async def confirm_phone(run: Run, command: ConfirmPhone) -> Enrolment:
    """Check the code, then store the number as a factor."""
    found = await run(redeem_phone_code, command)
    if isinstance(found, FactorRefused):
        return found
    outcome: Enrolment = await run(store_phone, found)
    return outcome


async def redeem_phone_code(
    command: ConfirmPhone, origin: Origin, reads: FactorReads, codes: Codes
) -> ConfirmedNumber | FactorRefused:
    """The number the code was sent to, if the code is right."""
    account = account_of(origin.actor)
    if account is None:
        return FactorRefused(FactorComplaint.NO_ACCOUNT)
    binding = binding_of(account, origin.session_id, await reads.summary(account.id))
    number = await codes.redeem(command.id, PURPOSE, binding, command.code)
    return ConfirmedNumber(number) if number else FactorRefused(FactorComplaint.WRONG)


async def store_phone(
    command: ConfirmedNumber, origin: Origin, factor_book: FactorBook, clock: Clock
) -> Enrolment:
    """Store a number in place of the present one."""
    account, now = account_of(origin.actor), clock.now()
    if account is None or account.kind is not ActorKind.PLAYER:
        return FactorRefused(FactorComplaint.NOT_FOR_YOU)
    summary = await factor_book.hold(account)
    factor = await factor_book.store_phone(account.id, command.number, now)
    await factor_book.clear_enrolment_due(account.id)
    return FactorEnrolled(factor, await codes_if_none(account.id, summary, factor_book, now))
