"""Commands about deliveries: an example to try an endpoint with, and posting again."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from domain.shared.clock import Clock
from domain.shared.errors import BadInput
from domain.shared.ids import new_id
from domain.webhooks import outcomes as o
from domain.webhooks.model import DeliveryKind, DeliveryState, EndpointState, WebhookDelivery, WebhookEndpoint
from domain.webhooks.ports import WebhookCatalogue, WebhookEndpoints

CHALLENGE_TYPE: Final = "webhook.challenge"
CHALLENGE_BYTES: Final = 32
REPLAYED_MAX: Final = 10_000
"""Events that one command posts again."""

_FAILED: Final = frozenset({DeliveryState.FAILED})
_ENDED: Final = frozenset({DeliveryState.DELIVERED, DeliveryState.FAILED})


@dataclass(frozen=True, slots=True)
class SendTestWebhook:
    """Post the documented example of an event type."""

    endpoint_id: UUID
    event_type: str


@dataclass(frozen=True, slots=True)
class ReplayWebhookDeliveries:
    """Post events again: these, or those that were created from ``since`` until before ``until``.

    ``failed_only``: of them those alone that could not be delivered.
    """

    endpoint_id: UUID
    ids: tuple[UUID, ...] | None = None
    since: datetime | None = None
    until: datetime | None = None
    failed_only: bool = False


def challenge(endpoint: WebhookEndpoint, now: datetime) -> tuple[WebhookDelivery, Mapping[str, Any]]:
    """A challenge for an endpoint to echo, and its data."""
    data = {"challenge": secrets.token_urlsafe(CHALLENGE_BYTES)}
    return _delivery(endpoint, DeliveryKind.CHALLENGE, CHALLENGE_TYPE, now), data


async def send_test_webhook(
    asked: SendTestWebhook, endpoints: WebhookEndpoints, catalogue: WebhookCatalogue, clock: Clock
) -> o.TestOutcome:
    """Post an example to an endpoint that is verified.

    Raises:
        BadInput: there is no such event type.
    """
    if asked.event_type not in catalogue.event_types:
        raise BadInput("There is no such event type", field="eventType")
    endpoint = await endpoints.locked(asked.endpoint_id)
    if endpoint is None:
        return o.WebhookEndpointNotFound()
    if endpoint.state is not EndpointState.ACTIVE:
        return o.WebhookEndpointNotReady(endpoint.state)
    delivery = _delivery(endpoint, DeliveryKind.TEST, asked.event_type, clock.now())
    example, version = catalogue.example(asked.event_type), catalogue.version(asked.event_type)
    await endpoints.queue(endpoint, delivery, example, version)
    return o.WebhookDeliveryQueued(delivery)


async def replay_webhook_deliveries(
    asked: ReplayWebhookDeliveries, endpoints: WebhookEndpoints, clock: Clock
) -> o.ReplayOutcome:
    """Let events wait again; each keeps its id, by which the receiver knows it.

    Raises:
        BadInput: a list and a period are given, or neither, or the period ends before it begins.
    """
    _check_which(asked)
    endpoint = await endpoints.locked(asked.endpoint_id)
    if endpoint is None:
        return o.WebhookEndpointNotFound()
    if endpoint.state not in (EndpointState.ACTIVE, EndpointState.PAUSED):
        return o.WebhookEndpointNotReady(endpoint.state)
    count = await endpoints.replay(
        endpoint.id,
        ids=asked.ids,
        states=_FAILED if asked.failed_only else _ENDED,
        since=asked.since,
        until=asked.until,
        now=clock.now(),
        most=REPLAYED_MAX,
    )
    return o.WebhookDeliveriesReplayed(endpoint, count)


def _check_which(asked: ReplayWebhookDeliveries) -> None:
    period = asked.since is not None or asked.until is not None or asked.failed_only
    if (asked.ids is not None) == period:
        raise BadInput("Give either ids, or a period, or failedOnly", field="ids")
    if asked.since and asked.until and asked.since >= asked.until:
        raise BadInput("The period ends before it begins", field="until")


def _delivery(
    endpoint: WebhookEndpoint, kind: DeliveryKind, event_type: str, now: datetime
) -> WebhookDelivery:
    return WebhookDelivery(
        id=new_id(),
        endpoint_id=endpoint.id,
        kind=kind,
        event_id=new_id(),
        event_type=event_type,
        player_id=None,
        player_seq=None,
        state=DeliveryState.PENDING,
        attempts=0,
        created_at=now,
        next_at=now,
        ended_at=None,
        last_status=None,
        last_failure=None,
    )
