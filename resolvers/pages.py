"""Relay connections over keyset windows; every list is paged by them.

A cursor is opaque: the row's sort key, with a digest of it, the list, its order and its filter. A damaged
cursor, or one of another list, order or filter, is refused. The digest needs no secret: a forged cursor only
names another place in a list that is limited to the viewer's reach anyway.
"""

import base64
import binascii
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, Generic, TypeVar
from uuid import UUID

import orjson
import strawberry

from domain.shared.pages import Slice, SortKey, Window, page_size_message
from resolvers.errors import BadUserInput

ROWS_DEFAULT = 50
ROWS_MAX = 100
_SEAL_BYTES = 8
_CURSOR_CHARS_MAX = 512
_BIGINT = range(-(2**63), 2**63)

Node = TypeVar("Node")


@dataclass(frozen=True, slots=True)
class Edge(Generic[Node]):
    """A row and its cursor."""

    cursor: str
    node: Node


@dataclass(frozen=True, slots=True)
class PageInfo:
    """Relay's PageInfo. ``behind`` looks up whether rows stand against the reading direction."""

    backward: bool
    more: bool
    start_cursor: str | None
    end_cursor: str | None
    behind: Callable[[], Awaitable[bool]] = field(repr=False)

    async def has_next_page(self) -> bool:
        """Whether rows follow the page."""
        return await self.behind() if self.backward else self.more

    async def has_previous_page(self) -> bool:
        """Whether rows precede the page."""
        return self.more if self.backward else await self.behind()


@dataclass(frozen=True, slots=True)
class Page(Generic[Node]):
    """One page; ``schema.pages.Connection[X]`` publishes ``Page[X]``."""

    edges: list[Edge[Node]]
    page_info: PageInfo
    count: Callable[[], Awaitable[int | None]] = field(repr=False)

    @property
    def nodes(self) -> list[Node]:
        """The rows without their cursors."""
        return [edge.node for edge in self.edges]


async def total_count(root: strawberry.Parent[Page[Any]]) -> int | None:
    """The number of rows of the whole list, counted only when the field is requested; None: never counted."""
    return await root.count()


async def has_next_page(root: strawberry.Parent[PageInfo]) -> bool:
    """Whether rows follow; of a page read backward it is looked up when the field is requested."""
    return await root.has_next_page()


async def has_previous_page(root: strawberry.Parent[PageInfo]) -> bool:
    """Whether rows precede; of a page read forward it is looked up when the field is requested."""
    return await root.has_previous_page()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that cursors are tied to.

    ``scope`` is what determines the rows and their order; its ``repr`` must be the same in every process
    (tuples, not sets). ``key_types`` are the types of the sort key's parts.
    """

    name: str
    scope: object
    key_types: tuple[type, ...]

    def cursor(self, key: SortKey) -> str:
        """The cursor of a sort key."""
        packed = orjson.dumps([str(part) if isinstance(part, UUID) else part for part in key])
        return base64.urlsafe_b64encode(self._seal(packed) + packed).rstrip(b"=").decode()

    def place(self, cursor: str, argument: str) -> SortKey:
        """The sort key of a cursor.

        Raises:
            BadUserInput: damaged, or not of this list, order and filter.
        """
        refused = BadUserInput("This cursor does not belong to this list, order and filter", argument)
        if len(cursor) > _CURSOR_CHARS_MAX:
            raise refused
        try:
            raw = base64.b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4), b"-_", validate=True)
            seal, packed = raw[:_SEAL_BYTES], raw[_SEAL_BYTES:]
            if seal != self._seal(packed):
                raise refused
            parts = orjson.loads(packed)
            key = tuple(_part(of, part) for of, part in zip(self.key_types, parts, strict=True))
        except (binascii.Error, ValueError, TypeError, OverflowError):
            raise refused from None
        # Each key has one cursor: base64 would otherwise ignore stray bits at the end.
        if self.cursor(key) != cursor:
            raise refused
        return key

    def _seal(self, packed: bytes) -> bytes:
        scope = f"{self.name}\0{self.scope!r}\0".encode(errors="backslashreplace")
        return blake2b(scope + packed, digest_size=_SEAL_BYTES, person=b"croupier cursor").digest()

    def window(self, first: int | None, after: str | None, last: int | None, before: str | None) -> Window:
        """The window of Relay's four arguments.

        Raises:
            BadUserInput: forward and backward at once, a count out of range, or a foreign cursor.
        """
        backward = last is not None or before is not None
        if backward and (first is not None or after is not None):
            raise BadUserInput("Page with first and after, or with last and before, not with both", "first")
        count, edge = (last, before) if backward else (first, after)
        count = ROWS_DEFAULT if count is None else count
        if not 1 <= count <= ROWS_MAX:
            raise BadUserInput(page_size_message(ROWS_MAX), "last" if backward else "first")
        argument = "before" if backward else "after"
        return Window(count, None if edge is None else self.place(edge, argument), backward)


def _part(of: type, part: object) -> int | str | datetime | UUID:
    """A part of a key as its type; refuses what the database could not store."""
    if of is int and isinstance(part, int) and not isinstance(part, bool) and part in _BIGINT:
        return part
    if not isinstance(part, str) or "\0" in part:
        raise ValueError
    if of is str:
        return part
    if of is UUID:
        return UUID(part)
    if of is datetime:
        return datetime.fromisoformat(part).astimezone(UTC)
    raise ValueError


async def read_page(
    listing: Listing,
    window: Window,
    read: Callable[[Window], Awaitable[Slice[Node]]],
    count: Callable[[], Awaitable[int | None]],
) -> Page[Node]:
    """The page of a window, whose rows ``read`` gives.

    What stands against the reading direction is looked up only when its field is requested, by a window of
    one row: the row of a cursor may have left the list since.
    """
    found = await read(window)
    edges = [Edge(listing.cursor(key), row) for key, row in found.rows]

    async def behind() -> bool:
        if window.edge is None:
            return False
        nearest = found.rows[-1 if window.backward else 0][0] if found.rows else None
        return bool((await read(Window(1, nearest, not window.backward))).rows)

    info = PageInfo(
        window.backward,
        found.more,
        edges[0].cursor if edges else None,
        edges[-1].cursor if edges else None,
        behind,
    )
    return Page(edges, info, count)
