"""An endpoint is posted no more than the one who sets it up may read."""

from collections.abc import Collection
from typing import Protocol

from domain.webhooks.model import takes
from domain.webhooks.ports import WebhookCatalogue
from domain.webhooks.queries import PostedEvents
from resolvers.authorization.event_fields import EventReceiver
from resolvers.authorization.levels import AccessTable
from resolvers.context import Context
from resolvers.errors import Forbidden


class EndpointRoles(Protocol):
    """The roles that an endpoint may have: those of operators and services."""

    def of(self, role: str) -> AccessTable | None:
        """What a role may read in the brand; None where an endpoint cannot have it."""
        ...


def require_readable(context: Context, role: str, events: Collection[str]) -> None:
    """Check that the viewer reads of these events whatever the role does.

    Raises:
        Forbidden: names a coordinate that the viewer may not read as the role does.
    """
    access = context.read(EndpointRoles).of(role)
    if access is None:
        return  # the command says that there is no such role
    types, catalogue = context.read(PostedEvents), context.read(WebhookCatalogue)
    receiver = EventReceiver(access, types.masks)
    viewer = EventReceiver(context.access, types.masks)
    for name in sorted(each for each in catalogue.event_types if takes(events, each)):
        kind = types.kind(name, catalogue.version(name))
        if kind is not None and (beyond := receiver.beyond(viewer, kind)):
            raise Forbidden(beyond)
