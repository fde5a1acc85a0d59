"""Resolvers of lists of wallets: transactions, rounds, payments, and operators' queues."""

from datetime import datetime
from typing import Final
from uuid import UUID

import strawberry

from domain.players.model import Player
from domain.wallets.holds.model import ANY_HOLDS
from domain.wallets.kinds import OperationKind
from domain.wallets.model import Operation, Round
from domain.wallets.queries import OperationFilter, UnmatchedWin, WalletReads
from domain.wallets.states import Adjustment, Deposit, Withdrawal
from resolvers.context import Info
from resolvers.filters import Filter, values
from resolvers.ids import player_id_of, wallet_no
from resolvers.pages import Listing, Page, read_page
from resolvers.periods import PeriodInput, period_of
from resolvers.players.loaders import PlayerLoaders
from resolvers.wallets import kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.wallets.holds import PendingWithdrawalFilter

MOMENT_AND_ID: Final = (datetime, UUID)
"""The sort key of payments and of what waits."""


@strawberry.input(description="Which transactions; every given condition must hold")
class TransactionFilter(Filter):
    kinds: list[OperationKind] | None = values("Any of these kinds")
    wallet_no: int | None = strawberry.field(
        default=None, description="With a leg of the player's wallet of this number"
    )
    period: PeriodInput | None = strawberry.field(default=None, description="When it was applied")

    def which(self) -> OperationFilter:
        """The filter of operations.

        Raises:
            BadInput: a wallet number or the period is out of range.
        """
        return OperationFilter(
            kinds=frozenset(self.kinds) if self.kinds is not None else None,
            wallet_no=None if self.wallet_no is None else wallet_no(self.wallet_no, "filter.walletNo"),
            period=period_of(self.period, "filter.period"),
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
    last: int | None = None,
    before: str | None = None,
) -> Page[Operation] | None:
    """A player's history, newest first; null when there is no such player in the viewer's reach."""
    player = await _player(info, player_id)
    return await transactions_of_player(player, info, filter, first, after, last, before) if player else None


async def transactions_of_player(
    root: strawberry.Parent[Player],
    info: Info,
    filter: TransactionFilter | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[Operation] | None:
    """A player's history, newest first."""
    which = filter.which() if filter else OperationFilter()
    kinds = sorted(kind.value for kind in which.kinds or ())
    listing = Listing("transactions", (root.id, kinds, which.wallet_no, which.period), (datetime, int))
    rows = info.context.read(WalletReads).operations(root.id, which)
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)


async def rounds(
    info: Info,
    player_id: strawberry.ID,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[Round] | None:
    """A player's rounds, newest first; null when there is no such player in the viewer's reach."""
    player = await _player(info, player_id)
    return await rounds_of_player(player, info, first, after, last, before) if player else None


async def rounds_of_player(
    root: strawberry.Parent[Player],
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[Round] | None:
    """A player's game rounds, newest first."""
    listing = Listing("rounds", (root.id,), (datetime, int))
    rows = info.context.read(WalletReads).rounds(root.id)
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)


async def deposits_of_player(
    root: strawberry.Parent[Player],
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[Deposit] | None:
    """The player's deposits, newest first."""
    listing = Listing("deposits", root.id, MOMENT_AND_ID)
    rows = info.context.read(WalletReads).deposits(root.id)
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)


async def withdrawals_of_player(
    root: strawberry.Parent[Player],
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[Withdrawal] | None:
    """The player's withdrawals, newest first."""
    listing = Listing("withdrawals", root.id, MOMENT_AND_ID)
    rows = info.context.read(WalletReads).withdrawals(root.id)
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)


async def pending_withdrawals(
    info: Info,
    filter: PendingWithdrawalFilter | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[Withdrawal] | None:
    """The brand's withdrawals that wait for a decision or a payment, oldest first."""
    brand, which = info.context.viewer.brand, filter.criteria() if filter else ANY_HOLDS
    listing = Listing("pendingWithdrawals", (brand, which), MOMENT_AND_ID)
    rows = info.context.read(WalletReads).pending_withdrawals(brand, which)
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)


async def pending_adjustments(
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[Adjustment] | None:
    """The brand's adjustments that wait for a second operator, oldest first."""
    brand = info.context.viewer.brand
    listing = Listing("pendingAdjustments", brand, MOMENT_AND_ID)
    rows = info.context.read(WalletReads).pending_adjustments(brand)
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)


async def unmatched_wins(
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[UnmatchedWin] | None:
    """The brand's wins whose bet is unknown, oldest first."""
    brand = info.context.viewer.brand
    listing = Listing("unmatchedWins", brand, MOMENT_AND_ID)
    rows = info.context.read(WalletReads).unmatched_wins(brand)
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)
