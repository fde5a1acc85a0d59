"""Wallets opened, and unlocked after an exception path locked them."""

from dataclasses import dataclass
from typing import Protocol

from domain.shared.actor import Origin
from domain.shared.calendar import local_day
from domain.shared.clock import Clock
from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId
from domain.shared.money import Currency
from domain.shared.outcomes import Success
from domain.wallets import rules
from domain.wallets.kinds import WalletKind
from domain.wallets.model import Wallet
from domain.wallets.outcomes import InsufficientFunds, WalletNotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWallet:
    """Open a player's wallet in a currency. The first one has number 0 and must be REAL."""

    player_id: PlayerId
    currency: Currency
    kind: WalletKind = WalletKind.REAL


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockWallet:
    """Unlock a wallet that an exception path locked."""

    player_id: PlayerId
    wallet_no: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WalletOpened(Success):
    """The wallet is open; ``replayed``: it was before."""

    wallet: Wallet
    replayed: bool


OpeningOutcome = WalletOpened | WalletNotFound
UnlockOutcome = WalletOpened | InsufficientFunds | WalletNotFound


class Wallets(Protocol):
    """Opens and unlocks wallets."""

    async def open(self, wallet: OpenWallet, origin: Origin) -> OpeningOutcome:
        """Open the wallet, or return the present one."""

    async def unlock(self, unlock: UnlockWallet, origin: Origin) -> UnlockOutcome:
        """Unlock the wallet, unless it is below zero."""


async def open_wallet(wallet: OpenWallet, wallets: Wallets, origin: Origin, clock: Clock) -> OpeningOutcome:
    """Open a wallet; if it exists, it is returned.

    Raises:
        BadInput: wallets of grants are opened by ``grant_funds`` only; the currency is withdrawn.
    """
    if withdrawal := wallet.currency.withdrawal(local_day(clock.now())):
        raise BadInput(withdrawal, field="currency")
    if wallet.kind in (WalletKind.BONUS, WalletKind.FREE_SPINS):
        raise BadInput("Wallets of grants are opened by granting", field="kind")
    return await wallets.open(wallet, origin)


async def unlock_wallet(unlock: UnlockWallet, wallets: Wallets, origin: Origin) -> UnlockOutcome:
    """Unlock a wallet; while it is below zero, ``InsufficientFunds`` says how far."""
    rules.checked_reason(unlock.reason)
    return await wallets.unlock(unlock, origin)
