"""Commands about endpoints: create, change, verify, pause, resume, remove."""

import base64
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from domain.shared import text
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.errors import BadInput
from domain.shared.ids import new_id
from domain.webhooks import outcomes as o
from domain.webhooks.addresses import endpoint_headers, endpoint_url
from domain.webhooks.deliveries import challenge
from domain.webhooks.model import (
    ENDPOINTS_MAX,
    EndpointState,
    SigningSecret,
    WebhookEndpoint,
    may_move,
)
from domain.webhooks.ports import WebhookCatalogue, WebhookEndpoints

EVENTS_MAX: Final = 100
RATE_MAX: Final = 1000
SECRET_BYTES: Final = 32
SECRET_PREFIX: Final = "whsec_"  # noqa: S105 - of the Standard Webhooks specification


@dataclass(frozen=True, slots=True, repr=False)
class CreateWebhookEndpoint:
    """A new endpoint; see ``WebhookEndpoint``."""

    name: str
    url: str
    events: tuple[str, ...]
    role: str
    in_order: bool = False
    rate_max: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class ChangeWebhookEndpoint:
    """The endpoint as it shall be; ``headers`` None: those it has. Another URL is verified anew."""

    id: UUID
    name: str
    url: str
    events: tuple[str, ...]
    role: str
    in_order: bool
    rate_max: int | None
    headers: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class VerifyWebhookEndpoint:
    """Post a challenge; a disabled endpoint goes on once it has answered it."""

    id: UUID


@dataclass(frozen=True, slots=True)
class PauseWebhookEndpoint:
    """Post nothing until it is resumed; events wait."""

    id: UUID


@dataclass(frozen=True, slots=True)
class ResumeWebhookEndpoint:
    """Post what has waited, and go on."""

    id: UUID


@dataclass(frozen=True, slots=True)
class RemoveWebhookEndpoint:
    """Post nothing any more."""

    id: UUID


