"""Batched look-ups, so that no query grows with its rows; one set per operation: nothing leaks to others."""

from typing import TYPE_CHECKING
from uuid import UUID

from strawberry.dataloader import DataLoader

from domain.players.model import Player
from domain.shared.actor import Actor
from domain.wallets.model import Standing, Wallet
from resolvers.players.loaders import PlayerLoaders

if TYPE_CHECKING:
    from resolvers.context import Reads


class Loaders:
    """The loaders of one operation."""

    def __init__(self, reads: "Reads", viewer: Actor) -> None:
        async def players(ids: list[UUID]) -> list[Player | None]:
            found = await reads.players.by_ids(viewer, ids)
            return [found.get(id) for id in ids]

        async def wallets(ids: list[UUID]) -> list[tuple[Wallet, ...]]:
            found = await reads.wallets.wallets_of(ids)
            return [found.get(id, ()) for id in ids]

        async def standings(ids: list[UUID]) -> list[Standing | None]:
            found = await reads.wallets.standings_of(ids)
            return [found.get(id) for id in ids]

        self.player: DataLoader[UUID, Player | None] = DataLoader(load_fn=players)
        self.records = PlayerLoaders(reads.players, viewer)
        self.wallets_of: DataLoader[UUID, tuple[Wallet, ...]] = DataLoader(load_fn=wallets)
        self.standing_of: DataLoader[UUID, Standing | None] = DataLoader(load_fn=standings)
