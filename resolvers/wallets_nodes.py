"""Things of the wallets context by their public ids; only those of players in the viewer's reach."""

from uuid import UUID

import strawberry

from domain.wallets.model import Operation, Round, Wallet
from domain.wallets.states import Adjustment, Deposit, Withdrawal
from resolvers.context import Info
from resolvers.ids import uuid_and_number_of, uuid_pair_of, wallet_of
from resolvers.node import finds


async def _in_reach(info: Info, player_id: UUID) -> bool:
    return await info.context.loaders.player.load(player_id) is not None


@finds("wal")
async def wallet(info: Info, id: strawberry.ID) -> Wallet | None:
    """One wallet by id; null when there is none in the viewer's reach."""
    player_id, no = wallet_of(id)
    return (
        await info.context.reads.wallets.wallet(player_id, no) if await _in_reach(info, player_id) else None
    )


@finds("txn")
async def transaction(info: Info, id: strawberry.ID) -> Operation | None:
    """One ledger transaction by id; null when there is none in the viewer's reach."""
    player_id, seq = uuid_and_number_of("txn", id)
    return (
        await info.context.reads.wallets.operation(player_id, seq)
        if await _in_reach(info, player_id)
        else None
    )


@finds("rnd")
async def round_(info: Info, id: strawberry.ID) -> Round | None:
    """One game round by id."""
    player_id, round_id = uuid_pair_of("rnd", id)
    return (
        await info.context.reads.wallets.round(player_id, round_id)
        if await _in_reach(info, player_id)
        else None
    )


@finds("dep")
async def deposit(info: Info, id: strawberry.ID) -> Deposit | None:
    """One deposit by id."""
    player_id, deposit_id = uuid_pair_of("dep", id)
    return (
        await info.context.reads.wallets.deposit(player_id, deposit_id)
        if await _in_reach(info, player_id)
        else None
    )


@finds("wdr")
async def withdrawal(info: Info, id: strawberry.ID) -> Withdrawal | None:
    """One withdrawal by id."""
    player_id, other = uuid_pair_of("wdr", id)
    return (
        await info.context.reads.wallets.withdrawal(player_id, other)
        if await _in_reach(info, player_id)
        else None
    )


@finds("adj")
async def adjustment(info: Info, id: strawberry.ID) -> Adjustment | None:
    """One adjustment by id."""
    player_id, other = uuid_pair_of("adj", id)
    return (
        await info.context.reads.wallets.adjustment(player_id, other)
        if await _in_reach(info, player_id)
        else None
    )
