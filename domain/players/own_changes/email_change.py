"""Changing one's own e-mail address: with a code from the address there is, and one from the new one.

As at registration, nothing reveals whether the new address is another player's: that player is told by mail,
and the code that is asked for there was never sent.
"""

import json
from dataclasses import dataclass, field, replace

from domain.players import login
from domain.players.events import ProfileChanged
from domain.players.model import Player
from domain.players.outcomes import (
    CodeRefused,
    ConfirmEmailChangeOutcome,
    EmailChangeBegun,
    EmailTaken,
    NothingToChange,
    PlayerUpdated,
    RequestEmailChangeOutcome,
    TryLater,
)
from domain.players.ports import (
    BettingPermissions,
    Logins,
    Players,
    Run,
    SessionEnder,
    TakenName,
)
from domain.players.profile.fields import differences
from domain.players.renaming import FormerAddress, notify_of_new_address, store_names
from domain.players.status.conditions import set_betting_permission, with_missing_conditions
from domain.players.verification import Challenge, Contact, VerificationCodes
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.errors import Unavailable
from domain.shared.facts import Facts, Json
from domain.shared.ids import PlayerId, new_id

CURRENT, NEW = "change_email:current", "change_email:new"
"""Purposes of the two codes."""
LEAVING, IN_USE = "email_change", "address_in_use"
"""Templates: to the address there is, and to the holder of an address that another player wants."""


@dataclass(frozen=True, slots=True)
class RequestEmailChange:
    """Send a code to the actor's own address, and one to the address they want."""

    email: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SentBack:
    """A code and the challenge it belongs to."""

    challenge: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ConfirmEmailChange:
    """Redeem both codes; either is used up by being right, whatever the other is."""

    current: SentBack
    new: SentBack


@dataclass(frozen=True, slots=True)
class WantedAddress:
    """The address a player wants, and whether another player has it."""

    player: Player
    email: str = field(repr=False)
    taken: bool


@dataclass(frozen=True, slots=True)
class ConfirmedAddress:
    """A change whose codes were redeemed: from which address to which."""

    player_id: PlayerId
    former: str = field(repr=False)
    email: str = field(repr=False)


async def request_email_change(run: Run, command: RequestEmailChange) -> RequestEmailChangeOutcome:
    """Look the address up, then send both codes."""
    wanted = await run(look_up_new_address, command)
    if isinstance(wanted, NothingToChange):
        return wanted
    outcome: RequestEmailChangeOutcome = await run(send_email_change_codes, wanted)
    return outcome


async def confirm_email_change(run: Run, command: ConfirmEmailChange) -> ConfirmEmailChangeOutcome:
    """Change the address; then other sessions end, and the former address is told."""
    confirmed = await run(redeem_email_change_codes, command)
    if isinstance(confirmed, CodeRefused):
        return confirmed
    before: str = confirmed.former
    outcome: ConfirmEmailChangeOutcome = await run(store_new_address, confirmed)
    if isinstance(outcome, PlayerUpdated):
        await run(end_other_sessions, outcome.player)
        await run(notify_of_new_address, FormerAddress(outcome.player, before))
    return outcome


async def look_up_new_address(
    command: RequestEmailChange, origin: Origin, players: Players
) -> WantedAddress | NothingToChange:
    """Whether another player has the address.

    Raises:
        BadInput: it is none.
    """
    wanted = login.email_address(command.email)
    player = await players.locked(origin.actor.player_id) if origin.actor.player_id else None
    if player is None or player.email is None or player.email == wanted.display:
        return NothingToChange()
    ones_own = login.email_address(player.email).key == wanted.key
    taken = not ones_own and TakenName.EMAIL in await players.taken(wanted, None)
    return WantedAddress(player, wanted.display, taken)


async def send_email_change_codes(
    wanted: WantedAddress, origin: Origin, codes: VerificationCodes
) -> EmailChangeBegun | TryLater:
    """Send both codes. Whether the one to the new address was sent is not disclosed."""
    player, subject = wanted.player, json.dumps([str(new_id()), wanted.player.email, wanted.email])

    def asked(to: str, purpose: str, template: str | None = None) -> Challenge:
        binding, language = _binding(player.id, origin), player.preferences.language
        return Challenge(
            Contact.EMAIL, to, purpose, binding, subject, player.brand, language, player.id, template
        )

    current = await codes.challenge(asked(player.email or "", CURRENT, LEAVING))
    if not current.delivered:
        return TryLater()
    new = asked(wanted.email, NEW)
    sent = await (codes.decoy(new, IN_USE) if wanted.taken else codes.challenge(new))
    return EmailChangeBegun(current.id, sent.id)


async def redeem_email_change_codes(
    command: ConfirmEmailChange, origin: Origin, codes: VerificationCodes
) -> ConfirmedAddress | CodeRefused:
    """The change that both codes were sent for, in this session."""
    player_id = origin.actor.player_id
    if player_id is None:
        return CodeRefused()
    binding, subjects = _binding(player_id, origin), []
    for purpose, back in ((NEW, command.new), (CURRENT, command.current)):
        subjects.append(await codes.answered(back.challenge, purpose, binding, back.code))
        if subjects[-1] is None or subjects[-1] != subjects[0]:
            return CodeRefused()
    _, former, email = json.loads(subjects[0] or "[]")
    return ConfirmedAddress(player_id, former, email)


async def store_new_address(
    command: ConfirmedAddress,
    players: Players,
    logins: Logins,
    permissions: BettingPermissions,
    facts: Facts,
    clock: Clock,
) -> ConfirmEmailChangeOutcome:
    """Store the address, verified, unless the player's own has changed since, or another player has it."""
    before, now = await players.locked(command.player_id), clock.now()
    if before is None or before.email != command.former:
        return CodeRefused()
    after = replace(before, email=command.email, email_verified_at=now, version=before.version + 1)
    after = with_missing_conditions(after, now)
    if await store_names(before, after, None, players, logins, now):
        return EmailTaken(command.email)
    await set_betting_permission(after, permissions)
    changed: list[Json] = [each.field for each in differences(before, after)]
    await facts.record(ProfileChanged.about(after, fields=changed))
    return PlayerUpdated(after)


async def end_other_sessions(player: Player, origin: Origin, sessions: SessionEnder) -> None:
    """End every session of the player but the present one."""
    try:
        await sessions.end_all(player.id, but=origin.session_id)
    except Unavailable:
        return  # the change is committed, and the player is told of it by mail


def _binding(player_id: PlayerId, origin: Origin) -> str:
    return f"{player_id}:{origin.session_id}"
