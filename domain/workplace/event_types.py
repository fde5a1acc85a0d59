"""The types of the workplace context's events."""

from typing import Final, TypedDict

from domain.shared.event_types import EventType


class QueueChangedPayload(TypedDict):
    """The event says it all: it names its brand and no player."""


EVENT_TYPES: Final = (
    EventType(
        name="queue.changed",
        payload=QueueChangedPayload,
        docs="Something entered or left one of the brand's work queues.",
        internal="It tells open consoles to count again. What entered has an event of its own.",
    ),
)
"""Written by triggers: see migrations/sql/foundation/queues.sql."""
