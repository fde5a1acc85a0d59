"""One calendar: the pinned rules of time zones, and days, weeks and months cut by them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import pytest

from domain.shared.calendar import RELEASE, CalendarPeriod, UnknownZone, local_day, local_span, zone_of
from server.doctor.zones import CHANGES
from server.replay.mapping import TimeFormat
from server.replay.values import time_of

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"
DAY, WEEK, MONTH = CalendarPeriod.DAY, CalendarPeriod.WEEK, CalendarPeriod.MONTH
IN_A_PROCESS = """
import json, zoneinfo
import server.cli
from datetime import datetime, UTC
at = datetime(2026, 12, 15, 12, tzinfo=UTC)
zones = ["America/Vancouver", "Africa/Casablanca", "America/Havana"]
hours = [at.astimezone(zoneinfo.ZoneInfo(zone)).utcoffset().total_seconds() / 3600 for zone in zones]
print(json.dumps({"path": zoneinfo.TZPATH, "hours": hours}))
"""


def utc(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.zone)
def test_the_pinned_rules_have_the_changes_of_2026(change):
    assert change.moment.astimezone(zone_of(change.zone)).utcoffset() == change.offset


def test_there_is_a_change_for_each_release_that_we_know_and_the_newest_is_the_pinned_one():
    releases = [change.release for change in CHANGES]
    assert releases == sorted(releases)
    assert releases[-1] == RELEASE


def test_the_lock_names_the_release_that_is_installed():
    number = ord(RELEASE[4:]) - ord("a") + 1
    assert version("tzdata") == f"{RELEASE[:4]}.{number}"
    assert f"\ntzdata=={version('tzdata')} " in LOCK.read_text()


@pytest.mark.parametrize("told", [None, "/usr/share/zoneinfo"])
def test_every_process_uses_them_and_not_the_machine_s(told):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)} | ({"PYTHONTZPATH": told} if told else {})
    done = subprocess.run(
        [sys.executable, "-c", IN_A_PROCESS], env=environment, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == {"path": [], "hours": [-7.0, 0.0, -4.0]}


@pytest.mark.parametrize(
    ("zone", "text", "moment"),
    [
        ("America/Vancouver", "2026-12-15 12:00:00", utc(2026, 12, 15, 19)),
        ("Africa/Casablanca", "2026-12-15 12:00:00", utc(2026, 12, 15, 12)),
        ("America/Havana", "2026-12-15 12:00:00", utc(2026, 12, 15, 16)),
        ("Europe/Rome", "2026-12-15 12:00:00", utc(2026, 12, 15, 11)),
    ],
)
def test_local_times_of_a_replay_are_read_by_them(zone, text, moment):
    assert time_of("time", text, TimeFormat(format=("%Y-%m-%d %H:%M:%S",), zone=zone)) == moment


def test_an_unknown_zone_is_refused():
    for name in ("Europe/Nowhere", "", "../etc/passwd", "europe/rome"):
        with pytest.raises(UnknownZone):
            zone_of(name)


@pytest.mark.parametrize(
    ("period", "zone", "moment", "start", "end"),
    [
        (DAY, "UTC", utc(2026, 11, 29, 10), utc(2026, 11, 29), utc(2026, 11, 30)),
        (DAY, "Europe/Rome", utc(2026, 11, 28, 23), utc(2026, 11, 28, 23), utc(2026, 11, 29, 23)),
        (DAY, "Europe/Rome", utc(2026, 11, 28, 22, 59, 59), utc(2026, 11, 27, 23), utc(2026, 11, 28, 23)),
        (DAY, "Europe/Rome", utc(2026, 3, 29, 12), utc(2026, 3, 28, 23), utc(2026, 3, 29, 22)),
        (DAY, "Europe/Rome", utc(2026, 10, 25, 12), utc(2026, 10, 24, 22), utc(2026, 10, 25, 23)),
        (DAY, "America/Vancouver", utc(2026, 12, 15, 12), utc(2026, 12, 15, 7), utc(2026, 12, 16, 7)),
        # Clocks go forward at midnight: the day begins at one o'clock.
        (DAY, "Africa/Cairo", utc(2026, 4, 24, 12), utc(2026, 4, 23, 22), utc(2026, 4, 24, 21)),
        # Midnight happens twice: the day begins with the first.
        (DAY, "Atlantic/Azores", utc(2026, 10, 25, 12), utc(2026, 10, 25), utc(2026, 10, 26, 1)),
        (WEEK, "UTC", utc(2026, 11, 29, 23, 59), utc(2026, 11, 23), utc(2026, 11, 30)),
        (WEEK, "UTC", utc(2026, 11, 30), utc(2026, 11, 30), utc(2026, 12, 7)),
        (WEEK, "Europe/Rome", utc(2026, 3, 29, 12), utc(2026, 3, 22, 23), utc(2026, 3, 29, 22)),
        (MONTH, "Europe/Rome", utc(2026, 10, 31, 23), utc(2026, 10, 31, 23), utc(2026, 11, 30, 23)),
        (MONTH, "Europe/Rome", utc(2026, 10, 31, 22, 59), utc(2026, 9, 30, 22), utc(2026, 10, 31, 23)),
        (MONTH, "UTC", utc(2028, 2, 29), utc(2028, 2, 1), utc(2028, 3, 1)),
        (MONTH, "UTC", utc(2026, 12, 31, 23), utc(2026, 12, 1), utc(2027, 1, 1)),
    ],
)
def test_days_weeks_and_months_begin_and_end_by_the_local_calendar(period, zone, moment, start, end):
    span = local_span(period, moment, zone_of(zone))
    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize("zone", ["Africa/Cairo", "Atlantic/Azores", "America/Havana", "Pacific/Apia", "UTC"])
@pytest.mark.parametrize("period", CalendarPeriod)
def test_periods_follow_each_other_without_a_gap(period, zone):
    rules = zone_of(zone)
    hours = [utc(2026, 1, 1) + timedelta(hours=number) for number in range(366 * 24)]
    spans = [local_span(period, hour, rules) for hour in hours]
    assert all(span.start <= hour < span.end for hour, span in zip(hours, spans, strict=True))
    assert all(one == other or one.end == other.start for one, other in pairwise(spans))


def test_the_day_is_that_of_the_zone():
    late = utc(2026, 11, 29, 23, 30)
    assert local_day(late) == date(2026, 11, 29)
    assert local_day(late, zone_of("Europe/Rome")) == date(2026, 11, 30)
