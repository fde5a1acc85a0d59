"""Tags that only players get who may be marketed to."""

from dataclasses import dataclass
from typing import ClassVar

from domain.players.outcomes import UpdateOutcome
from domain.players.ports import Players
from domain.players.profile.changes import ChangeTags, change_tags
from domain.players.status.conditions import allowances_of
from domain.shared.clock import Clock
from domain.shared.facts import Facts
from domain.shared.outcomes import Refusal


@dataclass(frozen=True, slots=True)
class MarketingWithdrawn(Refusal):
    """The player may not be marketed to, or may not any more."""

    message: ClassVar[str] = "The player may not be marketed to any more"


async def change_marketing_tags(
    command: ChangeTags, players: Players, facts: Facts, clock: Clock
) -> UpdateOutcome | MarketingWithdrawn:
    """Change tags where the player may be marketed to, as the player's row says once it is locked.

    Raises:
        BadInput: as ``change_tags``.
    """
    player = await players.locked(command.player_id)
    if player is not None and not allowances_of(player).may_be_marketed:
        return MarketingWithdrawn()
    return await change_tags(command, players, facts, clock)
