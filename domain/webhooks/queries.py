"""The port through which endpoints and deliveries are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.shared.event_types import EventType
from domain.shared.pages import RowList
from domain.webhooks.model import DeliveryAttempt, DeliveryState, WebhookDelivery, WebhookEndpoint


@dataclass(frozen=True, slots=True)
class DeliveryFilter:
    """Which deliveries: in this state, about this player."""

    state: DeliveryState | None = None
    player_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class DeliveryCounts:
    """How many deliveries of an endpoint wait and have failed, and since when the oldest waits.

    ``capped``: there are more than 1,000 of one of them, which is then 1,000.
    """

    pending: int
    failed: int
    oldest_at: datetime | None
    capped: bool


class PostedEvents(Protocol):
    """What decides on how much of a posted event a viewer is shown."""

    @property
    def masks(self) -> Mapping[str, str]:
        """Coordinate -> the mask of its text."""
        ...

    def kind(self, event_type: str, version: int) -> EventType | None:
        """The type of an event; None where this version of Croupier does not know it."""
        ...


class WebhookReads(Protocol):
    """The endpoints and deliveries of one brand."""

    async def endpoints(self) -> Sequence[WebhookEndpoint]:
        """All that are not removed, latest first."""
        ...

    async def endpoint(self, id: UUID) -> WebhookEndpoint | None:
        """One that is not removed."""
        ...

    async def counts(self, endpoint_ids: Sequence[UUID]) -> dict[UUID, DeliveryCounts]:
        """The counts of each, of those without deliveries too."""
        ...

    def deliveries(self, endpoint_id: UUID, which: DeliveryFilter) -> RowList[WebhookDelivery]:
        """Deliveries to an endpoint, latest first; sort key: (id,)."""
        ...

    async def delivery(self, id: UUID) -> WebhookDelivery | None:
        """One delivery."""
        ...

    async def attempts(self, delivery_ids: Sequence[UUID]) -> dict[UUID, Sequence[DeliveryAttempt]]:
        """The attempts of each, in their order; 30 at most."""
        ...