def new_secret() -> str:
    """A signing secret as the Standard Webhooks specification writes it."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


async def create_webhook_endpoint(
    asked: CreateWebhookEndpoint,
    endpoints: WebhookEndpoints,
    catalogue: WebhookCatalogue,
    clock: Clock,
    origin: Origin,
) -> o.CreateOutcome:
    """Store an endpoint and post a challenge to it.

    Raises:
        BadInput: a URL, event, role, header or rate that an endpoint cannot have.
    """
    now, headers = clock.now(), endpoint_headers(asked.headers)
    endpoint = WebhookEndpoint(
        id=new_id(),
        brand=origin.actor.brand,
        name=text.line(asked.name, "name", at_most=100),
        url=endpoint_url(asked.url, local=catalogue.allows_local),
        events=_events(asked.events, catalogue),
        role=_role(asked.role, catalogue),
        in_order=asked.in_order,
        rate_max=_rate(asked.rate_max),
        state=EndpointState.UNVERIFIED,
        problem=None,
        header_names=tuple(headers),
        secrets=(SigningSecret(1, now, None),),
        created_by=str(origin.actor),
        created_at=now,
    )
    await endpoints.lock()
    if await endpoints.count() >= ENDPOINTS_MAX:
        return o.TooManyWebhookEndpoints(ENDPOINTS_MAX)
    secret = new_secret()
    await endpoints.add(endpoint, headers, secret)
    await endpoints.queue(endpoint, *challenge(endpoint, now))
    return o.WebhookEndpointCreated(endpoint, secret)


async def change_webhook_endpoint(
    asked: ChangeWebhookEndpoint, endpoints: WebhookEndpoints, catalogue: WebhookCatalogue, clock: Clock
) -> o.ChangeOutcome:
    """Change an endpoint; at another URL it is posted to once that has answered a challenge.

    Raises:
        BadInput: as for a new one.
    """
    headers = None if asked.headers is None else endpoint_headers(asked.headers)
    given: dict[str, Any] = {
        "name": text.line(asked.name, "name", at_most=100),
        "url": endpoint_url(asked.url, local=catalogue.allows_local),
        "events": _events(asked.events, catalogue),
        "role": _role(asked.role, catalogue),
        "in_order": asked.in_order,
        "rate_max": _rate(asked.rate_max),
    }
    before = await endpoints.locked(asked.id)
    if before is None:
        return o.WebhookEndpointNotFound()
    names = before.header_names if headers is None else tuple(headers)
    changed = replace(before, **given, header_names=names)
    if changed.url != before.url:
        changed = _unverified(changed)
        await endpoints.queue(changed, *challenge(changed, clock.now()))
    await endpoints.store(changed, headers)
    return o.WebhookEndpointChanged(changed)


async def verify_webhook_endpoint(
    asked: VerifyWebhookEndpoint, endpoints: WebhookEndpoints, clock: Clock
) -> o.ChangeOutcome:
    """Post a challenge to an endpoint that is not verified, or is disabled."""
    endpoint = await endpoints.locked(asked.id)
    if endpoint is None:
        return o.WebhookEndpointNotFound()
    if endpoint.state not in (EndpointState.UNVERIFIED, EndpointState.DISABLED):
        return o.WebhookEndpointNotReady(endpoint.state)
    endpoint = _unverified(endpoint)
    await endpoints.store(endpoint, None)
    await endpoints.queue(endpoint, *challenge(endpoint, clock.now()))
    return o.WebhookEndpointChanged(endpoint)


async def pause_webhook_endpoint(asked: PauseWebhookEndpoint, endpoints: WebhookEndpoints) -> o.ChangeOutcome:
    """Let events wait."""
    return await _moved(asked.id, EndpointState.ACTIVE, EndpointState.PAUSED, endpoints)


async def resume_webhook_endpoint(
    asked: ResumeWebhookEndpoint, endpoints: WebhookEndpoints
) -> o.ChangeOutcome:
    """Post what waits."""
    return await _moved(asked.id, EndpointState.PAUSED, EndpointState.ACTIVE, endpoints)


async def remove_webhook_endpoint(
    asked: RemoveWebhookEndpoint, endpoints: WebhookEndpoints, clock: Clock
) -> o.RemoveOutcome:
    """End an endpoint for good, and what waits for it."""
    endpoint = await endpoints.locked(asked.id)
    if endpoint is None:
        return o.WebhookEndpointNotFound()
    endpoint = replace(endpoint, state=EndpointState.REMOVED)
    await endpoints.store(endpoint, None)
    await endpoints.end_pending(endpoint.id, clock.now())
    return o.WebhookEndpointRemoved(endpoint)


async def _moved(
    id: UUID, of: EndpointState, to: EndpointState, endpoints: WebhookEndpoints
) -> o.ChangeOutcome:
    endpoint = await endpoints.locked(id)
    if endpoint is None:
        return o.WebhookEndpointNotFound()
    if endpoint.state is to:
        return o.WebhookEndpointChanged(endpoint)
    if endpoint.state is not of or not may_move(of, to):
        return o.WebhookEndpointNotReady(endpoint.state)
    endpoint = replace(endpoint, state=to)
    await endpoints.store(endpoint, None)
    return o.WebhookEndpointChanged(endpoint)


def _unverified(endpoint: WebhookEndpoint) -> WebhookEndpoint:
    return replace(
        endpoint, state=EndpointState.UNVERIFIED, problem=None, failing_since=None, paused_until=None
    )


def _events(events: tuple[str, ...], catalogue: WebhookCatalogue) -> tuple[str, ...]:
    if not 1 <= len(events) <= EVENTS_MAX:
        raise BadInput(f"Name 1 to {EVENTS_MAX} event types", field="events")
    known = catalogue.event_types
    groups = {f"{each.partition('.')[0]}.*" for each in known}
    if unknown := [each for each in events if each != "*" and each not in known | groups]:
        raise BadInput(f"There are no events {unknown[0][:100]}", field="events")
    return tuple(sorted(set(events)))


def _role(role: str, catalogue: WebhookCatalogue) -> str:
    if role not in catalogue.roles:
        raise BadInput("There is no such role of operators or services", field="role")
    return role


def _rate(rate: int | None) -> int | None:
    if rate is not None and not 1 <= rate <= RATE_MAX:
        raise BadInput(f"Between 1 and {RATE_MAX} a second", field="rateMax")
    return rate
