"""Checks of points in time in inputs."""

from datetime import UTC, datetime

from domain.shared.errors import BadInput


def moment(given: datetime, field: str) -> datetime:
    """``given`` in UTC.

    Raises:
        BadInput: it has no time zone, or lies outside the years 1 to 9999 there.
    """
    if given.tzinfo is None:
        raise BadInput("The time has no time zone", field=field)
    try:
        return given.astimezone(UTC)
    except OverflowError:
        raise BadInput("The time is out of range", field=field) from None


def moment_or_none(given: datetime | None, field: str) -> datetime | None:
    """``moment`` for an optional input."""
    return None if given is None else moment(given, field)
