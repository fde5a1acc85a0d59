"""Texts with breaks of lines, in CSV files that the server writes itself and in those of PostgreSQL."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from domain.feeds.columns import COLUMNS
from domain.feeds.model import FeedKind
from server.feeds.writers import CsvWriter, line_breaks

REASON = next(each for each in COLUMNS[FeedKind.ADJUSTMENTS] if each.name == "reason")


def read(file: bytes) -> list[list[str]]:
    assert b"\n" not in file.replace(b"\r\n", b"")
    return list(csv.reader(StringIO(file.decode(), newline="")))


@pytest.mark.parametrize(
    ("text", "cell"), [("a\nb", "a\r\nb"), ("a\r\nb", "a\r\nb"), ("a\rb", "a\rb"), ("a\r\n\nb", "a\r\n\r\nb")]
)
def test_a_text_stays_one_cell(text: str, cell: str) -> None:
    assert read(CsvWriter((REASON,)).rows([[text], ["next"]])) == [[cell], ["next"]]
    copied = f'"{text}"\nnext\n'.encode()
    assert read(line_breaks(copied)) == [[cell], ["next"]]
