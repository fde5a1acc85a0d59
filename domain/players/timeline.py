"""What happened to a player's profile, in the order of time."""

from typing import Protocol

from domain.players.corrections.model import Correction
from domain.players.model import Consent, Note, PlayerChange, StatusChange
from domain.shared.actor import Actor
from domain.shared.timeline import TimelineItem, TimelineSpan


class PlayerTimeline(Protocol):
    """Each is one statement, within the viewer's reach; the rows come in the span's order of reading."""

    async def status_moves(self, viewer: Actor, span: TimelineSpan) -> list[TimelineItem[StatusChange]]:
        """Moves of the status, the first one included."""
        ...

    async def changes(
        self, viewer: Actor, span: TimelineSpan
    ) -> list[TimelineItem[tuple[PlayerChange, ...]]]:
        """Changes of everything but the status: a row is all fields that one command changed."""
        ...

    async def notes(self, viewer: Actor, span: TimelineSpan) -> list[TimelineItem[Note]]:
        """Notes."""
        ...

    async def consents(self, viewer: Actor, span: TimelineSpan) -> list[TimelineItem[Consent]]:
        """Answers to texts, those that later ones replaced included."""
        ...

    async def corrections_requested(
        self, viewer: Actor, span: TimelineSpan
    ) -> list[TimelineItem[Correction]]:
        """Corrections, when they were asked for."""
        ...

    async def corrections_decided(self, viewer: Actor, span: TimelineSpan) -> list[TimelineItem[Correction]]:
        """Corrections, when they were decided on."""
        ...
