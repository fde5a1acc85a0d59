"""A period of time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final


@dataclass(frozen=True, slots=True)
class Period:
    """From ``since``, included, until ``until``, excluded; a side that is None is open."""

    since: datetime | None = None
    until: datetime | None = None


ALWAYS: Final = Period()
