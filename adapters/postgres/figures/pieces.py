"""Tallies of a brand by pieces of five minutes: a piece that is over is read once, and kept."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final, TypeAlias

from domain.figures.days import ComparedDay
from domain.shared.calendar import Span

PIECE: Final = timedelta(minutes=5)
SETTLED_AFTER: Final = timedelta(minutes=2)
"""How long rows of a piece may still be committed after its end: longer than any statement runs.

Processes that had read the piece before never count a row that is committed later still; those that begin
after it do.
"""

READ_AT_ONCE_MAX: Final = timedelta(hours=6)
"""The most that one statement reads. More is missing only in a process that has just begun."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

Tally: TypeAlias = Counter[tuple[str, ...]]
"""What is counted, as ``("deposits", "EUR")`` -> how much of it."""

ReadSpans = Callable[[Sequence[Span]], Awaitable[Iterable[tuple[int, datetime, Tally]]]]
"""Reads spans: the number of the span, the beginning of the piece, and what is counted in it."""


def _floor(moment: datetime) -> datetime:
    return moment - (moment - _EPOCH) % PIECE


def _pieces(span: Span) -> Iterator[datetime]:
    start = _floor(span.start)
    while start < span.end:
        yield start
        start += PIECE


@dataclass(frozen=True, slots=True)
class Tallies:
    """Pieces as they stood at one moment. ``parts`` are pieces that are not over, or that are cut off."""

    whole: Mapping[datetime, Tally]
    parts: Mapping[datetime, Tally]
    _known: dict[Span, Tally] = field(default_factory=dict, init=False)

    def of(self, span: Span) -> Tally:
        """The sum over a span that begins with a piece. It ends with one, or where one was cut off."""
        found = self._known.get(span)
        if found is None:
            found = self._known[span] = self._counted(span)
        return found

    def _counted(self, span: Span) -> Tally:
        end, found = _floor(span.end), Counter[tuple[str, ...]]()
        for piece in _pieces(Span(span.start, end)):
            found.update(self.whole.get(piece) or self.parts.get(piece) or {})
        if end < span.end:
            found.update(self.parts.get(end, {}))
        return found


class PieceTallies:
    """One kind of figures of one brand."""

    def __init__(self, read: ReadSpans) -> None:
        self._read = read
        self._whole: dict[datetime, Tally] = {}

    async def at(self, now: datetime, days: Sequence[ComparedDay]) -> Tallies:
        """The pieces of these days, the first of which is today. One statement, where little is missing."""
        settled = _floor(now - SETTLED_AFTER)
        whole, parts = dict(self._whole), dict[datetime, Tally]()
        self._whole = whole  # at once: what was read stays, also where the next statement fails
        cut = (Span(_floor(day.so_far.end), day.so_far.end) for day in days[1:])
        unsettled = [Span(settled, now), *(span for span in cut if span.start < span.end)]
        groups = [*_at_once(self._missing(days, settled))] or [[]]
        for number, missing in enumerate(groups):
            more = unsettled if number + 1 == len(groups) else []
            found = [*await self._read([*missing, *more])]
            whole.update((piece, Counter()) for span in missing for piece in _pieces(span))
            for span, piece, tally in found:
                (whole if span < len(missing) else parts)[piece] = tally
        earliest = min(day.whole.start for day in days)
        self._whole = {piece: tally for piece, tally in whole.items() if piece >= earliest}
        return Tallies(self._whole, parts)

    def _missing(self, days: Sequence[ComparedDay], settled: datetime) -> Iterator[Span]:
        """The gaps between the pieces that were read before, each as one span."""
        for day in days:
            since = None
            for piece in _pieces(Span(day.whole.start, min(day.whole.end, settled))):
                if piece not in self._whole:
                    since = since or piece
                elif since is not None:
                    yield Span(since, piece)
                    since = None
            if since is not None:
                yield Span(since, min(day.whole.end, settled))


def _at_once(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """The spans in groups that are not too long, cut where one alone is."""
    group: list[Span] = []
    left = READ_AT_ONCE_MAX
    for span in spans:
        start = span.start
        while start < span.end:
            end = min(span.end, start + left)
            group.append(Span(start, end))
            left -= end - start
            start = end
            if not left:
                yield group
                group, left = [], READ_AT_ONCE_MAX
    if group:
        yield group
