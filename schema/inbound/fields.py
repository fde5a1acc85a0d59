"""Received webhooks in the graph."""

from datetime import datetime
from typing import Annotated

import strawberry

from domain.inbound import commands as domain
from domain.inbound import model
from resolvers.inbound import inbound as resolve
from schema.binding import publishes, resolved_by
from schema.descriptions import describe_enum
from schema.mixins import adds_to
from schema.node import Node
from schema.pages import Connection
from schema.refusals import Refusal

describe_enum(
    "InboundWebhookState",
    "Where a received webhook is",
    WAITING="It is handled at `nextAt`, after those of its subject that happened before",
    DONE="It was handled",
    PARKED="It failed too often, or could not be read; it is handled again only if asked for",
    EXPIRED="It was parked for 30 days, and what it said is deleted",
)


@publishes(model.InboundWebhook)
@strawberry.type(description="A webhook of another system, verified and stored. What it says is not shown")
class InboundWebhook(Node):
    id: strawberry.ID = resolved_by(resolve.webhook_id, description="Its id: iwh_...")
    provider: str = strawberry.field(description="Who has sent it")
    event_id: str = strawberry.field(description="The provider's own id, by which duplicates are known")
    event_type: str = strawberry.field(
        description="What happened, in the provider's word; empty if unreadable"
    )
    subject: str | None = strawberry.field(
        description="What it is about, in the provider's words; null where it does not say, or is unreadable"
    )
    occurred_at: datetime = strawberry.field(description="When it happened, by the provider's clock")
    received_at: datetime = strawberry.field(description="When it was received")
    state: model.InboundState = strawberry.field(description="Where it is")
    attempts: int = strawberry.field(description="How often its handler was called, or it could not be read")
    next_at: datetime | None = strawberry.field(description="When it is handled next; null once it has ended")
    ended_at: datetime | None = strawberry.field(description="When it was handled, or parked")
    late: bool = strawberry.field(
        description="True: one of the same subject that happened later had been handled before"
    )
    failure: str | None = strawberry.field(
        description="The kind of the last failure; `UNREADABLE` where it could not be read, `DUPLICATE`"
        " where it could at last, and the same event had been received again"
    )


@publishes(domain.InboundWebhookRequeued)
@strawberry.type(description="The webhook is handled again")
class InboundWebhookRequeued:
    webhook: InboundWebhook = strawberry.field(description="As it waits")


@publishes(domain.InboundWebhookNotFound)
@strawberry.type(description="There is no such received webhook in your brand")
class InboundWebhookNotFound(Refusal): ...


@publishes(domain.InboundWebhookNotParked)
@strawberry.type(description="Only what is parked is handled again")
class InboundWebhookNotParked(Refusal):
    state: model.InboundState = strawberry.field(description="Where the webhook is")


ReprocessInboundWebhookResult = Annotated[
    InboundWebhookRequeued | InboundWebhookNotFound | InboundWebhookNotParked,
    strawberry.union("ReprocessInboundWebhookResult"),
]


@adds_to("Query")
@strawberry.type
class InboundQueries:
    """Reading received webhooks."""

    inbound_webhooks: Connection[InboundWebhook] | None = resolved_by(
        resolve.inbound_webhooks, description="What providers have sent to your brand, latest first"
    )
    inbound_webhook: InboundWebhook | None = resolved_by(
        resolve.inbound_webhook, description="A received webhook by id; null when there is no such one"
    )


@adds_to("Mutation")
@strawberry.type
class InboundMutations:
    """Handling received webhooks again."""

    reprocess_inbound_webhook: ReprocessInboundWebhookResult | None = resolved_by(
        resolve.reprocess_inbound_webhook, description="Hand a parked webhook to its handler again"
    )
