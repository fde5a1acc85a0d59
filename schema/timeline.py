"""An entry of a player's timeline: every context adds the fields of what it tells."""

from datetime import datetime

import strawberry

from resolvers.timeline import entries
from resolvers.timeline.entries import TimelineKind
from schema.binding import publishes
from schema.mixins import mixins_of


@publishes(entries.TimelineEntry)
@strawberry.type(description="Something that happened to a player; one of its details is there, by its kind")
class TimelineEntry(*mixins_of("TimelineEntry")):  # type: ignore[misc] # found at import
    at: datetime | None
    kind: TimelineKind | None = strawberry.field(description="What happened, and which details there are")
    actor: str | None = strawberry.field(
        description="Who did it, such as `operator:anna`; null where you may not read it of the source"
    )
