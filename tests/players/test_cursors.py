"""Cursors: opaque, of one list, and refused when damaged or foreign."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.players.queries import Criteria, Order, PlayerSort
from domain.shared.pages import Slice, Window
from resolvers.errors import BadUserInput
from resolvers.pages import ROWS_DEFAULT, ROWS_MAX, Listing, read_page

KEY = (datetime(2026, 1, 2, 3, 4, 5, 678, UTC), UUID(int=7))
PLAYERS = Listing("players", (Criteria(), Order()), (datetime, UUID))


@pytest.mark.parametrize(
    ("types", "key"),
    [
        ((datetime, UUID), KEY),
        ((datetime, UUID), (datetime(2026, 1, 2, tzinfo=UTC), UUID(int=0))),
        ((str, UUID), ("jäne", UUID(int=1))),
        ((int, str), (2**63 - 1, "tags")),
        ((str, int, UUID), ("EUR", -5, UUID(int=2))),
    ],
)
def test_a_cursor_leads_back_to_its_place(types: tuple[type, ...], key: Any) -> None:
    listing = Listing("list", "scope", types)

    assert listing.place(listing.cursor(key), "after") == key


@pytest.mark.parametrize(
    "other",
    [
        Listing("others", PLAYERS.scope, PLAYERS.key_types),
        Listing("players", (Criteria(username="ja"), Order()), PLAYERS.key_types),
        Listing("players", (Criteria(), Order(descending=False)), PLAYERS.key_types),
        Listing("players", (Criteria(), Order(PlayerSort.USERNAME)), (str, UUID)),
    ],
)
def test_a_cursor_of_another_list_order_or_filter_is_refused(other: Listing) -> None:
    with pytest.raises(BadUserInput) as refused:
        other.place(PLAYERS.cursor(KEY), "after")

    assert refused.value.extensions == {"code": "BAD_USER_INPUT", "field": "after"}


def test_every_changed_character_is_noticed() -> None:
    cursor = PLAYERS.cursor(KEY)

    for at, character in enumerate(cursor):
        damaged = cursor[:at] + ("A" if character != "A" else "B") + cursor[at + 1 :]
        with pytest.raises(BadUserInput):
            PLAYERS.place(damaged, "after")
    for cut in range(len(cursor)):
        with pytest.raises(BadUserInput):
            PLAYERS.place(cursor[:cut], "after")


@given(some.text(max_size=80) | some.text("ABCDEFabcdef0123_-=", max_size=600))
def test_any_text_as_cursor_is_decoded_or_refused(text: str) -> None:
    with pytest.raises(BadUserInput):
        PLAYERS.place(text, "after")


@pytest.mark.parametrize(
    ("types", "forged"),
    [
        ((datetime, UUID), ["0001-01-01T00:00:00+14:00", str(UUID(int=1))]),
        ((datetime, UUID), ["2026-01-01T00:00:00", str(UUID(int=1))]),
        ((int, UUID), [2**63, str(UUID(int=1))]),
        ((int, UUID), [True, str(UUID(int=1))]),
        ((int, UUID), ["1", str(UUID(int=1))]),
        ((str, UUID), ["nul\0", str(UUID(int=1))]),
        ((str, UUID), ["a"]),
        ((str, UUID), {"a": 1}),
        ((str, UUID), None),
    ],
)
def test_forged_cursors_with_values_the_database_refuses_are_bad_input(
    types: tuple[type, ...], forged: Any
) -> None:
    import base64  # noqa: PLC0415

    import orjson  # noqa: PLC0415

    listing = Listing("list", "scope", types)
    packed = orjson.dumps(forged)
    sealed = base64.urlsafe_b64encode(listing._seal(packed) + packed).rstrip(b"=").decode()

    with pytest.raises(BadUserInput):
        listing.place(sealed, "after")


CURSOR = PLAYERS.cursor(KEY)


@pytest.mark.parametrize(
    ("asked", "window"),
    [
        ((None, None, None, None), Window(ROWS_DEFAULT)),
        ((1, None, None, None), Window(1)),
        ((ROWS_MAX, CURSOR, None, None), Window(ROWS_MAX, KEY)),
        ((None, None, 5, None), Window(5, None, backward=True)),
        ((None, None, None, CURSOR), Window(ROWS_DEFAULT, KEY, backward=True)),
        ((0, None, None, None), None),
        ((ROWS_MAX + 1, None, None, None), None),
        ((-1, None, None, None), None),
        ((None, None, 0, None), None),
        ((5, None, 5, None), None),
        ((5, None, None, CURSOR), None),
        ((None, CURSOR, None, CURSOR), None),
        ((None, "", None, None), None),
    ],
)
def test_pages_run_one_way_and_have_1_to_100_rows(asked: Any, window: Window | None) -> None:
    if window:
        assert PLAYERS.window(*asked) == window
    else:
        with pytest.raises(BadUserInput):
            PLAYERS.window(*asked)


async def nothing() -> int:
    raise AssertionError("counted without being asked")


class Numbers:
    """The list of some numbers; ``asked`` are the windows that were read."""

    def __init__(self, *numbers: int) -> None:
        self._numbers = numbers
        self.asked: list[Window] = []

    async def page(self, window: Window) -> Slice[int]:
        self.asked.append(window)
        edge = window.edge[0] if window.edge else None
        inner = [
            each
            for each in (reversed(self._numbers) if window.backward else self._numbers)
            if edge is None or (each < edge if window.backward else each > edge)
        ]
        return Slice.cut([((each,), each) for each in inner[: window.count + 1]], window)


@pytest.mark.parametrize(
    ("case", "window", "nodes", "has_next", "has_previous"),
    [
        ("the first page of several", Window(2), [1, 2], True, False),
        ("the only page", Window(9), [1, 2, 3, 4], False, False),
        ("a page in between", Window(2, (1,)), [2, 3], True, True),
        ("the last page", Window(2, (2,)), [3, 4], False, True),
        ("behind the last row", Window(2, (4,)), [], False, True),
        ("behind a row that has left from the start", Window(2, (0,)), [1, 2], True, False),
        ("behind a row that has left from the end", Window(2, (5,)), [], False, True),
        ("backward from the end", Window(2, None, backward=True), [3, 4], False, True),
        ("backward from a row to the start", Window(2, (3,), backward=True), [1, 2], True, False),
        (
            "backward from a row that has left from the end",
            Window(2, (5,), backward=True),
            [3, 4],
            False,
            True,
        ),
        ("before the first row", Window(2, (1,), backward=True), [], True, False),
    ],
)
async def test_page_info(
    case: str, window: Window, nodes: list[int], has_next: bool, has_previous: bool
) -> None:
    listing, numbers = Listing("numbers", None, (int,)), Numbers(1, 2, 3, 4)
    page = await read_page(listing, window, numbers.page, nothing)
    info = page.page_info

    assert numbers.asked == [window], "what stands behind is looked up when it is asked for"
    assert (await info.has_next_page(), await info.has_previous_page()) == (has_next, has_previous)
    assert page.nodes == nodes
    assert info.start_cursor == (listing.cursor((nodes[0],)) if nodes else None)
    assert info.end_cursor == (listing.cursor((nodes[-1],)) if nodes else None)


async def test_an_empty_list_has_neither_cursors_nor_further_pages() -> None:
    for window in (Window(5), Window(5, (3,)), Window(5, (3,), backward=True)):
        info = (await read_page(Listing("numbers", None, (int,)), window, Numbers().page, nothing)).page_info

        assert (info.start_cursor, info.end_cursor) == (None, None)
        assert (await info.has_next_page(), await info.has_previous_page()) == (False, False)
