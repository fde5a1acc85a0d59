"""Keyset pagination: a window of a list starts at a row's sort key, never at a row number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

Row = TypeVar("Row")

SortKey = tuple[Any, ...]
"""A row's sort values (int, str, datetime, UUID), unique in their list."""


@dataclass(frozen=True, slots=True)
class Window:
    """Up to ``count`` rows after ``edge`` (exclusive; None: from the start).

    ``backward`` reads from the list's end towards its start; the rows are returned in list order.
    """

    count: int
    edge: SortKey | None = None
    backward: bool = False


@dataclass(frozen=True, slots=True)
class Slice(Generic[Row]):
    """The rows of a window in list order, each with its key.

    ``more``: further rows follow in the direction of reading.
    """

    rows: tuple[tuple[SortKey, Row], ...]
    more: bool

    @classmethod
    def cut(cls, read: Sequence[tuple[SortKey, Row]], window: Window) -> "Slice[Row]":
        """From up to ``window.count + 1`` rows in reading direction; the surplus row only sets ``more``."""
        kept = read[: window.count]
        return cls(tuple(reversed(kept)) if window.backward else tuple(kept), len(read) > window.count)


class RowList(Protocol[Row]):
    """A list in its order, read by windows."""

    async def page(self, window: Window) -> Slice[Row]:
        """The rows of a window."""

    async def count(self) -> int:
        """How long the whole list is."""


def page_size_message(rows_max: int) -> str:
    """What is said of a page of no rows, or of too many."""
    return f"A page has 1 to {rows_max} rows"
