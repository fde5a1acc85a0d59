"""The lines of a statement file: one for each leg that moved something, oldest first, in columns of text."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from domain.shared.ids import PlayerId
from domain.shared.money import Money
from domain.shared.pages import Window
from domain.shared.periods import Period
from domain.wallets.model import Leg, Operation
from domain.wallets.queries import OperationFilter, WalletReads

PAGE_ROWS: Final = 500


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and the fields of the schema that a caller must be able to read to see it.

    ``is_text``: what people or other programs chose.
    """

    title: str
    coordinates: tuple[str, ...]
    value: Callable[[Operation, Leg], str | None]
    is_text: bool = False


def moment(at: datetime) -> str:
    """UTC to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def amount(money: Money) -> str:
    """In major units without the currency."""
    return f"{money.amount:f}"


_LEGS: Final = "Transaction.legs"
COLUMNS: Final = (
    Column("Time (UTC)", ("Transaction.at",), lambda operation, _: moment(operation.at)),
    Column("Number", ("Transaction.seq",), lambda operation, _: str(operation.seq)),
    Column("Kind", ("Transaction.kind",), lambda operation, _: operation.kind.name),
    Column("Wallet", (_LEGS, "Leg.walletNo"), lambda _, leg: str(leg.wallet_no)),
    Column("Currency", (_LEGS, "Leg.amount"), lambda _, leg: leg.amount.currency.code),
    Column("Amount", (_LEGS, "Leg.amount"), lambda _, leg: amount(leg.amount)),
    Column("Balance", (_LEGS, "Leg.balanceAfter"), lambda _, leg: amount(leg.balance_after)),
    Column("Reserved", (_LEGS, "Leg.reservedAfter"), lambda _, leg: amount(leg.reserved_after)),
    Column("Reference", ("Transaction.reference",), lambda operation, _: operation.reference, is_text=True),
    Column("Game", ("Transaction.game",), lambda operation, _: operation.game, is_text=True),
    Column(
        "Round",
        ("Transaction.roundReference",),
        lambda operation, _: operation.round_reference,
        is_text=True,
    ),
    Column("Reason", ("Transaction.reason",), lambda operation, _: operation.reason, is_text=True),
)


def cells_of(operation: Operation, leg: Leg, hidden: frozenset[str]) -> list[str]:
    """The cells of a line; empty where the caller may not read the field."""
    return [
        "" if hidden.intersection(column.coordinates) else column.value(operation, leg) or ""
        for column in COLUMNS
    ]


def shown_legs(legs: Sequence[Leg]) -> Sequence[Leg]:
    """The legs that moved something; of a transaction that moved nothing, the first."""
    return [leg for leg in legs if leg.amount.minor or leg.reserved_delta.minor] or legs[:1]


async def lines_of(
    reads: WalletReads, player_id: PlayerId, period: Period, hidden: frozenset[str]
) -> AsyncIterator[list[str]]:
    """All lines of a period, read by pages: never more than one of them is in memory."""
    found = reads.operations(player_id, OperationFilter(period=period))
    window = Window(PAGE_ROWS, backward=True)
    while True:
        page = await found.page(window)
        for _, operation in reversed(page.rows):
            for leg in shown_legs(operation.legs):
                yield cells_of(operation, leg, hidden)
        if not page.more:
            return
        window = Window(PAGE_ROWS, page.rows[0][0], backward=True)
