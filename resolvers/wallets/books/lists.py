"""Resolvers of a brand's books."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import strawberry

from domain.shared.pages import Window
from domain.wallets.books.brand_lists import (
    BrandLists,
    LedgerCriteria,
    LedgerTotal,
    PaymentCriteria,
    PaymentOrder,
    PaymentSort,
    PaymentTotal,
    SummedList,
)
from domain.wallets.model import Operation
from domain.wallets.states import Adjustment, Deposit, Withdrawal
from resolvers.context import Info
from resolvers.pages import Edge, Listing, Page, read_page
from resolvers.players.filters import Direction
from resolvers.wallets.books.filters import (
    AdjustmentFilter,
    DepositFilter,
    LedgerFilter,
    LedgerOrder,
    PaymentSortInput,
    WithdrawalFilter,
)

KEY_TYPES: Final[dict[PaymentSort, tuple[type, ...]]] = {
    PaymentSort.CREATED: (datetime, UUID),
    PaymentSort.AMOUNT: (int, int, UUID),
}


@dataclass(frozen=True, slots=True)
class LedgerPage(Page[Operation]):
    """A page of a brand's ledger."""

    edges: list[Edge[Operation]]
    totals: Callable[[], Awaitable[tuple[LedgerTotal, ...]]] = field(repr=False)

    @property
    def nodes(self) -> list[Operation]:
        """The rows."""
        return [edge.node for edge in self.edges]


@dataclass(frozen=True, slots=True)
class DepositPage(Page[Deposit]):
    """A page of a brand's deposits."""

    edges: list[Edge[Deposit]]
    totals: Callable[[], Awaitable[tuple[PaymentTotal, ...]]] = field(repr=False)

    @property
    def nodes(self) -> list[Deposit]:
        """The rows."""
        return [edge.node for edge in self.edges]


@dataclass(frozen=True, slots=True)
class WithdrawalPage(Page[Withdrawal]):
    """A page of a brand's withdrawals."""

    edges: list[Edge[Withdrawal]]
    totals: Callable[[], Awaitable[tuple[PaymentTotal, ...]]] = field(repr=False)

    @property
    def nodes(self) -> list[Withdrawal]:
        """The rows."""
        return [edge.node for edge in self.edges]


@dataclass(frozen=True, slots=True)
class AdjustmentPage(Page[Adjustment]):
    """A page of a brand's adjustments."""

    edges: list[Edge[Adjustment]]
    totals: Callable[[], Awaitable[tuple[PaymentTotal, ...]]] = field(repr=False)

    @property
    def nodes(self) -> list[Adjustment]:
        """The rows."""
        return [edge.node for edge in self.edges]


async def ledger(
    info: Info,
    filter: LedgerFilter | None = None,
    sort: LedgerOrder | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> LedgerPage | None:
    """The transactions of all the brand's players, newest first unless sorted otherwise."""
    which = filter.criteria() if filter else LedgerCriteria()
    descending = sort is None or sort.at is Direction.DESC
    brand = info.context.viewer.brand
    listing = Listing("ledger", (brand, which, descending), (datetime, UUID))
    rows = info.context.read(BrandLists).ledger(brand, which, descending=descending)
    page = await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)
    return LedgerPage(page.edges, page.page_info, page.count, rows.totals)


async def deposits(
    info: Info,
    filter: DepositFilter | None = None,
    sort: PaymentSortInput | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> DepositPage | None:
    """The deposits of all the brand's players, newest first unless sorted otherwise."""
    which: PaymentCriteria[Any] = filter.criteria() if filter else PaymentCriteria()
    order = sort.order() if sort else PaymentOrder()
    listing = _listing(info, "allDeposits", which, order)
    rows = info.context.read(BrandLists).deposits(info.context.viewer.brand, which, order)
    page = await _page(listing, listing.window(first, after, last, before), rows)
    return DepositPage(page.edges, page.page_info, page.count, rows.totals)


async def withdrawals(
    info: Info,
    filter: WithdrawalFilter | None = None,
    sort: PaymentSortInput | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> WithdrawalPage | None:
    """The withdrawals of all the brand's players, newest first unless sorted otherwise."""
    which: PaymentCriteria[Any] = filter.criteria() if filter else PaymentCriteria()
    order = sort.order() if sort else PaymentOrder()
    listing = _listing(info, "allWithdrawals", which, order)
    rows = info.context.read(BrandLists).withdrawals(info.context.viewer.brand, which, order)
    page = await _page(listing, listing.window(first, after, last, before), rows)
    return WithdrawalPage(page.edges, page.page_info, page.count, rows.totals)


async def adjustments(
    info: Info,
    filter: AdjustmentFilter | None = None,
    sort: PaymentSortInput | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> AdjustmentPage | None:
    """The adjustments of all the brand's players, newest first unless sorted otherwise."""
    which: PaymentCriteria[Any] = filter.criteria() if filter else PaymentCriteria()
    order = sort.order() if sort else PaymentOrder()
    listing = _listing(info, "allAdjustments", which, order)
    rows = info.context.read(BrandLists).adjustments(info.context.viewer.brand, which, order)
    page = await _page(listing, listing.window(first, after, last, before), rows)
    return AdjustmentPage(page.edges, page.page_info, page.count, rows.totals)


async def ledger_totals(root: strawberry.Parent[LedgerPage]) -> list[LedgerTotal] | None:
    """What all legs of the filter come to; read only when the field is requested."""
    return list(await root.totals())


async def payment_totals(
    root: strawberry.Parent[DepositPage | WithdrawalPage | AdjustmentPage],
) -> list[PaymentTotal] | None:
    """What all rows of the filter come to; read only when the field is requested."""
    return list(await root.totals())


def _listing(info: Info, name: str, which: PaymentCriteria[Any], order: PaymentOrder) -> Listing:
    return Listing(name, (info.context.viewer.brand, which, order), KEY_TYPES[order.by])


async def _page(listing: Listing, window: Window, rows: SummedList[Any, PaymentTotal]) -> Page[Any]:
    return await read_page(listing, window, rows.page, rows.count)
