"""The timeline of a player: the sources that the viewer may read, merged by time."""

from datetime import datetime
from typing import Final

import strawberry

from domain.players.model import Player
from domain.shared.ids import PlayerId
from domain.shared.pages import Slice, SortKey, Window
from domain.shared.periods import Period
from domain.shared.timeline import TimelineSpan
from resolvers.authorization.levels import Level
from resolvers.context import Context, Info
from resolvers.filters import Filter, values
from resolvers.pages import Listing, Page, read_page
from resolvers.periods import PeriodInput, period_of
from resolvers.timeline.entries import TimelineEntry, TimelineKind
from resolvers.timeline.sources import SOURCES, Kinds, TimelineSource, edge_of_source

_EVERY_KIND: Final[Kinds] = frozenset(TimelineKind)


@strawberry.input(description="Which entries; every given condition must hold")
class TimelineFilter(Filter):
    kinds: list[TimelineKind] | None = values("Any of these kinds. Those that you may not read match nothing")
    period: PeriodInput | None = strawberry.field(default=None, description="When it happened")


async def timeline(
    root: strawberry.Parent[Player],
    info: Info,
    filter: TimelineFilter | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[TimelineEntry]:
    """What happened to the player, as far as the viewer may read it: newest first."""
    kinds = frozenset(filter.kinds) if filter and filter.kinds else _EVERY_KIND
    period = period_of(filter.period if filter else None, "filter.period")
    scope = (root.id, sorted(kind.value for kind in kinds), period)
    listing = Listing("timeline", scope, (datetime, int, str))
    merged = _Timeline(info.context, root.id, kinds, period)
    return await read_page(listing, listing.window(first, after, last, before), merged.page, _not_counted)


async def _not_counted() -> None:
    """Counting would read all that ever happened."""


class _Timeline:
    """The sources of one player that the viewer may read."""

    def __init__(self, context: Context, player_id: PlayerId, kinds: Kinds, period: Period) -> None:
        self._context = context
        self._player_id = player_id
        self._period = period
        self._sources = [
            (rank, source, source.kinds & kinds)
            for rank, source in enumerate(SOURCES)
            if source.kinds & kinds and all(map(self._may_read, source.needs))
        ]

    async def page(self, window: Window) -> Slice[TimelineEntry]:
        """One window: a statement of each source, none of which reads more rows than the page has.

        One after the other, so that a page takes one connection of the pool, as every other list does.
        """
        merged = [row for each in self._sources for row in await self._entries(window, *each)]
        merged.sort(key=lambda row: row[0], reverse=not window.backward)
        return Slice.cut(merged[: window.count + 1], window)

    async def _entries(
        self, window: Window, rank: int, source: TimelineSource, kinds: Kinds
    ) -> list[tuple[SortKey, TimelineEntry]]:
        edge = edge_of_source(window.edge, rank, backward=window.backward)
        span = TimelineSpan(self._player_id, window.count + 1, self._period, edge, window.backward)
        knows_actor = source.actor is None or self._may_read(source.actor)
        return [
            (
                (row.at, rank, row.ref),
                TimelineEntry(self._player_id, row.at, kind, row.actor if knows_actor else None, row.subject),
            )
            for kind, row in await source.read(self._context, span, kinds)
        ]

    def _may_read(self, coordinate: str) -> bool:
        level, viewer = self._context.access.level(coordinate), self._context.viewer
        own = viewer.player_id is not None and viewer.player_id == self._player_id
        return level is Level.READ or (own and level is Level.OWN)
