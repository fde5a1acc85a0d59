"""Fields of a withdrawal that tell how it came to its state."""

import strawberry

from domain.wallets.books.withdrawal_steps import WithdrawalStep, timeline
from domain.wallets.model import Operation
from domain.wallets.states import Withdrawal, WithdrawalState
from resolvers.context import Info
from resolvers.wallets.loaders import WalletLoaders


async def steps(root: strawberry.Parent[Withdrawal], info: Info) -> list[WithdrawalStep] | None:
    """The steps it took, the first first, batched over all withdrawals of the answer."""
    loaders, key = info.context.loaders(WalletLoaders), (root.player_id, root.id)
    moves, holds = await loaders.steps_of.load(key), await loaders.holds_of.load(key)
    return list(timeline(moves, holds, await loaders.reviews_of.load(key)))


async def approved_by(root: strawberry.Parent[Withdrawal], info: Info) -> str | None:
    """The actor who approved it; null while it is not approved."""
    found = await info.context.loaders(WalletLoaders).steps_of.load((root.player_id, root.id))
    return next((step.actor for step in found if step.state is WithdrawalState.APPROVED), None)


async def transaction(root: strawberry.Parent[WithdrawalStep], info: Info) -> Operation | None:
    """The transaction that the step posted, batched."""
    if root.seq is None:
        return None
    return await info.context.loaders(WalletLoaders).transaction.load((root.player_id, root.seq))
