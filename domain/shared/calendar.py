"""One calendar: local days, weeks and months are cut here, by the rules of time zones in the pinned package.

Python would read the machine's rules first, which may be years old. SQL is given moments, never zones.
"""

import zoneinfo
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import Enum
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Final

RELEASE: Final = files("tzdata").joinpath("zoneinfo", "tzdata.zi").read_text("utf-8").split("\n", 1)[0][10:]
"""Of the IANA database, as 2026f."""

STEP: Final = timedelta(minutes=15)
"""Clocks are set forward or back at its multiples, and local days and hours begin at them."""

zoneinfo.reset_tzpath(to=())
zoneinfo.ZoneInfo.clear_cache()


class CalendarPeriod(Enum):
    """What is counted by."""

    DAY = "DAY"
    WEEK = "WEEK"
    """From Monday on."""
    MONTH = "MONTH"


@dataclass(frozen=True, slots=True)
class Span:
    """The moments from ``start`` on and before ``end``, both in UTC."""

    start: datetime
    end: datetime


class UnknownZone(ValueError):
    """There is no time zone of this name."""


@cache
def zone_names() -> frozenset[str]:
    """The names of all time zones."""
    return frozenset(zoneinfo.available_timezones())


def zone_of(name: str) -> zoneinfo.ZoneInfo:
    """The rules of a time zone of the IANA database.

    Raises:
        UnknownZone: there is none of this name.
    """
    if name not in zone_names():
        raise UnknownZone(name)
    return zoneinfo.ZoneInfo(name)


def local_day(moment: datetime, zone: tzinfo = UTC) -> date:
    """The date that a calendar in the zone shows at a moment."""
    return moment.astimezone(zone).date()


def local_span(period: CalendarPeriod, moment: datetime, zone: tzinfo = UTC) -> Span:
    """The day, week or month around a moment as a calendar in the zone has it: 23 to 25 hours a day."""
    first = local_day(moment, zone)
    if period is CalendarPeriod.DAY:
        after = first + timedelta(days=1)
    elif period is CalendarPeriod.WEEK:
        first -= timedelta(days=first.weekday())
        after = first + timedelta(days=7)
    else:
        first = first.replace(day=1)
        after = (first + timedelta(days=31)).replace(day=1)
    return Span(_start_of(first, zone), _start_of(after, zone))


def day_span(day: date, zone: tzinfo = UTC) -> Span:
    """The moments of one date: 23 to 25 hours."""
    return Span(_start_of(day, zone), _start_of(day + timedelta(days=1), zone))


def local_hours(day: date, zone: tzinfo = UTC) -> tuple[Span, ...]:
    """The hours that a clock shows on a day, in order: an hour shown twice is two, a skipped one is none."""

    def hour(start: datetime) -> tuple[int, int]:
        local = start.astimezone(zone)
        return local.hour, local.fold

    whole = day_span(day, zone)
    starts = [next(steps) for _, steps in groupby(_steps(whole), hour)]
    return tuple(map(Span, starts, [*starts[1:], whole.end]))


def shown_until(moment: datetime, zone: tzinfo = UTC) -> timedelta:
    """The latest time that the clock has shown on the day of a moment, since midnight as the clock counts.

    In an hour that the clock shows for the second time it is the end of that hour.
    """
    day = local_day(moment, zone)
    steps = [start for start in _steps(day_span(day, zone)) if start <= moment]
    return max(_clock(start, day, zone) + min(moment - start, STEP) for start in steps)


def first_shown(day: date, clock: timedelta, zone: tzinfo = UTC) -> datetime:
    """The first moment of a day at which the clock shows this time since midnight, or a later one."""
    whole = day_span(day, zone)
    for start in _steps(whole):
        here = _clock(start, day, zone)
        if here + STEP > clock:
            return start + max(clock - here, timedelta())
    return whole.end


def _steps(day: Span) -> list[datetime]:
    return [day.start + number * STEP for number in range(-((day.start - day.end) // STEP))]


def _clock(moment: datetime, day: date, zone: tzinfo) -> timedelta:
    """What the clock shows, since midnight of the day."""
    return moment.astimezone(zone).replace(tzinfo=None) - datetime.combine(day, time())


def _start_of(day: date, zone: tzinfo) -> datetime:
    """The first moment of a day: where midnight is skipped, the moment that the clocks go forward."""
    return datetime.combine(day, time(), zone).astimezone(UTC)
