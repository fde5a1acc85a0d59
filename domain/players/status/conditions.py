"""Conditions of play besides the status, and the betting permission that follows from both.

``Player.missing`` are the conditions not met. A command that changes a condition stores it and the betting
permission in one transaction, so it applies to the next bet.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from domain.players.jurisdictions import packs_in_force
from domain.players.model import ContactChannel, Player
from domain.players.ports import BettingPermissions
from domain.players.status_owners import RESTRICTING
from domain.players.statuses import ALLOWED_BY_STATUS, Allowances, Condition, PlayerStatus
from domain.shared.calendar import local_day


def _is_to_be_verified(player: Player) -> bool:
    """Whether identity is not verified. A restriction keeps what was missing: its end is no verification."""
    kept = player.status in RESTRICTING and Condition.IDENTITY in player.missing
    return kept or player.status is PlayerStatus.PENDING


HOLDS: Final[dict[Condition, Callable[[Player], bool]]] = {
    Condition.EMAIL: lambda player: player.email_verified_at is not None,
    Condition.PHONE: lambda player: player.phone_verified_at is not None,
    Condition.IDENTITY: lambda player: not _is_to_be_verified(player),
}
"""Conditions that the player's row answers; for TERMS see ``terms/review.py``."""

NOT_VERIFIED: Final = "NOT_VERIFIED"
TERMS: Final = "TERMS"


def with_missing_conditions(player: Player, now: datetime, *, agreed: bool | None = None) -> Player:
    """The player with ``missing`` computed anew.

    Args:
        player: as it is about to be stored.
        now: UTC; the rules in force then apply.
        agreed: whether the terms in force are agreed to; None: as before.
    """
    agreed = Condition.TERMS not in player.missing if agreed is None else agreed
    rules = packs_in_force().rules_for(player.jurisdiction, player.country, local_day(now))
    needed = rules.playable_needs if rules else ()
    missing = tuple(
        each for each in needed if not (agreed if each is Condition.TERMS else HOLDS[each](player))
    )
    return replace(player, missing=missing)


def allowances_of(player: Player) -> Allowances:
    """What status, conditions of play and opt-ins together allow."""
    allowed = replace(ALLOWED_BY_STATUS[player.status], may_be_marketed=bool(marketing_channels(player)))
    return replace(allowed, may_bet=False, may_deposit=False) if player.missing else allowed


def marketing_channels(player: Player) -> tuple[ContactChannel, ...]:
    """Where the player may be marketed to: opted in to, verified, and allowed by the status.

    PUSH and POST are never among them: Croupier verifies neither devices nor addresses.
    """
    if not ALLOWED_BY_STATUS[player.status].may_be_marketed:
        return ()
    email = player.email is not None and player.email_verified_at is not None
    phone = player.phone is not None and player.phone_verified_at is not None
    verified = {ContactChannel.EMAIL: email, ContactChannel.SMS: phone, ContactChannel.PHONE: phone}
    return tuple(each for each in player.preferences.contact_by if verified.get(each))


def bar_reason(player: Player) -> str:
    """The code of why betting is barred: the status if it forbids it, else the condition not met."""
    if not player.missing or not ALLOWED_BY_STATUS[player.status].may_bet:
        return player.status.value
    return TERMS if player.missing == (Condition.TERMS,) else NOT_VERIFIED


async def set_betting_permission(player: Player, permissions: BettingPermissions) -> None:
    """Store the player's betting permission, which bets and deposits check."""
    allowed = allowances_of(player)
    await permissions.set(
        player.id, may_bet=allowed.may_bet, may_deposit=allowed.may_deposit, reason=bar_reason(player)
    )
