"""What happened to a player, told by several contexts in one order of time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Generic, TypeVar

from domain.shared.ids import PlayerId
from domain.shared.periods import Period

Subject = TypeVar("Subject")

BELOW_ALL: Final = ""
ABOVE_ALL: Final = "~"
"""Sort before and after every ref: an edge with one of them stands before or after all rows of its moment."""


@dataclass(frozen=True, slots=True)
class TimelineSpan:
    """The rows of a player that a context is asked for: up to ``count`` within ``period``.

    They stand beyond ``edge``, a moment and the ``ref`` of a row, in the order of both; None: from the
    start. The newest come first, or, ``backward``, the oldest.
    """

    player_id: PlayerId
    count: int
    period: Period
    edge: tuple[datetime, str] | None = None
    backward: bool = False


@dataclass(frozen=True, slots=True)
class TimelineItem(Generic[Subject]):
    """Something that happened at a moment. ``ref`` is unique among a player's rows of the same source.

    A ``ref`` consists of lower-case letters, digits and hyphens, so that it sorts alike everywhere.
    """

    at: datetime
    ref: str
    actor: str | None
    subject: Subject
