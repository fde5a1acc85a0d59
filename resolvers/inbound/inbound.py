"""Resolvers of received webhooks: the queries, and the mutation."""

from uuid import UUID

import strawberry

from domain.inbound import commands as c
from domain.inbound.model import InboundState, InboundWebhook
from domain.inbound.queries import InboundFilter, InboundReads
from resolvers.context import Info
from resolvers.filters import Filter
from resolvers.ids import public_id, uuid_of
from resolvers.inbound import kinds as _enums  # noqa: F401 - registers the enums used by the schema
from resolvers.node import finds
from resolvers.pages import Listing, Page, read_page


@strawberry.input(description="Which received webhooks; every given condition must hold")
class InboundWebhookFilter(Filter):
    state: InboundState | None = strawberry.field(default=None, description="In this state")
    provider: str | None = strawberry.field(default=None, description="Of this provider")


@strawberry.input(description="A parked webhook that is to be processed again")
class ReprocessInboundWebhookInput:
    webhook_id: strawberry.ID = strawberry.field(description="The received webhook: iwh_...")


def webhook_id(root: strawberry.Parent[InboundWebhook]) -> strawberry.ID:
    """``iwh_<uuid>``."""
    return strawberry.ID(public_id("iwh", root.id))


async def inbound_webhooks(
    info: Info,
    filter: InboundWebhookFilter | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page[InboundWebhook]:
    """What the brand has received, latest first."""
    which = InboundFilter(filter.state, filter.provider) if filter else InboundFilter()
    rows = info.context.read(InboundReads).webhooks(which)
    listing = Listing("inboundWebhooks", which, (UUID,))
    return await read_page(listing, listing.window(first, after, last, before), rows.page, rows.count)


@finds("iwh", "InboundWebhook")
async def inbound_webhook(info: Info, id: strawberry.ID) -> InboundWebhook | None:
    """A received webhook of the brand."""
    return await info.context.read(InboundReads).webhook(uuid_of("iwh", id))


async def reprocess_inbound_webhook(info: Info, input: ReprocessInboundWebhookInput) -> c.ReprocessOutcome:
    command = c.ReprocessInboundWebhook(uuid_of("iwh", input.webhook_id, "webhookId"))
    return await info.context.run(c.reprocess_inbound_webhook, command)
