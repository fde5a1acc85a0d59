"""What the commands of webhooks need."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from domain.webhooks.model import DeliveryState, WebhookDelivery, WebhookEndpoint


class WebhookCatalogue(Protocol):
    """What an endpoint may be given."""

    @property
    def event_types(self) -> frozenset[str]:
        """The names of the event types that leave Croupier."""
        ...

    @property
    def roles(self) -> frozenset[str]:
        """The roles by whose rights events may be reduced: those of operators and of services."""
        ...

    @property
    def allows_local(self) -> bool:
        """Whether endpoints on this machine are taken, by http too: for development."""
        ...

    def example(self, event_type: str) -> Mapping[str, Any]:
        """The data of an event of this type, as documented; of the version that is recorded."""
        ...

    def version(self, event_type: str) -> int:
        """The version of this type that is recorded."""
        ...


class WebhookEndpoints(Protocol):
    """The endpoints of the command's brand."""

    async def lock(self) -> None:
        """Let additions take turns until the transaction ends."""
        ...

    async def count(self) -> int:
        """How many there are that are not removed."""
        ...

    async def add(self, endpoint: WebhookEndpoint, headers: Mapping[str, str], secret: str) -> None:
        """Store a new endpoint with its first secret."""
        ...

    async def locked(self, id: UUID) -> WebhookEndpoint | None:
        """An endpoint that is not removed; it does not change until the transaction ends."""
        ...

    async def store(self, endpoint: WebhookEndpoint, headers: Mapping[str, str] | None) -> None:
        """Store it as it is now; ``headers`` None: those it has."""
        ...

    async def add_secret(self, endpoint: WebhookEndpoint, secret: str) -> None:
        """Store the secrets' times as they are now, the last of them being new."""
        ...

    async def queue(
        self, endpoint: WebhookEndpoint, delivery: WebhookDelivery, data: Mapping[str, Any], version: int = 1
    ) -> None:
        """Let a test or a challenge wait to be posted; ``version``: that of the event's type."""
        ...

    async def end_pending(self, endpoint_id: UUID, now: datetime) -> None:
        """End what waits to be posted to an endpoint."""
        ...

    async def replay(
        self,
        endpoint_id: UUID,
        *,
        ids: Sequence[UUID] | None,
        states: Collection[DeliveryState],
        since: datetime | None,
        until: datetime | None,
        now: datetime,
        most: int,
    ) -> int:
        """Let events that were posted, or could not be, wait again, oldest first; how many there were."""
        ...
