"""Proof that an e-mail address or a telephone number is the player's: a code sent there comes back."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import Protocol
from uuid import UUID

from domain.players.events import ContactVerified
from domain.players.model import Player
from domain.players.outcomes import CodeRefused, CodeSent, NothingToVerify, PlayerUpdated, TryLater
from domain.players.ports import BettingPermissions, Players
from domain.players.status.conditions import set_betting_permission, with_missing_conditions
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.facts import Facts


class Contact(Enum):
    """Where a code can go."""

    EMAIL = "EMAIL"
    PHONE = "PHONE"


@dataclass(frozen=True, slots=True)
class Challenge:
    """A code to be sent to ``to``. Whoever brings it back gets ``subject``; ``binding`` says who may."""

    contact: Contact
    to: str = field(repr=False)
    purpose: str
    binding: str
    subject: str = field(repr=False)
    brand: str
    language: str
    player_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SentCode:
    """A challenge: ``id`` is for the client. ``delivered``: no limit and no outage kept the message back."""

    id: str
    delivered: bool


class VerificationCodes(Protocol):
    """Codes to addresses and numbers, within the limits of sending. Never call it within a transaction."""

    async def challenge(self, request: Challenge) -> SentCode:
        """Send a code."""
        ...

    async def decoy(self, request: Challenge, template: str) -> SentCode:
        """The same to look at and as much work, but what is sent has no code, and none will ever do."""
        ...

    async def answered(self, id: str, purpose: str, binding: str, code: str) -> str | None:
        """The subject, once; None for anything wrong."""
        ...


@dataclass(frozen=True, slots=True)
class RequestVerification:
    """A player wants a code sent to their own address or number."""

    contact: Contact


@dataclass(frozen=True, slots=True)
class VerifyCode:
    """A code as it came back."""

    contact: Contact
    challenge: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class VerifiedContact:
    """The player's address or number, as it was when the code was sent."""

    player_id: UUID
    contact: Contact
    reached: str = field(repr=False)


def purpose_of(contact: Contact) -> str:
    """What a code for an address or number is good for: nothing else."""
    return f"verify:{contact.value}"


def address_of(player: Player, contact: Contact) -> str | None:
    """Where a code would go."""
    return player.email if contact is Contact.EMAIL else player.phone


def verified_at(player: Player, contact: Contact) -> datetime | None:
    """Since when it is known to be the player's."""
    return player.email_verified_at if contact is Contact.EMAIL else player.phone_verified_at


async def to_verify(
    command: RequestVerification, origin: Origin, players: Players
) -> Challenge | NothingToVerify:
    """What there is to send to the player who asks."""
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


async def send(request: Challenge, codes: VerificationCodes) -> CodeSent | TryLater:
    """Send a code."""
    sent = await codes.challenge(request)
    return CodeSent(sent.id) if sent.delivered else TryLater()


async def prove(
    command: VerifyCode, origin: Origin, codes: VerificationCodes
) -> VerifiedContact | CodeRefused:
    """Whether it is the code that was sent to the player who asks."""
    player_id = origin.actor.player_id
    if player_id is None:
        return CodeRefused()
    purpose = purpose_of(command.contact)
    reached = await codes.answered(command.challenge, purpose, str(player_id), command.code)
    return CodeRefused() if reached is None else VerifiedContact(player_id, command.contact, reached)


async def confirm(
    command: VerifiedContact, players: Players, permissions: BettingPermissions, facts: Facts, clock: Clock
) -> PlayerUpdated | CodeRefused:
    """Keep that the address or number is the player's, unless they have another one by now."""
    before = await players.locked(command.player_id)
    if before is None or address_of(before, command.contact) != command.reached:
        return CodeRefused()
    if verified_at(before, command.contact):
        return PlayerUpdated(before)
    now = clock.now()
    by_mail = command.contact is Contact.EMAIL
    verified = replace(before, email_verified_at=now) if by_mail else replace(before, phone_verified_at=now)
    after = with_missing_conditions(replace(verified, version=before.version + 1), now)
    await players.keep(before, after, None, now)
    await set_betting_permission(after, permissions)
    await facts.record(ContactVerified.about(after, contact=command.contact.value))
    return PlayerUpdated(after)
