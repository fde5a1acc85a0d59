"""Pages of a list that grows while it is read: a window starts at a row's sort key, never at a row number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")

SortKey = tuple[Any, ...]
"""A row's place in a list's order: its sort values (int, str, datetime, UUID), which together are unique."""


@dataclass(frozen=True, slots=True)
class Window:
    """Up to ``count`` rows behind ``edge`` (exclusive; None: from the end we start at).

    ``backward`` reads from the list's end towards its start; rows still come back in list order.
    """

    count: int
    edge: SortKey | None = None
    backward: bool = False


@dataclass(frozen=True, slots=True)
class Slice(Generic[Row]):
    """The rows of a window in list order, each with its key.

    ``more``: others follow, in the direction of reading.
    """

    rows: tuple[tuple[SortKey, Row], ...]
    more: bool

    @classmethod
    def cut(cls, read: Sequence[tuple[SortKey, Row]], window: Window) -> "Slice[Row]":
        """From up to ``window.count + 1`` rows in reading direction: the surplus row only proves ``more``."""
        kept = read[: window.count]
        return cls(tuple(reversed(kept)) if window.backward else tuple(kept), len(read) > window.count)
