"""Unlocked wallets in the graph."""

from typing import Annotated

import strawberry

from domain.wallets import opening
from resolvers.wallets import opening as run
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.wallets import outcomes as o
from schema.wallets.types import Wallet


@publishes(opening.WalletOpened)
@strawberry.type(description="The wallet is open")
class WalletOpened:
    wallet: Wallet = strawberry.field(description="The wallet, unlocked")
    replayed: bool = strawberry.field(description=o.REPLAYED)


UnlockWalletResult = Annotated[
    WalletOpened | o.InsufficientFunds | o.WalletNotFound, strawberry.union("UnlockWalletResult")
]


@adds_to("Mutation", order=110)
@strawberry.type
class OpeningMutations:
    """Unlocking."""

    unlock_wallet: UnlockWalletResult | None = resolved_by(
        run.unlock_wallet, description="Open a wallet again that an exception path locked"
    )
