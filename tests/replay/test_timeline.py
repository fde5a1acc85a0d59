"""Rows are applied in time order, and every player starts with just enough."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.shared.money import Currency, Money
from server.replay.rows import Movement, RejectedRow, ReplayRow, SkippedRow
from server.replay.timeline import RowTimeline, TimelineRow, opening_deposits

BTC = Currency.of("BTC")
OTHER = "has the same id and another time, player or amount"
NOON = datetime(2021, 11, 1, 12, tzinfo=UTC)


def a_row(id: str, minutes: int, player: str = "anna", line: int = 2, **amounts: int) -> ReplayRow:
    movements = tuple(Movement(kind, Money(minor, BTC)) for kind, minor in amounts.items())
    return ReplayRow(line, id, player, NOON + timedelta(minutes=minutes), "r", None, movements)


def a_timeline(tmp_path, *rows: ReplayRow) -> RowTimeline:
    timeline = RowTimeline(tmp_path / "rows.db")
    for row in rows:
        timeline.add(row)
    timeline.sort()
    return timeline


def test_rows_come_back_in_time_order_and_by_id_within_a_moment(tmp_path):
    rows = [a_row("c", 5, bet=1), a_row("b", 1, bet=2, win=3), a_row("a", 5, bet=4)]

    timeline = a_timeline(tmp_path, *rows)

    assert [each.row.id for each in timeline.left()] == ["b", "a", "c"]
    assert next(timeline.left()) == TimelineRow(2, rows[1], begun=0, done=0)
    assert len(timeline) == 3


def test_a_second_row_of_an_id_is_rejected_and_names_the_first(tmp_path):
    timeline = RowTimeline(tmp_path / "rows.db")

    assert timeline.add(a_row("a", 1, line=4, bet=1)) is None
    assert timeline.add(a_row("a", 2, line=9, bet=7)) == RejectedRow(9, "a", f"line 4 {OTHER}")


ROWS = (
    a_row("1", 1, bet=10),  # -10
    a_row("2", 2, bet=5, win=30),  # -15, then +15
    a_row("3", 3, bet=40),  # -25
    a_row("4", 3, player="bert", deposit=7, withdrawal=7),
    a_row("5", 3, player="cleo", win=1),
)


@pytest.mark.parametrize(
    ("case", "available", "deposits"),
    [
        ("nothing stands", {}, (25, 0, 0)),
        ("a part stands", {("anna", "BTC"): 24, ("bert", "BTC"): 3}, (1, 0, 0)),
        ("enough stands", {("anna", "BTC"): 25}, (0, 0, 0)),
        ("another currency stands", {("anna", "EUR"): 25}, (25, 0, 0)),
        ("less than nothing stands", {("cleo", "BTC"): -4}, (25, 0, 3)),
    ],
)
def test_the_opening_deposit_is_what_the_rows_need_beyond_what_stands(case, available, deposits):
    rows = [TimelineRow(0, row, begun=0, done=0) for row in ROWS]

    needed = opening_deposits(rows, available)

    assert tuple(needed[player, "BTC"] for player in ("anna", "bert", "cleo")) == deposits, case


def test_what_the_ledger_knows_of_needs_no_opening_deposit():
    bet_and_win = TimelineRow(0, ROWS[1], begun=0b01, done=0b01)
    bet = TimelineRow(1, ROWS[0], begun=0b1, done=0)  # refused for good

    assert opening_deposits([bet, bet_and_win], {}) == {("anna", "BTC"): 0}


@pytest.mark.parametrize(
    ("repeated", "same", "other"),
    [
        (
            "reject",
            RejectedRow(9, "a", "line 2 has the same id and the same time, player and amounts"),
            RejectedRow(9, "a", f"line 2 {OTHER}"),
        ),
        ("skip", SkippedRow(9), RejectedRow(9, "a", f"line 2 {OTHER}")),
        ("number", None, None),
    ],
)
def test_a_repeated_id_is_what_the_mapping_says(tmp_path, repeated, same, other):
    for amount, expected in ((1, same), (2, other)):
        timeline = RowTimeline(tmp_path / f"{amount}.db", repeated)
        timeline.add(a_row("a", 1, bet=1))

        assert timeline.add(a_row("a", 1, line=9, bet=amount)) == expected
        timeline.sort()
        assert [each.row.id for each in timeline.left()] == (["a", "a#2"] if expected is None else ["a"])
