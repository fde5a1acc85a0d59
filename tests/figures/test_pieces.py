"""What a process reads again of a day, and what it keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from adapters.postgres.figures.pieces import PIECE, READ_AT_ONCE_MAX, SETTLED_AFTER, PieceTallies, Tally
from domain.figures.days import compared_days
from domain.shared.calendar import Span, zone_of
from tests.figures.days_by_hand import utc

BERLIN = zone_of("Europe/Berlin")
NOW = utc("06-15 12:32")


@dataclass
class Ledger:
    """Notes what is read of it; the reading of number ``fails`` does not succeed."""

    fails: int | None = None
    read: list[list[Span]] = field(default_factory=list)

    async def __call__(self, spans: Sequence[Span]) -> list[tuple[int, datetime, Tally]]:
        self.read.append([*spans])
        if len(self.read) == self.fails:
            raise TimeoutError
        return [(number, span.start, Counter({("bets",): 1})) for number, span in enumerate(spans)]

    @property
    def minutes(self) -> list[int]:
        """How much each reading was about."""
        return [sum((span.end - span.start) // timedelta(minutes=1) for span in spans) for spans in self.read]


async def test_a_new_process_reads_three_days_in_statements_of_a_bounded_length() -> None:
    ledger = Ledger()
    await PieceTallies(ledger).at(NOW, compared_days(NOW, BERLIN))
    assert len(ledger.read) == 11
    assert max(ledger.minutes[:-1]) == READ_AT_ONCE_MAX // timedelta(minutes=1)
    assert sum(ledger.minutes) == (2 * 24 + 14) * 60 + 32 + 2 * 2


async def test_then_it_reads_what_is_not_over_and_the_ends_of_the_compared_days() -> None:
    ledger = Ledger()
    pieces = PieceTallies(ledger)
    await pieces.at(NOW, compared_days(NOW, BERLIN))
    ledger.read.clear()
    later = NOW + timedelta(seconds=2)
    await pieces.at(later, compared_days(later, BERLIN))
    edge = NOW - timedelta(minutes=2)
    assert ledger.read == [
        [
            Span(edge, later),
            Span(edge - timedelta(days=1), later - timedelta(days=1)),
            Span(edge - timedelta(days=7), later - timedelta(days=7)),
        ]
    ]
    ledger.read.clear()
    later = edge + PIECE + SETTLED_AFTER
    await pieces.at(later, compared_days(later, BERLIN))
    ((settled, unsettled, *_),) = ledger.read
    assert settled == Span(edge, edge + PIECE)
    assert unsettled == Span(edge + PIECE, later)


async def test_what_was_read_before_a_failure_is_not_read_again() -> None:
    ledger = Ledger(fails=4)
    pieces, days = PieceTallies(ledger), compared_days(NOW, BERLIN)
    with pytest.raises(TimeoutError):
        await pieces.at(NOW, days)
    await pieces.at(NOW, days)
    assert len(ledger.read) == 4 + 8
    assert ledger.read[4][0].start == ledger.read[3][0].start
