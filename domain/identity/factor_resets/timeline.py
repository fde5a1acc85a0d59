"""Resets of a player's factors, in the order of time."""

from typing import Protocol

from domain.identity.factor_resets.model import FactorReset
from domain.shared.timeline import TimelineItem, TimelineSpan


class FactorResetTimeline(Protocol):
    """Each is one statement; the rows come in the span's order of reading."""

    async def requested(self, span: TimelineSpan) -> list[TimelineItem[FactorReset]]:
        """Resets, when they were asked for."""
        ...

    async def approved(self, span: TimelineSpan) -> list[TimelineItem[FactorReset]]:
        """Resets, when another operator approved them."""
        ...

    async def ended(self, span: TimelineSpan) -> list[TimelineItem[FactorReset]]:
        """Resets, when they were carried out, refused or objected to, or lapsed."""
        ...
