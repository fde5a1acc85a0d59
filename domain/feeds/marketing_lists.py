"""Marketing lists: a CSV file of players, each found by one column."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from io import StringIO
from typing import Final

from domain.shared.errors import BadInput

CHARACTERS_MAX: Final = 5 << 20
LINES_MAX: Final = 10_000
"""Of players, without the titles."""


class ListKey(Enum):
    """By which column the players of a list are found."""

    ID = "ID"
    EMAIL = "EMAIL"
    EXTERNAL_ID = "EXTERNAL_ID"


TITLES: Final[Mapping[ListKey, str]] = {
    ListKey.ID: "player_id",
    ListKey.EMAIL: "email",
    ListKey.EXTERNAL_ID: "external_id",
}


class LineProblem(Enum):
    """Why the player of a line gets no tag."""

    UNREADABLE = "UNREADABLE"
    UNKNOWN_PLAYER = "UNKNOWN_PLAYER"
    NO_MARKETING = "NO_MARKETING"
    MARKETING_WITHDRAWN = "MARKETING_WITHDRAWN"
    """They might be marketed to when the list was read, and no more when it was their turn."""
    TWICE = "TWICE"


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line of the file, counted from 1 with the titles; ``value`` is what its player is found by."""

    no: int
    value: str


def list_digest(text: str) -> bytes:
    """The SHA-256 of a file."""
    return sha256(text.encode()).digest()


def list_lines(text: str, key: ListKey) -> list[ListLine]:
    """The lines of a file; those with nothing in the column are left out.

    Raises:
        BadInput: it is too long, is no CSV, has no such column, or is empty.
    """
    if len(text) > CHARACTERS_MAX:
        raise BadInput(f"At most {CHARACTERS_MAX} characters", field="csv")
    try:
        lines = list(_lines(text.removeprefix("\ufeff"), TITLES[key]))
    except csv.Error as error:
        raise BadInput("This is not a CSV file", field="csv") from error
    if not 1 <= len(lines) <= LINES_MAX:
        raise BadInput(f"A list has 1 to {LINES_MAX} players", field="csv")
    return lines


def _lines(text: str, title: str) -> Iterator[ListLine]:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    titles = [each.strip().lower() for each in next(reader, [])]
    if titles.count(title) != 1:
        raise BadInput(f"The first line has the title {title}, once", field="csv")
    place = titles.index(title)
    before = reader.line_num
    for cells in reader:
        no, before = before + 1, reader.line_num
        value = cells[place].strip() if place < len(cells) else ""
        if value:
            yield ListLine(no, value)
