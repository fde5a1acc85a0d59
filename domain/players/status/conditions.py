"""Conditions of play: what must hold besides the status, and what follows for the wallet.

``Player.missing`` is what does not hold now. Whatever changes a condition keeps it, and the wallet's
standing, in the same transaction: the next bet already meets it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from domain.players.jurisdictions import shipped_packs
from domain.players.model import Player
from domain.players.ports import BettingPermissions
from domain.players.status.statuses import ALLOWED_BY_STATUS, Allowances, Condition, PlayerStatus

HOLDS: Final[dict[Condition, Callable[[Player], bool]]] = {
    Condition.EMAIL: lambda player: player.email_verified_at is not None,
    Condition.PHONE: lambda player: player.phone_verified_at is not None,
    Condition.IDENTITY: lambda player: player.status is not PlayerStatus.PENDING,
}
"""What the player's own row tells; the terms are agreed to elsewhere, see ``agreements.py``."""

NOT_VERIFIED: Final = "NOT_VERIFIED"
TERMS: Final = "TERMS"


def with_missing_conditions(player: Player, now: datetime, *, agreed: bool | None = None) -> Player:
    """The player with ``missing`` as it is now.

    Args:
        player: as it is about to be kept.
        now: UTC; the rules in force then are what counts.
        agreed: whether the terms in force are agreed to; None: as it was.
    """
    agreed = Condition.TERMS not in player.missing if agreed is None else agreed
    rules = shipped_packs().rules_for(player.jurisdiction, player.country, now.date())
    needed = rules.playable_needs if rules else ()
    missing = tuple(
        each for each in needed if not (agreed if each is Condition.TERMS else HOLDS[each](player))
    )
    return replace(player, missing=missing)


def allowances_of(player: Player) -> Allowances:
    """What status and conditions together let the player do."""
    allowed = ALLOWED_BY_STATUS[player.status]
    return replace(allowed, may_bet=False, may_deposit=False) if player.missing else allowed


def bar_reason(player: Player) -> str:
    """Why, in one word: the status if that alone forbids it, or else the condition that does not hold."""
    if not player.missing or not ALLOWED_BY_STATUS[player.status].may_bet:
        return player.status.value
    return TERMS if player.missing == (Condition.TERMS,) else NOT_VERIFIED


async def set_betting_permission(player: Player, permissions: BettingPermissions) -> None:
    """Put what the player may do where bets and deposits look."""
    allowed = allowances_of(player)
    await permissions.set(
        player.id, may_bet=allowed.may_bet, may_deposit=allowed.may_deposit, reason=bar_reason(player)
    )
