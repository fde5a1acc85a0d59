"""Unlocking wallets, as operators ask for it."""

import strawberry

from domain.wallets import opening as do
from resolvers.context import Info
from resolvers.ids import wallet_of


@strawberry.input
class UnlockWalletInput:
    wallet_id: strawberry.ID
    reason: str

    def command(self) -> do.UnlockWallet:
        """The domain's command."""
        player_id, no = wallet_of(self.wallet_id, "walletId")
        return do.UnlockWallet(player_id=player_id, wallet_no=no, reason=self.reason)


async def unlock_wallet(info: Info, input: UnlockWalletInput) -> do.UnlockOutcome:
    """Open a wallet again that an exception path locked."""
    return await info.context.run(do.unlock_wallet, input.command())
