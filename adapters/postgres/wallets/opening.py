"""Wallets opened and unlocked: implements ``Wallets``."""

from typing import Final

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.codes import Status
from adapters.postgres.wallets.statements import LedgerStatements
from domain.shared.actor import Origin
from domain.wallets.opening import OpeningOutcome, OpenWallet, UnlockOutcome, UnlockWallet, WalletOpened
from domain.wallets.outcomes import InsufficientFunds, WalletNotFound

_OPEN: Final = "select * from wallets.open_wallet($1,$2,$3,$4,$5,$6)"
_UNLOCK: Final = "select * from wallets.unlock_wallet($1,$2,$3,$4,$5)"


class PostgresWallets:
    """Each is one statement."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def open(self, wallet: OpenWallet, origin: Origin) -> OpeningOutcome:
        row = await self._statements.row(
            _OPEN,
            wallet.player_id,
            wallet.kind.value,
            wallet.currency.number,
            wallet.currency.code,
            origin.actor.brand,
            origin.correlation_id,
        )
        if row["status"] == Status.NO_WALLET:
            return WalletNotFound(wallet.player_id)
        return WalletOpened(wallet=rows.wallet_of(row, wallet.player_id), replayed=row["replayed"])

    async def unlock(self, unlock: UnlockWallet, origin: Origin) -> UnlockOutcome:
        row = await self._statements.row(
            _UNLOCK,
            unlock.player_id,
            unlock.wallet_no,
            str(origin.actor),
            unlock.reason,
            origin.correlation_id,
        )
        if row["status"] == Status.NO_WALLET:
            return WalletNotFound(unlock.player_id)
        wallet = rows.wallet_of(row, unlock.player_id)
        if row["status"] == Status.MOVE_REFUSED:
            return InsufficientFunds(
                balance=wallet.balance,
                available=wallet.available,
                reserved=wallet.reserved,
                short_by=-wallet.available,
            )
        return WalletOpened(wallet=wallet, replayed=row["replayed"])
