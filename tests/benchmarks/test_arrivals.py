"""Which push first showed which bet."""

from __future__ import annotations

import pytest

from benchmarks.reporting.push_delays import Moment, push_delays

MS = 1_000_000


@pytest.mark.parametrize(
    ("case", "committed", "seen", "ms", "missing"),
    [
        ("one bet, one push", [(0, 1, 10 * MS)], [(0, 1, 13 * MS)], [3], 0),
        (
            "two bets told at once",
            [(0, 1, 10 * MS), (0, 2, 12 * MS)],
            [(0, 2, 15 * MS)],
            [5, 3],
            0,
        ),
        ("the first push that shows it counts", [(0, 1, 0)], [(0, 1, 2 * MS), (0, 1, 9 * MS)], [2], 0),
        ("a push from before is none", [(0, 5, 10 * MS)], [(0, 4, 11 * MS)], [], 1),
        ("another player's push is none", [(0, 1, 0)], [(1, 1, MS)], [], 1),
        ("known to the client before the caller", [(0, 1, 10 * MS)], [(0, 1, 9 * MS)], [0], 0),
        ("nothing was committed", [], [(0, 1, MS)], [], 0),
        ("pushes in any order", [(0, 1, 0), (0, 2, 0)], [(0, 2, 4 * MS), (0, 1, MS)], [1, 4], 0),
    ],
)
def test_arrivals(
    case: str, committed: list[Moment], seen: list[Moment], ms: list[int], missing: int
) -> None:
    found = push_delays(committed, seen)

    assert [round(seconds * 1e3) for seconds in found.seconds] == ms, case
    assert found.missing == missing
