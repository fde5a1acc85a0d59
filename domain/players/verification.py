"""Verification of e-mail addresses and telephone numbers by codes sent to them."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import Protocol

from domain.players.events import ContactVerified
from domain.players.model import Player
from domain.players.outcomes import CodeRefused, CodeSent, NothingToVerify, PlayerUpdated, TryLater
from domain.players.ports import BettingPermissions, Players
from domain.players.status.conditions import set_betting_permission, with_missing_conditions
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.facts import Facts
from domain.shared.ids import PlayerId


class Contact(Enum):
    """Kinds of contact data that can be verified."""

    EMAIL = "EMAIL"
    PHONE = "PHONE"


@dataclass(frozen=True, slots=True)
class Challenge:
    """A code to be sent to ``to``. Its redemption, tied to ``binding``, returns ``subject``.

    ``template``: of the message, where it is not the one that confirms an address or a number.
    """

    contact: Contact
    to: str = field(repr=False)
    purpose: str
    binding: str
    subject: str = field(repr=False)
    brand: str
    language: str
    player_id: PlayerId | None = None
    template: str | None = None


@dataclass(frozen=True, slots=True)
class SentCode:
    """The result of sending: ``id`` is the challenge for the client, ``delivered`` whether it was sent."""

    id: str
    delivered: bool


class VerificationCodes(Protocol):
    """Sends and redeems codes, within the limits of sending. Never call it within a transaction."""

    async def challenge(self, request: Challenge) -> SentCode:
        """Send a code."""
        ...

    async def decoy(self, request: Challenge, template: str) -> SentCode:
        """Send ``template`` without a code: to the caller the result and its time are as of ``challenge``."""
        ...

    async def answered(self, id: str, purpose: str, binding: str, code: str) -> str | None:
        """The subject of a right code, once; None otherwise."""
        ...


@dataclass(frozen=True, slots=True)
class RequestVerification:
    """Send a code to the actor's own e-mail address or telephone number."""

    contact: Contact


@dataclass(frozen=True, slots=True)
class VerifyCode:
    """Redeem a code."""

    contact: Contact
    challenge: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class VerifiedContact:
    """A player's address or number whose code was redeemed, as it was when the code was sent."""

    player_id: PlayerId
    contact: Contact
    reached: str = field(repr=False)


def purpose_of(contact: Contact) -> str:
    """The purpose a code for an address or number is tied to."""
    return f"verify:{contact.value}"


def address_of(player: Player, contact: Contact) -> str | None:
    """The player's address or number."""
    return player.email if contact is Contact.EMAIL else player.phone


def verified_at(player: Player, contact: Contact) -> datetime | None:
    """When the player's address or number was verified; None if it was not."""
    return player.email_verified_at if contact is Contact.EMAIL else player.phone_verified_at


async def find_unverified_contact(
    command: RequestVerification, origin: Origin, players: Players
) -> Challenge | NothingToVerify:
    """The challenge to send to the actor, unless the contact is missing or verified already."""
    player = await players.locked(origin.actor.player_id) if origin.actor.player_id else None
    to = player and address_of(player, command.contact)
    if player is None or not to or verified_at(player, command.contact):
        return NothingToVerify()
    return Challenge(
        command.contact,
        to,
        purpose_of(command.contact),
        str(player.id),
        to,
        player.brand,
        player.preferences.language,
        player.id,
    )


async def send_verification_code(request: Challenge, codes: VerificationCodes) -> CodeSent | TryLater:
    """Send a code."""
    sent = await codes.challenge(request)
    return CodeSent(sent.id) if sent.delivered else TryLater()


async def redeem_verification_code(
    command: VerifyCode, origin: Origin, codes: VerificationCodes
) -> VerifiedContact | CodeRefused:
    """Redeem a code sent to the actor."""
    player_id = origin.actor.player_id
    if player_id is None:
        return CodeRefused()
    purpose = purpose_of(command.contact)
    reached = await codes.answered(command.challenge, purpose, str(player_id), command.code)
    return CodeRefused() if reached is None else VerifiedContact(player_id, command.contact, reached)


async def confirm_contact(
    command: VerifiedContact, players: Players, permissions: BettingPermissions, facts: Facts, clock: Clock
) -> PlayerUpdated | CodeRefused:
    """Store that the address or number is verified, unless it has changed since the code was sent."""
    before = await players.locked(command.player_id)
    if before is None or address_of(before, command.contact) != command.reached:
        return CodeRefused()
    if verified_at(before, command.contact):
        return PlayerUpdated(before)
    now = clock.now()
    by_mail = command.contact is Contact.EMAIL
    verified = replace(before, email_verified_at=now) if by_mail else replace(before, phone_verified_at=now)
    after = with_missing_conditions(replace(verified, version=before.version + 1), now)
    await players.update(before, after, None, now)
    await set_betting_permission(after, permissions)
    await facts.record(ContactVerified.about(after, contact=command.contact.value))
    return PlayerUpdated(after)
