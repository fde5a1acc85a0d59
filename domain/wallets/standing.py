"""The standing of a player: whether they may bet and deposit, stored beside their wallets."""

from dataclasses import dataclass
from typing import Protocol

from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId
from domain.wallets.model import Standing
from domain.wallets.outcomes import WalletNotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStanding:
    """Set the standing of a player, with immediate effect.

    Self-exclusion, suspension and closing also end the player's bonuses, but for those that are completing.
    """

    player_id: PlayerId
    standing: Standing


class Standings(Protocol):
    """Stores standings."""

    async def change(self, player_id: PlayerId, standing: Standing) -> WalletNotFound | None:
        """Set the standing."""

    async def of(self, player_id: PlayerId) -> Standing | None:
        """The standing; None for a player without wallets."""


async def change_standing(change: ChangeStanding, standings: Standings) -> WalletNotFound | None:
    """Change a standing; it applies to the next bet.

    Raises:
        BadInput: betting or depositing is barred without a reason, or there is a reason without a bar.
    """
    if (change.standing.may_bet and change.standing.may_deposit) is not (change.standing.reason is None):
        raise BadInput("A bar needs a reason, and only a bar has one", field="reason")
    return await standings.change(change.player_id, change.standing)
