"""Resolvers of webhooks: the queries, the subscription, and the fields of endpoints and deliveries."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Annotated, Final
from uuid import UUID

import strawberry
from strawberry.dataloader import DataLoader

from domain.shared.actor import Actor
from domain.shared.pages import Window
from domain.webhooks.model import DeliveryAttempt, WebhookDelivery, WebhookEndpoint
from domain.webhooks.ports import WebhookCatalogue
from domain.webhooks.queries import DeliveryCounts, DeliveryFilter, WebhookReads
from resolvers.context import Info
from resolvers.errors import BadUserInput
from resolvers.ids import public_id, uuid_of
from resolvers.live import COALESCED_SECONDS
from resolvers.node import finds
from resolvers.pages import Listing, Page, read_page
from resolvers.read_models import Read
from resolvers.webhooks import kinds as _enums  # noqa: F401 - registers the enums used by the schema
from resolvers.webhooks.inputs import WebhookDeliveryFilter
from resolvers.webhooks.requests import shown_attempt

LATEST: Final = Window(100)
"""How many deliveries are watched: the latest."""

EndpointId = Annotated[strawberry.ID, strawberry.argument(description="whe_...")]


class WebhookLoaders:
    """The loaders of webhooks of one operation."""

    def __init__(self, read: Read, _viewer: Actor) -> None:
        reads = read(WebhookReads)

        async def counts(ids: list[UUID]) -> list[DeliveryCounts]:
            found = await reads.counts(ids)
            return [found[id] for id in ids]

        async def attempts(ids: list[UUID]) -> list[list[DeliveryAttempt]]:
            found = await reads.attempts(ids)
            return [list(found[id]) for id in ids]

        async def endpoints(ids: list[UUID]) -> list[WebhookEndpoint | None]:
            found = {each.id: each for each in await reads.endpoints()}
            return [found.get(id) for id in ids]

        self.counts: DataLoader[UUID, DeliveryCounts] = DataLoader(load_fn=counts)
        self.attempts: DataLoader[UUID, list[DeliveryAttempt]] = DataLoader(load_fn=attempts)
        self.endpoint: DataLoader[UUID, WebhookEndpoint | None] = DataLoader(load_fn=endpoints)


def endpoint_id(root: strawberry.Parent[WebhookEndpoint]) -> strawberry.ID:
    """``whe_<uuid>``."""
    return strawberry.ID(public_id("whe", root.id))


def delivery_id(root: strawberry.Parent[WebhookDelivery]) -> strawberry.ID:
    """``whd_<uuid>``."""
    return strawberry.ID(public_id("whd", root.id))


def event_id(root: strawberry.Parent[WebhookDelivery]) -> strawberry.ID:
    """``evt_<uuid>``."""
    return strawberry.ID(public_id("evt", root.event_id))


def player_id(root: strawberry.Parent[WebhookDelivery]) -> strawberry.ID | None:
    """``plr_<uuid>``; None of tests and challenges."""
    return None if root.player_id is None else strawberry.ID(public_id("plr", root.player_id))


async def counts(root: strawberry.Parent[WebhookEndpoint], info: Info) -> DeliveryCounts:
    """How many deliveries wait and have failed."""
    return await info.context.loaders(WebhookLoaders).counts.load(root.id)


async def attempts(root: strawberry.Parent[WebhookDelivery], info: Info) -> list[DeliveryAttempt]:
    """The latest 30 attempts, in their order."""
    made = await info.context.loaders(WebhookLoaders).attempts.load(root.id)
    return [shown_attempt(info.context, root, each) for each in made]


async def endpoint_of_delivery(
    root: strawberry.Parent[WebhookDelivery], info: Info
) -> WebhookEndpoint | None:
    """Where it is posted to; None where the endpoint is removed."""
    return await info.context.loaders(WebhookLoaders).endpoint.load(root.endpoint_id)


async def deliveries(
    root: strawberry.Parent[WebhookEndpoint],
    info: Info,
    filter: WebhookDeliveryFilter | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[WebhookDelivery]:
    """The deliveries to an endpoint, latest first."""
    which = filter.which() if filter else DeliveryFilter()
    listing = Listing("deliveries", (root.id, which), (UUID,))
    rows = info.context.read(WebhookReads).deliveries(root.id, which)
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)


@dataclass(frozen=True, slots=True)
class WebhookChoices:
    """What an endpoint may be given, by name."""

    event_types: list[str]
    roles: list[str]


async def webhook_choices(info: Info) -> WebhookChoices:
    """The event types and roles of this version."""
    catalogue = info.context.read(WebhookCatalogue)
    return WebhookChoices(sorted(catalogue.event_types), sorted(catalogue.roles))


async def webhook_endpoints(info: Info) -> list[WebhookEndpoint]:
    return list(await info.context.read(WebhookReads).endpoints())


@finds("whe", "WebhookEndpoint")
async def webhook_endpoint(info: Info, id: strawberry.ID) -> WebhookEndpoint | None:
    """An endpoint of the brand."""
    return await info.context.read(WebhookReads).endpoint(uuid_of("whe", id))


@finds("whd", "WebhookDelivery")
async def webhook_delivery(info: Info, id: strawberry.ID) -> WebhookDelivery | None:
    """A delivery to an endpoint of the brand."""
    return await info.context.read(WebhookReads).delivery(uuid_of("whd", id))


async def webhook_delivery_updated(
    info: Info, endpoint_id: EndpointId
) -> AsyncGenerator[WebhookDelivery, None]:
    """The deliveries to an endpoint as they are created, attempted and end."""
    id = uuid_of("whe", endpoint_id, "endpointId")
    if await info.context.read(WebhookReads).endpoint(id) is None:
        raise BadUserInput("There is no such endpoint", "endpointId")
    known: dict[UUID, WebhookDelivery] | None = None
    while True:
        reads = info.context.fresh().read(WebhookReads)
        latest = await reads.deliveries(id, DeliveryFilter()).page(LATEST)
        found = {delivery.id: delivery for _, delivery in latest.rows}
        for delivery in reversed(found.values()):
            if known is not None and known.get(delivery.id) != delivery:
                yield delivery
        known = found
        await asyncio.sleep(COALESCED_SECONDS)
