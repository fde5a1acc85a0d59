"""Which days are compared, and until when, also where the clocks are set."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from domain.figures.days import compared_days
from domain.shared.calendar import day_span, first_shown, local_hours, shown_until, zone_of

BERLIN = zone_of("Europe/Berlin")
"""Its clocks go back on 25 October 2026 at 01:00 UTC, and forward on 29 March 2026 at 01:00 UTC."""


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_an_ordinary_day_is_compared_until_the_same_time_of_day() -> None:
    today, yesterday, last_week = compared_days(moment("2026-06-15T12:34:56"), BERLIN)
    assert [each.day for each in (today, yesterday, last_week)] == [
        date(2026, 6, 15),
        date(2026, 6, 14),
        date(2026, 6, 8),
    ]
    assert today.so_far.start == moment("2026-06-14T22:00:00")
    assert [each.so_far.end for each in (today, yesterday, last_week)] == [
        moment("2026-06-15T12:34:56"),
        moment("2026-06-14T12:34:56"),
        moment("2026-06-08T12:34:56"),
    ]
    assert [len(each.hours) for each in (today, yesterday, last_week)] == [15, 24, 24]


@pytest.mark.parametrize(
    ("case", "now", "yesterday_until"),
    [
        ("before the clocks go back", "2026-10-25T00:50", "2026-10-24T00:50"),
        ("the hour is shown again", "2026-10-25T01:20", "2026-10-24T01:00"),
        ("at the end of the hour shown again", "2026-10-25T02:00", "2026-10-24T01:00"),
        ("after it", "2026-10-25T03:20", "2026-10-24T02:20"),
        ("a day later, within the hour that yesterday had twice", "2026-10-26T01:30", "2026-10-25T00:30"),
        ("a day later, when it is over", "2026-10-26T02:00", "2026-10-25T02:00"),
        ("a day later, after it", "2026-10-26T02:30", "2026-10-25T02:30"),
        ("after the clocks went forward", "2026-03-29T01:10", "2026-03-28T02:10"),
        ("a day later, before the skipped hour", "2026-03-29T23:50", "2026-03-29T00:50"),
        ("a day later, within the skipped hour", "2026-03-30T00:30", "2026-03-29T01:00"),
        ("a day later, after it", "2026-03-30T01:10", "2026-03-29T01:10"),
    ],
)
def test_where_the_clocks_are_set(case: str, now: str, yesterday_until: str) -> None:
    _, yesterday, _ = compared_days(moment(now), BERLIN)
    assert yesterday.so_far.end == moment(yesterday_until), case


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "Australia/Lord_Howe", "America/Santiago", "Asia/Kathmandu", "UTC"]
)
def test_the_end_of_the_comparison_never_goes_back_while_today_goes_on(zone: str) -> None:
    rules = zone_of(zone)
    for first in ("2026-03-28", "2026-04-04", "2026-09-05", "2026-10-03", "2026-10-24"):
        now, before = moment(f"{first}T00:00"), None
        for _ in range(2 * 24 * 3):
            now += timedelta(minutes=20)
            yesterday = compared_days(now, rules)[1]
            assert yesterday.whole.start <= yesterday.so_far.end <= yesterday.whole.end
            if before and before.day == yesterday.day:
                assert before.so_far.end <= yesterday.so_far.end
            before = yesterday


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", date(2026, 10, 25), 25),
        ("Europe/Berlin", date(2026, 3, 29), 23),
        ("Europe/Berlin", date(2026, 6, 15), 24),
        ("Australia/Lord_Howe", date(2026, 4, 5), 25),
        ("Asia/Kathmandu", date(2026, 6, 15), 24),
    ],
)
def test_hours_are_those_that_the_clock_shows(zone: str, day: date, hours: int) -> None:
    rules = zone_of(zone)
    found = local_hours(day, rules)
    assert len(found) == hours
    assert (found[0].start, found[-1].end) == (day_span(day, rules).start, day_span(day, rules).end)
    assert all(one.end == later.start for one, later in pairwise(found))


def test_what_today_showed_is_found_again_today() -> None:
    now = moment("2026-06-15T12:34:56")
    assert first_shown(date(2026, 6, 15), shown_until(now, BERLIN), BERLIN) == now
