"""A period as an argument: one spelling wherever a time range is asked for."""

from datetime import datetime

import strawberry

from domain.shared.errors import BadInput
from domain.shared.periods import ALWAYS, Period


@strawberry.input(
    description="A period: each moment from the first on and before the second. A side left out is open"
)
class PeriodInput:
    since: datetime | None = strawberry.field(
        default=None, name="from", description="The first moment that belongs to the period"
    )
    until: datetime | None = strawberry.field(
        default=None, description="The first moment that does not belong to it any more; later than `from`"
    )


def period_of(given: PeriodInput | None, field: str) -> Period:
    """The period of an argument; one that is not given has no ends.

    Raises:
        BadInput: the period ends before it begins, or as it begins.
    """
    if given is None:
        return ALWAYS
    if given.since and given.until and given.until <= given.since:
        raise BadInput("A period ends after it begins", field=f"{field}.until")
    return Period(given.since, given.until)
