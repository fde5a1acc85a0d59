"""A player's standing: what they may do with money, kept beside their wallets."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.shared.errors import BadInput
from domain.wallets.model import Standing
from domain.wallets.outcomes import WalletNotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStanding:
    """Set what a player may do with money; takes effect before it returns."""

    player_id: UUID
    standing: Standing


class Standings(Protocol):
    """What players may do with money, beside their wallets."""

    async def change(self, player_id: UUID, standing: Standing) -> WalletNotFound | None:
        """Set it; the next bet already sees it."""

    async def of(self, player_id: UUID) -> Standing | None:
        """What holds now; None for a player without wallets."""


async def change_standing(change: ChangeStanding, standings: Standings) -> WalletNotFound | None:
    """Bar or unbar a player; the next bet already sees it."""
    if (change.standing.may_bet and change.standing.may_deposit) is not (change.standing.reason is None):
        raise BadInput("A bar needs a reason, and only a bar has one", field="reason")
    return await standings.change(change.player_id, change.standing)
