"""Resolvers of wallets and their history by public ids, within the viewer's reach."""

from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import UUID

import strawberry

from domain.shared.ids import PlayerId
from domain.wallets.model import Operation, Round, Wallet
from domain.wallets.queries import WalletReads
from domain.wallets.states import Adjustment, Deposit, Withdrawal
from resolvers.context import Info
from resolvers.ids import uuid_and_number_of, uuid_pair_of, wallet_of
from resolvers.node import finds
from resolvers.players.loaders import PlayerLoaders

Which = TypeVar("Which", UUID, int)
Thing = TypeVar("Thing")


async def _reached(
    info: Info, id: tuple[PlayerId, Which], read: Callable[[PlayerId, Which], Awaitable[Thing | None]]
) -> Thing | None:
    """What ``read`` finds for the player of the id; None if the player is out of the viewer's reach."""
    player_id, which = id
    if await info.context.loaders(PlayerLoaders).player.load(player_id) is None:
        return None
    return await read(player_id, which)


@finds("wal", "Wallet")
async def wallet(info: Info, id: strawberry.ID) -> Wallet | None:
    """One wallet by id; null when there is none in the viewer's reach."""
    return await _reached(info, wallet_of(id), info.context.read(WalletReads).wallet)


@finds("txn", "Transaction")
async def transaction(info: Info, id: strawberry.ID) -> Operation | None:
    """One ledger transaction by id; null when there is none in the viewer's reach."""
    return await _reached(info, uuid_and_number_of("txn", id), info.context.read(WalletReads).operation)


@finds("rnd", "Round")
async def round_(info: Info, id: strawberry.ID) -> Round | None:
    """One game round by id."""
    return await _reached(info, uuid_pair_of("rnd", id), info.context.read(WalletReads).round)


@finds("dep", "Deposit")
async def deposit(info: Info, id: strawberry.ID) -> Deposit | None:
    """One deposit by id."""
    return await _reached(info, uuid_pair_of("dep", id), info.context.read(WalletReads).deposit)


@finds("wdr", "Withdrawal")
async def withdrawal(info: Info, id: strawberry.ID) -> Withdrawal | None:
    """One withdrawal by id."""
    return await _reached(info, uuid_pair_of("wdr", id), info.context.read(WalletReads).withdrawal)


@finds("adj", "Adjustment")
async def adjustment(info: Info, id: strawberry.ID) -> Adjustment | None:
    """One adjustment by id."""
    return await _reached(info, uuid_pair_of("adj", id), info.context.read(WalletReads).adjustment)
