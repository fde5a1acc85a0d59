"""Batched look-ups of wallets: a page of players costs one statement for all wallets."""

from uuid import UUID

from strawberry.dataloader import DataLoader

from domain.shared.actor import Actor
from domain.wallets.model import Standing, Wallet
from domain.wallets.queries import WalletReads
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

        self.wallets_of: DataLoader[UUID, tuple[Wallet, ...]] = DataLoader(load_fn=wallets)
        self.standing_of: DataLoader[UUID, Standing | None] = DataLoader(load_fn=standings)
