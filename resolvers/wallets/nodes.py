"""Resolvers of wallets and their history by public ids, within the viewer's reach."""

from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import UUID

import strawberry

from domain.shared.ids import PlayerId
from domain.wallets.holds.model import WithdrawalHold
from domain.wallets.limits.model import MoneyApproval, MoneyLimitChange
from domain.wallets.model import GameSession, Operation, Round, Wallet
from domain.wallets.queries import UnmatchedWin, WalletReads
from domain.wallets.states import Adjustment, Deposit, Withdrawal
from resolvers.context import Info
from resolvers.ids import uuid_and_number_of, uuid_of, uuid_pair_of, wallet_of
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


@finds("hld", "WithdrawalHold")
async def withdrawal_hold(info: Info, id: strawberry.ID) -> WithdrawalHold | None:
    """One hold of a withdrawal by id."""
    return await _reached(info, uuid_pair_of("hld", id), info.context.read(WalletReads).withdrawal_hold)


@finds("gms", "GameSession")
async def game_session(info: Info, id: strawberry.ID) -> GameSession | None:
    """One game session by id."""
    return await _reached(info, uuid_pair_of("gms", id), info.context.read(WalletReads).session)


@finds("umw", "UnmatchedWin")
async def unmatched_win(info: Info, id: strawberry.ID) -> UnmatchedWin | None:
    """One win whose bet is unknown by id; null once it is paid."""
    return await _reached(info, uuid_pair_of("umw", id), info.context.read(WalletReads).unmatched_win)


@finds("apv", "MoneyApproval")
async def money_approval(info: Info, id: strawberry.ID) -> MoneyApproval | None:
    """One operation that waits for a second person, for its maker and for those who see all that wait."""
    found = await _reached(info, uuid_pair_of("apv", id), info.context.read(WalletReads).money_approval)
    if found is None or info.context.access.allows("Query.pendingMoneyApprovals"):
        return found
    return found if found.maker == str(info.context.viewer) else None


@finds("mlc", "MoneyLimitChange")
async def money_limit_change(info: Info, id: strawberry.ID) -> MoneyLimitChange | None:
    """One change of the brand's money limits by id."""
    key, brand = uuid_of("mlc", id), info.context.viewer.brand
    return await info.context.read(WalletReads).money_limit_change(brand, key)


@finds("adj", "Adjustment")
async def adjustment(info: Info, id: strawberry.ID) -> Adjustment | None:
    """One adjustment by id."""
    return await _reached(info, uuid_pair_of("adj", id), info.context.read(WalletReads).adjustment)
