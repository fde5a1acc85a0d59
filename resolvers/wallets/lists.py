"""Resolvers of lists of wallets: transactions, rounds, payments, and operators' queues."""

from datetime import datetime

import strawberry

from domain.players.model import Player
from domain.shared.pages import Slice
from domain.wallets.kinds import OperationKind
from domain.wallets.model import Operation, Round
from domain.wallets.queries import OperationFilter, PageRequest, UnmatchedWin, WalletReads
from domain.wallets.states import Adjustment, Deposit, Withdrawal
from resolvers.context import Info
from resolvers.errors import BadUserInput
from resolvers.ids import player_id_of, wallet_no
from resolvers.pages import ROWS_MAX, Listing, Page, page_of
from resolvers.players.loaders import PlayerLoaders
from resolvers.wallets import kinds as _enums  # noqa: F401 - registers the enums used below

QUEUE_ROWS_DEFAULT = 50


@strawberry.input(description="Which transactions; every given condition must hold")
class TransactionFilter:
    kinds: list[OperationKind] | None = None
    wallet_no: int | None = None
    since: datetime | None = None
    until: datetime | None = strawberry.field(default=None, description="Exclusive")

    def which(self) -> OperationFilter:
        """The filter of operations.

        Raises:
            BadInput: a wallet number or time is out of range.
        """
        return OperationFilter(
            kinds=frozenset(self.kinds) if self.kinds is not None else None,
            wallet_no=None if self.wallet_no is None else wallet_no(self.wallet_no, "filter.walletNo"),
            since=self.since,
            until=self.until,
        )


async def _player(info: Info, public: strawberry.ID) -> Player | None:
    """The player, if within the viewer's reach."""
    return await info.context.loaders(PlayerLoaders).player.load(player_id_of(public, "playerId"))


async def transactions(
    info: Info,
    player_id: strawberry.ID,
    filter: TransactionFilter | None = None,
    first: int | None = None,
    after: str | None = None,
) -> Page[Operation] | None:
    """A player's history, newest first; null when there is no such player in the viewer's reach."""
    player = await _player(info, player_id)
    return await transactions_of_player(player, info, filter, first, after) if player else None


async def transactions_of_player(
    root: strawberry.Parent[Player],
    info: Info,
    filter: TransactionFilter | None = None,
    first: int | None = None,
    after: str | None = None,
) -> Page[Operation] | None:
    """A player's history, newest first."""
    which = filter.which() if filter else OperationFilter()
    scope = (
        root.id,
        sorted(kind.value for kind in which.kinds or ()),
        which.wallet_no,
        which.since,
        which.until,
    )
    listing = Listing("transactions", scope, (datetime, int))
    window = listing.window(first, after, None, None)
    reads = info.context.read(WalletReads)
    found = await reads.operations(root.id, PageRequest(window.count, older_than=window.edge), which)
    rows = tuple(((operation.at, operation.seq), operation) for operation in found.items)
    return page_of(
        listing,
        window,
        Slice(rows, found.has_more),
        lambda: reads.count_operations(root.id, which),
    )


async def rounds(
    info: Info, player_id: strawberry.ID, first: int | None = None, after: str | None = None
) -> Page[Round] | None:
    """A player's rounds, newest first; null when there is no such player in the viewer's reach."""
    player = await _player(info, player_id)
    return await rounds_of_player(player, info, first, after) if player else None


async def rounds_of_player(
    root: strawberry.Parent[Player], info: Info, first: int | None = None, after: str | None = None
) -> Page[Round] | None:
    """A player's game rounds, newest first."""
    listing = Listing("rounds", (root.id,), (datetime, int))
    window = listing.window(first, after, None, None)
    reads = info.context.read(WalletReads)
    found = await reads.rounds(root.id, PageRequest(window.count, older_than=window.edge))
    rows = tuple(((round_.last_at, round_.last_seq), round_) for round_ in found.items)
    return page_of(listing, window, Slice(rows, found.has_more), lambda: reads.count_rounds(root.id))


def queue_count(first: int | None) -> int:
    """How many rows of a queue are asked for.

    Raises:
        BadUserInput: none, or more than a page has.
    """
    count = QUEUE_ROWS_DEFAULT if first is None else first
    if not 1 <= count <= ROWS_MAX:
        raise BadUserInput(f"A page has 1 to {ROWS_MAX} rows", "first")
    return count


async def deposits_of_player(
    root: strawberry.Parent[Player], info: Info, first: int | None = None
) -> list[Deposit] | None:
    """The player's newest deposits."""
    return list(await info.context.read(WalletReads).deposits(root.id, queue_count(first)))


async def withdrawals_of_player(
    root: strawberry.Parent[Player], info: Info, first: int | None = None
) -> list[Withdrawal] | None:
    """The player's newest withdrawals."""
    return list(await info.context.read(WalletReads).withdrawals(root.id, queue_count(first)))


async def pending_withdrawals(info: Info, first: int | None = None) -> list[Withdrawal] | None:
    """The brand's withdrawals that wait for a decision or a payment, oldest first."""
    return list(
        await info.context.read(WalletReads).pending_withdrawals(
            info.context.viewer.brand, queue_count(first)
        )
    )


async def pending_adjustments(info: Info, first: int | None = None) -> list[Adjustment] | None:
    """The brand's adjustments that wait for a second operator, oldest first."""
    return list(
        await info.context.read(WalletReads).pending_adjustments(
            info.context.viewer.brand, queue_count(first)
        )
    )


async def unmatched_wins(info: Info, first: int | None = None) -> list[UnmatchedWin] | None:
    """The brand's wins whose bet is unknown, oldest first."""
    return list(
        await info.context.read(WalletReads).unmatched_wins(info.context.viewer.brand, queue_count(first))
    )
