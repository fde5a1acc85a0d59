"""The records of a CSV file, each with the line it begins on. What cannot be read costs one of them."""

import codecs
import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from server.replay.mapping import FileFormat, MappingError

FIELD_BYTES_MAX: Final = 1_048_576
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Record:
    """The values of a record, not decoded yet; ``more`` are the lines after its first."""

    line: int
    cells: list[str]
    more: tuple[str, ...]

    def holds_rows(self, delimiter: str, columns: int) -> bool:
        """Whether lines that look like rows of their own lie between its quotation marks: one is missing."""
        inner = self.more if "\n" not in self.cells[0] else self.more[:-1]
        return any(line.count(delimiter) == columns - 1 for line in inner)


@dataclass(frozen=True, slots=True)
class UnreadableRecord:
    """A line that begins no record, and why."""

    line: int
    reason: str


def text_lines(path: Path) -> "tuple[Iterator[str], bool]":
    """The lines of a file, every byte of which is one character; whether these bytes are surely UTF-8.

    They are where it begins with a mark of UTF-16; the mark of UTF-8 is left out, and proves nothing.
    """
    with path.open("rb") as beginning:
        mark = beginning.read(len(codecs.BOM_UTF8))
    if mark[:2] in _UTF_16:
        return _utf_8(path), True
    return _bytes(path, len(mark) if mark == codecs.BOM_UTF8 else 0), False


def _bytes(path: Path, begin: int) -> Iterator[str]:
    # latin-1 maps every byte to one character and back: each value is decoded by itself later.
    with path.open(encoding="latin-1", newline="") as file:
        file.seek(begin)
        yield from file


def _utf_8(path: Path) -> Iterator[str]:
    """The lines of a file in UTF-16, as those of one in UTF-8 come."""
    try:
        with path.open(encoding="utf-16", newline="") as file:
            for line in file:
                yield line.encode().decode("latin-1")
    except UnicodeError:
        raise MappingError(
            f"{path}: the file begins with the mark of UTF-16, but is not written in it"
        ) from None


class _Lines:
    """Lines for ``csv.reader``; those of a record that could not be read are read again."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.begins_at = 1

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        return line

    def begin(self) -> None:
        """The next line begins a record."""
        self.begins_at += len(self.taken)
        self.taken = []

    def keep_one(self) -> None:
        """All but the first line of this record are read again."""
        self._again.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]


def read_records(lines: Iterator[str], form: FileFormat) -> "Iterator[Record | UnreadableRecord]":
    """Every record that is not empty, the header among them.

    After a quotation mark that is never closed, or that something else than a delimiter follows, reading goes
    on with the next line, so that one line is lost and not all up to the next mark.
    """
    csv.field_size_limit(FIELD_BYTES_MAX)
    source = _Lines(lines)
    for _ in range(form.preamble):
        next(source, None)
    reader = csv.reader(source, strict=True, delimiter=form.delimiter, quotechar=form.quote)
    while True:
        source.begin()
        try:
            cells = next(reader, None)
        except csv.Error as error:
            source.keep_one()
            cells = _read_leniently(source.taken[0], form)
            if cells is None:
                yield UnreadableRecord(
                    source.begins_at, f"cannot be read: {error}{_hint(source.taken[0], form)}"
                )
                continue
        if cells is None:
            return
        if any(map(str.strip, cells)):
            yield Record(source.begins_at, cells, tuple(source.taken[1:]))


def _read_leniently(line: str, form: FileFormat) -> list[str] | None:
    """The record of a line whose quotation marks are pairs, although something stands behind one."""
    if line.count(form.quote) % 2:
        return None
    try:
        return next(csv.reader([line], delimiter=form.delimiter, quotechar=form.quote), None)
    except csv.Error:
        return None


def _hint(line: str, form: FileFormat) -> str:
    return f"; a {form.quote} is missing or too many" if form.quote in line else ""
