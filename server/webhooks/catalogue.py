"""What endpoints may be given: the event types and roles of this process."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from domain.shared.actor import ActorKind
from domain.shared.event_types import EventType, EventTypes
from server.composition.process_resources import ProcessResources

_KINDS: Final = frozenset({ActorKind.OPERATOR.value, ActorKind.SERVICE.value})


@dataclass(frozen=True, slots=True)
class RegisteredEvents:
    """Implements ``WebhookCatalogue`` and ``PostedEvents``."""

    types: EventTypes
    roles: frozenset[str]
    allows_local: bool
    masks: Mapping[str, str]

    @property
    def event_types(self) -> frozenset[str]:
        """The names of those that leave Croupier."""
        return frozenset(each.name for each in self.types if each.public)

    def example(self, event_type: str) -> Mapping[str, Any]:
        """See ``WebhookCatalogue``."""
        return self.types.latest(event_type).example

    def version(self, event_type: str) -> int:
        """See ``WebhookCatalogue``."""
        return self.types.latest(event_type).version

    def kind(self, event_type: str, version: int) -> EventType | None:
        """See ``PostedEvents``."""
        return self.types.find(event_type, version)


def webhook_catalogue(resources: ProcessResources) -> RegisteredEvents:
    """The catalogue of a process."""
    # The registry is made of all plug-ins, of which the one that asks is one.
    from server.events.registry import event_types  # noqa: PLC0415

    access = resources.access.catalogue
    roles = frozenset(
        role.name for role in access.roles.values() if role.kind in _KINDS and role.name != "enrolling"
    )
    return RegisteredEvents(event_types(), roles, resources.settings.allows_local_webhooks, access.masks)
