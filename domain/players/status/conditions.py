"""Conditions of play besides the status, and the betting permission that follows from both.

``Player.missing`` are the conditions not met. A command that changes a condition stores it and the betting
permission in one transaction, so it applies to the next bet.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from domain.players.jurisdictions import shipped_packs
from domain.players.model import Player
from domain.players.ports import BettingPermissions
from domain.players.statuses import ALLOWED_BY_STATUS, Allowances, Condition, PlayerStatus

HOLDS: Final[dict[Condition, Callable[[Player], bool]]] = {
    Condition.EMAIL: lambda player: player.email_verified_at is not None,
    Condition.PHONE: lambda player: player.phone_verified_at is not None,
    Condition.IDENTITY: lambda player: player.status is not PlayerStatus.PENDING,
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
    rules = shipped_packs().rules_for(player.jurisdiction, player.country, now.date())
    needed = rules.playable_needs if rules else ()
    missing = tuple(
        each for each in needed if not (agreed if each is Condition.TERMS else HOLDS[each](player))
    )
    return replace(player, missing=missing)


def allowances_of(player: Player) -> Allowances:
    """What status and conditions of play together allow."""
    allowed = ALLOWED_BY_STATUS[player.status]
    return replace(allowed, may_bet=False, may_deposit=False) if player.missing else allowed


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
