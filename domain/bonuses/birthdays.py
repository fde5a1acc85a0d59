"""Birthdays: for which year a birthday bonus is due, by the player's local date."""

from collections.abc import Container
from datetime import date, datetime, timedelta, tzinfo

from domain.shared.calendar import local_day

GRACE_DAYS = 3
"""Days after the birthday on which it is still given: jobs run late, and clocks have skipped whole days."""


def birthday_in(born: date, year: int) -> date:
    """The birthday of a year; one on 29 February is on 1 March in other years, as for the age."""
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def birthday_due(born: date, zone: tzinfo, now: datetime, given: Container[int]) -> int | None:
    """The year that a birthday bonus is due for now, None without one.

    Args:
        born: date of birth.
        zone: of the player.
        now: any moment with a time zone.
        given: years that one was given for: another time zone is no second birthday.
    """
    today = local_day(now, zone)
    for year in (today.year - 1, today.year):
        birthday = birthday_in(born, year)
        if birthday <= today <= birthday + timedelta(days=GRACE_DAYS) and year not in given:
            return year
    return None
