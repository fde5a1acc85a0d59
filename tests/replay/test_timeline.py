"""Rows are applied in time order, and every player starts with just enough."""

from datetime import UTC, datetime, timedelta

from domain.shared.money import Currency, Money
from server.replay.rows import Movement, RejectedRow, ReplayRow
from server.replay.timeline import RowTimeline, opening_deposits

BTC = Currency.of("BTC")
NOON = datetime(2021, 11, 1, 12, tzinfo=UTC)


def a_row(id: str, minutes: int, player: str = "anna", line: int = 2, **amounts: int) -> ReplayRow:
    movements = tuple(Movement(kind, Money(minor, BTC)) for kind, minor in amounts.items())
    return ReplayRow(line, id, player, NOON + timedelta(minutes=minutes), "r", None, movements)


def a_timeline(tmp_path, *rows: ReplayRow) -> RowTimeline:
    timeline = RowTimeline(tmp_path / "rows.db", BTC)
    for row in rows:
        timeline.add(row)
    timeline.sort()
    return timeline


def test_rows_come_back_in_time_order_and_by_id_within_a_moment(tmp_path):
    rows = [a_row("c", 5, bet=1), a_row("b", 1, bet=2, win=3), a_row("a", 5, bet=4)]

    timeline = a_timeline(tmp_path, *rows)

    assert [row.id for row in timeline] == ["b", "a", "c"]
    assert next(iter(timeline)) == rows[1]
    assert len(timeline) == 3


def test_a_second_row_of_an_id_is_rejected_and_names_the_first(tmp_path):
    timeline = RowTimeline(tmp_path / "rows.db", BTC)

    assert timeline.add(a_row("a", 1, line=4, bet=1)) is None
    assert timeline.add(a_row("a", 2, line=9, bet=7)) == RejectedRow(9, "a", "line 4 has the same id")


def test_the_opening_deposit_is_the_deepest_point_of_the_players_balance():
    rows = [
        a_row("1", 1, bet=10),  # -10
        a_row("2", 2, bet=5, win=30),  # -15, then +15
        a_row("3", 3, bet=40),  # -25
        a_row("4", 3, player="bert", deposit=7, withdrawal=7),
        a_row("5", 3, player="cleo", win=1),
    ]

    assert opening_deposits(iter(rows)) == {"anna": 25, "bert": 0, "cleo": 0}
