"""What is posted: the event in CloudEvents' structured mode, with what the endpoint's role may read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import orjson

from adapters.event_bus.cloud_events import (
    Installation,
    KeptEvent,
    encode_event,
    event_type,
    schema_path,
)
from adapters.postgres.webhooks.queue import DueDelivery, DueEndpoint
from domain.shared.event_types import EventTypes
from domain.shared.facts import Json
from domain.webhooks.model import DeliveryKind
from resolvers.authorization.event_fields import EventReceiver
from resolvers.authorization.tables import AccessTables

TEST: Final = "croupiertest"
"""The extension attribute that marks an example."""


@dataclass(frozen=True, slots=True)
class _Recorded:
    """Implements ``EventToShow``."""

    player_id: UUID | None
    data: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class PolicyEnvelopes:
    """Implements ``Envelopes`` and ``EventRights`` by the policy as it is at each moment."""

    types: EventTypes
    tables: AccessTables
    masks: Mapping[str, str]
    installation: Installation

    def may_learn(self, brand: str, role: str, event_type: str) -> bool:
        """See ``EventRights``."""
        if event_type not in self.types:
            return False
        return self._receiver(brand, role).learns_of(self.types.latest(event_type), None)

    def body(self, endpoint: DueEndpoint, delivery: DueDelivery) -> bytes | None:
        """See ``Envelopes``."""
        recorded = orjson.loads(delivery.payload)
        if delivery.kind is DeliveryKind.CHALLENGE:
            return self._plain(endpoint, delivery, recorded)
        shown = self._shown(endpoint, delivery, recorded)
        if shown is None:
            return None
        if delivery.player_id is None or delivery.player_seq is None:
            return self._plain(endpoint, delivery, shown)
        event = KeptEvent(
            delivery.lane,
            delivery.position,
            delivery.event_id,
            delivery.player_id,
            endpoint.brand,
            delivery.event_type,
            delivery.version,
            delivery.player_seq,
            orjson.dumps(shown).decode(),
            delivery.correlation_id,
            delivery.at,
        )
        return encode_event(event, self.installation)

    def _shown(
        self, endpoint: DueEndpoint, delivery: DueDelivery, recorded: dict[str, Any]
    ) -> dict[str, Any] | None:
        if delivery.event_type not in self.types:
            return None
        kind = self.types.of(delivery.event_type, delivery.version)
        receiver = self._receiver(endpoint.brand, endpoint.role)
        return receiver.shown(_Recorded(delivery.player_id, recorded), kind)

    def _receiver(self, brand: str, role: str) -> EventReceiver:
        return EventReceiver(self.tables.of_roles(brand, frozenset({role})), self.masks)

    def _plain(self, endpoint: DueEndpoint, delivery: DueDelivery, data: dict[str, Any]) -> bytes:
        """The envelope of what is about no player: a challenge, or an example."""
        marked: dict[str, Any] = {}
        if delivery.kind is DeliveryKind.TEST:
            schema = schema_path(delivery.event_type, delivery.version)
            marked = {TEST: True, "dataschema": f"{self.installation.url}{schema}"}
        return orjson.dumps(
            {
                "specversion": "1.0",
                "id": f"evt_{delivery.event_id}",
                "source": f"/{self.installation.name}/{endpoint.brand}",
                "type": event_type(delivery.event_type, delivery.version),
                "time": delivery.at,
                "datacontenttype": "application/json",
                "brand": endpoint.brand,
                **marked,
                "data": data,
            },
            option=orjson.OPT_UTC_Z,
        )
