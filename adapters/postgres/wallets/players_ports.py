"""What players need of wallets, in the players' own transaction: implements ``Accounts`` and ``Standing``."""

from typing import Final

from adapters.postgres.wallets.opening import PostgresWallets
from adapters.postgres.wallets.standing import PostgresStandings
from domain.players.status.conditions import NOT_VERIFIED, TERMS
from domain.players.statuses import PlayerStatus
from domain.shared.actor import Origin
from domain.shared.errors import Broken
from domain.shared.ids import PlayerId
from domain.shared.money import Currency
from domain.wallets.kinds import BarReason
from domain.wallets.model import Standing
from domain.wallets.opening import OpenWallet
from domain.wallets.outcomes import WalletNotFound

BARRED_BY_REASON: Final = {
    PlayerStatus.PENDING.value: BarReason.PENDING,
    PlayerStatus.DORMANT.value: BarReason.DORMANT,
    PlayerStatus.COOLING_OFF.value: BarReason.COOLING_OFF,
    PlayerStatus.SUSPENDED.value: BarReason.SUSPENDED,
    PlayerStatus.SELF_EXCLUDED.value: BarReason.SELF_EXCLUDED,
    PlayerStatus.CLOSED.value: BarReason.CLOSED,
    NOT_VERIFIED: BarReason.NOT_VERIFIED,
    TERMS: BarReason.TERMS,
}


class PlayerWalletOpener:
    """Implements ``WalletOpener`` of players."""

    def __init__(self, wallets: PostgresWallets, origin: Origin) -> None:
        self._wallets = wallets
        self._origin = origin

    async def open(self, player_id: PlayerId, brand: str, currency: Currency) -> None:
        if brand != self._origin.actor.brand:
            raise Broken("a player's first wallet is opened within the player's own brand")
        await self._wallets.open(OpenWallet(player_id=player_id, currency=currency), self._origin)


class PlayerBettingPermissions:
    """Puts a player's status where bets look."""

    def __init__(self, standings: PostgresStandings) -> None:
        self._standings = standings

    async def set(self, player_id: PlayerId, *, may_bet: bool, may_deposit: bool, reason: str) -> None:
        """Let it hold from this transaction on; ``reason`` is the status, or the condition that fails."""
        barred = None if may_bet and may_deposit else BARRED_BY_REASON[reason]
        if isinstance(
            await self._standings.change(player_id, Standing(may_bet, may_deposit, barred)), WalletNotFound
        ):
            raise Broken("every player has a wallet from registration on")
