"""Changing one's own telephone number, with a code sent to the new one.

The number of a text message factor is kept by itself, since it proves who signs in: this does not touch it.
"""

import json
from dataclasses import dataclass, field, replace

from domain.players.events import ProfileChanged
from domain.players.former_numbers import FormerNumber, former_number, notify_of_new_number
from domain.players.outcomes import (
    CodeRefused,
    ConfirmPhoneChangeOutcome,
    NothingToChange,
    PlayerUpdated,
    RequestPhoneChangeOutcome,
)
from domain.players.ports import BettingPermissions, Players, Run
from domain.players.profile.fields import differences, phone_number
from domain.players.status.conditions import set_betting_permission, with_missing_conditions
from domain.players.verification import Challenge, Contact, VerificationCodes, send_verification_code
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.facts import Facts, Json
from domain.shared.ids import PlayerId

PURPOSE = "change_phone"


@dataclass(frozen=True, slots=True)
class RequestPhoneChange:
    """Send a code to the number the actor wants."""

    phone: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ConfirmPhoneChange:
    """Redeem the code."""

    challenge: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ConfirmedPhoneChange:
    """A change whose code was redeemed: from which number, None without one, to which."""

    player_id: PlayerId
    former: str | None = field(repr=False)
    phone: str = field(repr=False)


async def request_phone_change(run: Run, command: RequestPhoneChange) -> RequestPhoneChangeOutcome:
    """Check the number, then send the code."""
    found = await run(check_new_number, command)
    if isinstance(found, NothingToChange):
        return found
    outcome: RequestPhoneChangeOutcome = await run(send_verification_code, found)
    return outcome


async def confirm_phone_change(run: Run, command: ConfirmPhoneChange) -> ConfirmPhoneChangeOutcome:
    """Change the number, then tell the player by mail, and the former number."""
    confirmed = await run(redeem_phone_change_code, command)
    if isinstance(confirmed, CodeRefused):
        return confirmed
    outcome: ConfirmPhoneChangeOutcome = await run(store_new_number, confirmed)
    if isinstance(outcome, PlayerUpdated):
        await run(notify_of_new_number, FormerNumber(outcome.player, outcome.former_number))
    return outcome


async def check_new_number(
    command: RequestPhoneChange, origin: Origin, players: Players
) -> Challenge | NothingToChange:
    """The challenge to send to the number.

    Raises:
        BadInput: it is none.
    """
    number = phone_number(command.phone, "phone")
    player = await players.locked(origin.actor.player_id) if origin.actor.player_id else None
    if player is None or (player.phone == number and player.phone_verified_at):
        return NothingToChange()
    subject, language = json.dumps([player.phone, number]), player.preferences.language
    binding = _binding(player.id, origin)
    return Challenge(Contact.PHONE, number, PURPOSE, binding, subject, player.brand, language, player.id)


async def redeem_phone_change_code(
    command: ConfirmPhoneChange, origin: Origin, codes: VerificationCodes
) -> ConfirmedPhoneChange | CodeRefused:
    """The change that the code was sent for, in this session."""
    player_id = origin.actor.player_id
    if player_id is None:
        return CodeRefused()
    subject = await codes.answered(command.challenge, PURPOSE, _binding(player_id, origin), command.code)
    return CodeRefused() if subject is None else ConfirmedPhoneChange(player_id, *json.loads(subject))


async def store_new_number(
    command: ConfirmedPhoneChange,
    players: Players,
    permissions: BettingPermissions,
    facts: Facts,
    clock: Clock,
) -> ConfirmPhoneChangeOutcome:
    """Store the number, verified, unless the player's own has changed since."""
    before, now = await players.locked(command.player_id), clock.now()
    if before is None or before.phone != command.former:
        return CodeRefused()
    after = replace(before, phone=command.phone, phone_verified_at=now, version=before.version + 1)
    after = with_missing_conditions(after, now)
    await players.update(before, after, None, now)
    await set_betting_permission(after, permissions)
    changed: list[Json] = [each.field for each in differences(before, after)]
    await facts.record(ProfileChanged.about(after, fields=changed))
    return PlayerUpdated(after, former_number(before, after))


def _binding(player_id: PlayerId, origin: Origin) -> str:
    return f"{player_id}:{origin.session_id}"
