"""Batched look-ups of wallets: a page of players costs one statement for all wallets."""

from datetime import datetime
from uuid import UUID

from strawberry.dataloader import DataLoader

from domain.shared.actor import Actor
from domain.shared.ids import PlayerId
from domain.wallets.books.withdrawal_steps import WithdrawalStep
from domain.wallets.holds.model import WithdrawalHold, WithdrawalReview
from domain.wallets.model import Operation, Round, Standing, Wallet
from domain.wallets.queries import WalletReads
from domain.wallets.states import Withdrawal
from resolvers.read_models import Read


class WalletLoaders:
    """The wallets' loaders of one operation."""

    def __init__(self, read: Read, _viewer: Actor) -> None:
        reads = read(WalletReads)

        async def wallets(ids: list[UUID]) -> list[tuple[Wallet, ...]]:
            found = await reads.wallets_of(ids)
            return [found.get(id, ()) for id in ids]

        async def standings(ids: list[UUID]) -> list[Standing | None]:
            found = await reads.standings_of(ids)
            return [found.get(id) for id in ids]

        async def transactions(keys: list[tuple[PlayerId, int]]) -> list[Operation | None]:
            found = await reads.operations_of(keys)
            return [found.get(key) for key in keys]

        self.transaction: DataLoader[tuple[PlayerId, int], Operation | None] = DataLoader(
            load_fn=transactions
        )

        async def reversible(keys: list[tuple[PlayerId, datetime]]) -> list[bool]:
            found = await reads.reversible(keys)
            return [key in found for key in keys]

        self.reversible: DataLoader[tuple[PlayerId, datetime], bool] = DataLoader(load_fn=reversible)

        async def rounds(keys: list[tuple[PlayerId, UUID]]) -> list[Round | None]:
            found = await reads.rounds_of(keys)
            return [found.get(key) for key in keys]

        async def withdrawals(keys: list[tuple[PlayerId, UUID]]) -> list[Withdrawal | None]:
            found = await reads.withdrawals_of(keys)
            return [found.get(key) for key in keys]

        async def holds(keys: list[tuple[PlayerId, UUID]]) -> list[tuple[WithdrawalHold, ...]]:
            found = await reads.withdrawal_holds_of(keys)
            return [found.get(key, ()) for key in keys]

        async def reviews(keys: list[tuple[PlayerId, UUID]]) -> list[tuple[WithdrawalReview, ...]]:
            found = await reads.withdrawal_reviews_of(keys)
            return [found.get(key, ()) for key in keys]

        async def steps(keys: list[tuple[PlayerId, UUID]]) -> list[tuple[WithdrawalStep, ...]]:
            found = await reads.withdrawal_steps_of(keys)
            return [found.get(key, ()) for key in keys]

        self.steps_of: DataLoader[tuple[PlayerId, UUID], tuple[WithdrawalStep, ...]] = DataLoader(
            load_fn=steps
        )
        self.withdrawal: DataLoader[tuple[PlayerId, UUID], Withdrawal | None] = DataLoader(
            load_fn=withdrawals
        )
        self.holds_of: DataLoader[tuple[PlayerId, UUID], tuple[WithdrawalHold, ...]] = DataLoader(
            load_fn=holds
        )
        self.reviews_of: DataLoader[tuple[PlayerId, UUID], tuple[WithdrawalReview, ...]] = DataLoader(
            load_fn=reviews
        )
        self.round: DataLoader[tuple[PlayerId, UUID], Round | None] = DataLoader(load_fn=rounds)
        self.wallets_of: DataLoader[UUID, tuple[Wallet, ...]] = DataLoader(load_fn=wallets)
        self.standing_of: DataLoader[UUID, Standing | None] = DataLoader(load_fn=standings)
