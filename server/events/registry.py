"""The registry of the types of events, of every context that is plugged in."""

from collections.abc import Iterable

from domain.shared.event_types import EventTypes
from server.contexts import CONTEXTS
from server.contexts.plugin import ContextPlugin


def event_types(contexts: Iterable[ContextPlugin] = CONTEXTS) -> EventTypes:
    """Every type of event.

    Raises:
        EventTypeError: names a type that is described twice, or not as a whole.
    """
    return EventTypes(each for context in contexts for each in context.event_types)
