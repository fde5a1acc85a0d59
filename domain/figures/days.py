"""The days that are compared: today so far, and the same hours of yesterday and of this weekday last week."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from domain.shared.calendar import Span, day_span, first_shown, local_day, local_hours, shown_until


@dataclass(frozen=True, slots=True)
class ComparedDay:
    """A brand day. ``whole`` is all of it, ``so_far`` as much of it as today has had by the clock.

    ``hours`` are those that have begun: of a day that is over, all.
    """

    day: date
    whole: Span
    so_far: Span
    hours: tuple[Span, ...]


def compared_days(now: datetime, zone: tzinfo) -> tuple[ComparedDay, ComparedDay, ComparedDay]:
    """Today, yesterday, and the day a week ago, each until its clock shows what today's clock has shown.

    An hour that a day skips counts nothing there. An hour that a day has twice counts once today's clock is
    past it; while today's clock shows an hour again, the other days have it whole.
    """
    today = local_day(now, zone)
    clock = shown_until(now, zone)
    yesterday, last_week = today - timedelta(days=1), today - timedelta(days=7)
    return (
        _day(today, now, zone, now),
        _day(yesterday, first_shown(yesterday, clock, zone), zone, now),
        _day(last_week, first_shown(last_week, clock, zone), zone, now),
    )


def _day(day: date, until: datetime, zone: tzinfo, now: datetime) -> ComparedDay:
    whole = day_span(day, zone)
    hours = tuple(hour for hour in local_hours(day, zone) if hour.start <= now)
    return ComparedDay(day, whole, Span(whole.start, until), hours)
