"""Input and mutation to unlock wallets."""

import strawberry

from domain.wallets import opening as do
from resolvers.context import Info
from resolvers.ids import wallet_of


@strawberry.input
class UnlockWalletInput:
    wallet_id: strawberry.ID
    reason: str

    def command(self) -> do.UnlockWallet:
        player_id, no = wallet_of(self.wallet_id, "walletId")
        return do.UnlockWallet(player_id=player_id, wallet_no=no, reason=self.reason)


async def unlock_wallet(info: Info, input: UnlockWalletInput) -> do.UnlockOutcome:
    return await info.context.run(do.unlock_wallet, input.command())
