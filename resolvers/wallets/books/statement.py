"""Resolvers of a player's statement."""

from datetime import datetime

import strawberry

from domain.players.model import Player
from domain.shared.errors import Broken
from domain.wallets.books.statement import Statement, WalletStatement, closed_period
from domain.wallets.model import Operation
from domain.wallets.queries import OperationFilter, WalletReads
from resolvers.context import Info
from resolvers.pages import Listing, Page, read_page
from resolvers.periods import PeriodInput, period_of


async def statement_of_player(
    root: strawberry.Parent[Player], info: Info, period: PeriodInput
) -> Statement | None:
    """What the wallets held before the period, what moved, and what they held at its end.

    Raises:
        BadInput: the period has an open side or is not over.
        Broken: a wallet's movements are not the difference of its balances.
    """
    closed = closed_period(period_of(period, "period"), info.context.process.clock.now(), "period")
    found = await info.context.read(WalletReads).statement(root.id, closed)
    if not all(wallet.adds_up for wallet in found.wallets):
        raise Broken("a statement does not add up: run croupier ledger verify")
    return found


def wallets(root: strawberry.Parent[Statement]) -> list[WalletStatement] | None:
    """The wallets by number."""
    return list(root.wallets)


async def transactions(
    root: strawberry.Parent[Statement],
    info: Info,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[Operation] | None:
    """The transactions of the period, newest first."""
    listing = Listing("statement", (root.player_id, root.period), (datetime, int))
    rows = info.context.read(WalletReads).operations(root.player_id, OperationFilter(period=root.period))
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)
