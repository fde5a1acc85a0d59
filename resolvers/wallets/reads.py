"""Fields of wallets and their history; the parent object is within the viewer's reach already."""

from collections.abc import Awaitable
from datetime import datetime
from typing import Any, Final, cast
from uuid import UUID

import strawberry

from domain.players.model import Player
from domain.shared.errors import Broken
from domain.shared.money import Money
from domain.wallets import outcomes, queries
from domain.wallets.corrections import TransactionMove
from domain.wallets.holds.model import WithdrawalHold
from domain.wallets.limits.model import MoneyApproval
from domain.wallets.model import GameSession, Operation, OperationRef, Round, Standing, Wallet
from domain.wallets.queries import WalletReads
from domain.wallets.states import (
    Adjustment,
    AdjustmentState,
    Deposit,
    DepositState,
    Withdrawal,
    WithdrawalState,
    in_order,
)
from resolvers.context import Info
from resolvers.errors import BadUserInput
from resolvers.ids import public_id
from resolvers.players.loaders import PlayerLoaders
from resolvers.selection import asks_only
from resolvers.wallets import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.wallets.loaders import WalletLoaders

_IN_EVERY_OUTCOME: Final = frozenset({"id", "seq", "at", "__typename"})
"""The fields of Transaction that every outcome which posted one brings."""

REVERSAL: Final = "Mutation.reverseTransaction"
"""The coordinate of the right to reverse transactions."""

Owned = (
    Wallet
    | Operation
    | Round
    | Deposit
    | Withdrawal
    | WithdrawalHold
    | Adjustment
    | MoneyApproval
    | GameSession
    | queries.UnmatchedWin
)


def wallet_id(root: strawberry.Parent[Wallet]) -> strawberry.ID:
    """``wal_<player>_<no>``."""
    return strawberry.ID(public_id("wal", root.player_id, root.no))


def transaction_id(root: strawberry.Parent[Operation | OperationRef]) -> strawberry.ID:
    """``txn_<player>_<seq>``."""
    return strawberry.ID(public_id("txn", root.player_id, root.seq))


def posted_transaction(
    root: strawberry.Parent[outcomes.Posted], info: Info
) -> Operation | OperationRef | Awaitable[Operation]:
    """What was posted. Its id, number and time come with every outcome; only for more is it read."""
    if asks_only(info, _IN_EVERY_OUTCOME):
        return root.operation
    return _read_transaction(root.operation, info)


async def _read_transaction(posted: OperationRef, info: Info) -> Operation:
    found = await info.context.loaders(WalletLoaders).transaction.load((posted.player_id, posted.seq))
    if found is None:
        raise Broken("a transaction was posted and cannot be read")
    return found


def unmatched_win_id(root: strawberry.Parent[queries.UnmatchedWin]) -> strawberry.ID:
    """``umw_<player>_<key>``."""
    return strawberry.ID(public_id("umw", root.player_id, root.key))


def round_id(root: strawberry.Parent[Round]) -> strawberry.ID:
    """``rnd_<player>_<round>``."""
    return strawberry.ID(public_id("rnd", root.player_id, root.id))


def deposit_id(root: strawberry.Parent[Deposit]) -> strawberry.ID:
    """``dep_<player>_<deposit>``."""
    return strawberry.ID(public_id("dep", root.player_id, root.id))


def withdrawal_id(root: strawberry.Parent[Withdrawal]) -> strawberry.ID:
    """``wdr_<player>_<withdrawal>``."""
    return strawberry.ID(public_id("wdr", root.player_id, root.id))


def adjustment_id(root: strawberry.Parent[Adjustment]) -> strawberry.ID:
    """``adj_<player>_<adjustment>``."""
    return strawberry.ID(public_id("adj", root.player_id, root.id))


def game_session_id(root: strawberry.Parent[GameSession]) -> strawberry.ID:
    """``gms_<player>_<session>``."""
    return strawberry.ID(public_id("gms", root.player_id, root.id))


def caller_session_id(root: strawberry.Parent[GameSession]) -> UUID:
    """The UUID that the caller gave."""
    return root.id


async def owner(root: strawberry.Parent[Any], info: Info) -> Player | None:
    """The owner, batched."""
    return await info.context.loaders(PlayerLoaders).player.load(cast(Owned, root).player_id)


async def balance(root: strawberry.Parent[Wallet], info: Info, as_of: datetime | None = None) -> Money | None:
    """The balance now or, with ``asOf``, as it was at that moment; null before the wallet was opened.

    Raises:
        BadUserInput: ``asOf`` lies in the future.
    """
    if as_of is None:
        return root.balance
    if as_of > info.context.process.clock.now():
        raise BadUserInput("The time lies in the future", "asOf")
    then = await info.context.read(WalletReads).balance_as_of(root.player_id, root.no, as_of)
    return then.balance if then else None


def hash_hex(root: strawberry.Parent[Operation]) -> str | None:
    """The hash in hex."""
    return root.hash.hex()


async def allowed_moves_of_transaction(
    root: strawberry.Parent[Operation], info: Info
) -> list[TransactionMove] | None:
    """What the viewer may do to it now; batched."""
    if not info.context.access.allows(REVERSAL):
        return []
    reversible = await info.context.loaders(WalletLoaders).reversible.load((root.player_id, root.at))
    return [TransactionMove.REVERSE] if reversible else []


def allowed_moves_of_deposit(root: strawberry.Parent[Deposit]) -> list[DepositState] | None:
    """The states it may move to, by the table of moves."""
    return list(in_order(root.allowed_moves))


def allowed_moves_of_withdrawal(root: strawberry.Parent[Withdrawal]) -> list[WithdrawalState] | None:
    """The states it may move to, by the table of moves."""
    return list(in_order(root.allowed_moves))


def allowed_moves_of_adjustment(root: strawberry.Parent[Adjustment]) -> list[AdjustmentState] | None:
    """The states it may move to, by the table of moves."""
    return list(in_order(root.allowed_moves))


async def of_player(root: strawberry.Parent[Player], info: Info) -> list[Wallet] | None:
    """A player's wallets by number, batched over all players of the answer."""
    return list(await info.context.loaders(WalletLoaders).wallets_of.load(root.id))


async def standing_of_player(root: strawberry.Parent[Player], info: Info) -> Standing | None:
    """The player's standing."""
    return await info.context.loaders(WalletLoaders).standing_of.load(root.id)
