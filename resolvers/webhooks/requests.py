"""What was posted, as far as the viewer's own roles may read it.

A body was composed for the role of its endpoint. A viewer of deliveries may read less than that role: the
same rules that reduce an event for a receiver reduce it for the viewer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

import orjson

from domain.shared.facts import Json
from domain.webhooks.model import AttemptRequest, DeliveryAttempt, DeliveryKind, WebhookDelivery
from domain.webhooks.queries import PostedEvents
from resolvers.authorization.event_fields import EventReceiver
from resolvers.context import Context

DISCLOSED: Final = "WebhookRequest.body"
"""The coordinate by which a disclosure is recorded, of events that tell who a person is."""


@dataclass(frozen=True, slots=True)
class _Posted:
    """Implements ``EventToShow``."""

    player_id: UUID | None
    data: Mapping[str, Json]


def shown_attempt(context: Context, delivery: WebhookDelivery, attempt: DeliveryAttempt) -> DeliveryAttempt:
    """The attempt with what the viewer may read of its request. Challenges and examples are no secret."""
    request = attempt.request
    if request is None or request.body is None or delivery.kind is not DeliveryKind.EVENT:
        return attempt
    return replace(attempt, request=_reduced(context, delivery, request, request.body))


def _reduced(
    context: Context, delivery: WebhookDelivery, request: AttemptRequest, body: str
) -> AttemptRequest:
    events, envelope = context.read(PostedEvents), orjson.loads(body)
    version = int(envelope["type"].rpartition(".v")[2])
    kind = events.kind(delivery.event_type, version)
    receiver = EventReceiver(context.access, events.masks)
    shown = receiver.shown(_Posted(delivery.player_id, envelope["data"]), kind) if kind else None
    if kind is None or shown is None:
        return replace(request, body=None, reduced=True)
    if kind.personal and delivery.player_id is not None:
        context.disclosed.setdefault(delivery.player_id, set()).add(DISCLOSED)
    if shown == envelope["data"]:
        return request
    return replace(request, body=orjson.dumps(envelope | {"data": shown}).decode(), reduced=True)
