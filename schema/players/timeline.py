"""The timeline of a player, and what players add to its entries."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from resolvers.timeline import entries
from resolvers.timeline import reads as resolve
from schema.binding import resolved_by
from schema.mixins import adds_to
from schema.pages import Connection
from schema.players.corrections import PlayerCorrection
from schema.players.types import Consent, PlayerChange, PlayerNote, PlayerStatusChange

if TYPE_CHECKING:
    from schema.timeline import TimelineEntry

Entry = Annotated["TimelineEntry", strawberry.lazy("schema.timeline")]


@adds_to("TimelineEntry", order=10)
@strawberry.type
class PlayerEntries:
    """What happened to the profile."""

    status_change: PlayerStatusChange | None = resolved_by(
        entries.status_change, description="Of STATUS_MOVED: the move"
    )
    changes: list[PlayerChange] | None = resolved_by(
        entries.changes, description="Of PROFILE_CHANGED: the fields that one command changed"
    )
    note: PlayerNote | None = resolved_by(entries.note, description="Of NOTE_ADDED: the note")
    consent: Consent | None = resolved_by(
        entries.consent, description="Of CONSENT_RECORDED: the answer, which a later one may have replaced"
    )
    correction: PlayerCorrection | None = resolved_by(
        entries.correction, description="Of CORRECTION_REQUESTED and CORRECTION_DECIDED: it, as it is now"
    )


@adds_to("Player", order=12)
@strawberry.type
class PlayerTimelines:
    """Fields of Player about all that happened."""

    timeline: Connection[Entry] | None = resolved_by(
        resolve.timeline,
        description="What happened to the player, newest first: of each kind what you may read of it",
    )
