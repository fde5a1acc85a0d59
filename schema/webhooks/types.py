"""Types of endpoints, deliveries and attempts."""

from datetime import datetime

import strawberry

from domain.webhooks import model
from domain.webhooks.queries import DeliveryCounts as DomainCounts
from resolvers.webhooks import webhooks as resolve
from schema.binding import publishes, resolved_by
from schema.node import Node
from schema.pages import Connection
from schema.webhooks import enums as _enums  # noqa: F401 - registers the enums used below


@publishes(model.SigningSecret)
@strawberry.type(
    description="A secret that requests to an endpoint are signed with; its value is not kept in sight"
)
class WebhookSecret:
    no: int = strawberry.field(description="1 for the first, 2 for the one after it")
    created_at: datetime = strawberry.field(description="Since when it signs")
    expires_at: datetime | None = strawberry.field(
        description="When it stops signing; null of the newest, which signs until it is rotated"
    )


@publishes(DomainCounts)
@strawberry.type(description="How much waits to be posted to an endpoint, and has failed")
class WebhookDeliveryCounts:
    pending: int = strawberry.field(description="How many wait, up to 1,000")
    failed: int = strawberry.field(description="How many could not be delivered, up to 1,000")
    oldest_at: datetime | None = strawberry.field(description="Since when the oldest waits; null: none does")
    capped: bool = strawberry.field(description="True: there are more than 1,000 of one of them")


@publishes(model.RequestHeader)
@strawberry.type(description="A header that was sent to an endpoint")
class WebhookRequestHeader:
    name: str = strawberry.field(description="Its name")
    value: str | None = strawberry.field(
        description="Null of the signature and of the endpoint's further headers: they are not kept"
    )


@publishes(model.AttemptRequest)
@strawberry.type(description="What was posted, as far as you may read it")
class WebhookRequest:
    headers: list[WebhookRequestHeader] = strawberry.field(description="As they were sent")
    body_bytes: int = strawberry.field(description="How long the body was")
    body: str | None = strawberry.field(
        description="The body. Null: your roles may not know of the event, or it is longer than 64 KiB"
    )
    reduced: bool = strawberry.field(
        description="True: the endpoint was sent more than your roles may read, which is left out here"
    )


@publishes(model.DeliveryAttempt)
@strawberry.type(description="A request to an endpoint, and what came of it")
class WebhookAttempt:
    no: int = strawberry.field(description="1 for the first")
    at: datetime = strawberry.field(description="When it began")
    milliseconds: int = strawberry.field(description="How long it took")
    status: int | None = strawberry.field(description="The HTTP status; null where there was no answer")
    failure: model.AttemptFailure | None = strawberry.field(description="Why it failed; null: it did not")
    response: str = strawberry.field(description="The first 4 KiB of the answer, as text")
    request: WebhookRequest | None = strawberry.field(
        description="What was posted; null where nothing was, or an earlier version of Croupier posted it"
    )


@publishes(resolve.WebhookChoices)
@strawberry.type(description="What an endpoint may be given")
class WebhookChoices:
    event_types: list[str] = strawberry.field(description="The names of all event types")
    roles: list[str] = strawberry.field(description="The roles by which events may be reduced")


@publishes(model.WebhookEndpoint)
@strawberry.type(description="An address of another system that events are posted to")
class WebhookEndpoint(Node):
    id: strawberry.ID = resolved_by(resolve.endpoint_id, description="Its id: whe_...")
    name: str = strawberry.field(description="What operators call it")
    url: str = strawberry.field(description="Where events are posted to")
    events: list[str] = strawberry.field(
        description="Names of event types, `wallet.*` for all of a context, or `*`"
    )
    role: str = strawberry.field(description="What this role may not read is left out of events")
    in_order: bool = strawberry.field(
        description="The next event of a player waits until the one before has arrived"
    )
    rate_max: int | None = strawberry.field(description="Attempts a second; null: as fast as it answers")
    header_names: list[str] = strawberry.field(description="The further headers, without their values")
    state: model.EndpointState = strawberry.field(description="Where it is")
    problem: model.EndpointProblem | None = strawberry.field(description="Why nothing is posted to it, if so")
    secrets: list[WebhookSecret] = strawberry.field(description="The secrets that sign, the newest last")
    created_by: str = strawberry.field(description="Who created it, such as `operator:anna`")
    created_at: datetime = strawberry.field(description="When it was created")
    failing_since: datetime | None = strawberry.field(
        description="Every attempt has failed since then; null: the last one did not"
    )
    paused_until: datetime | None = strawberry.field(
        description="Too many attempts failed: none is made before then; null: attempts are made"
    )
    counts: WebhookDeliveryCounts | None = resolved_by(
        resolve.counts, description="How much waits, and has failed"
    )
    deliveries: "Connection[WebhookDelivery] | None" = resolved_by(
        resolve.deliveries, description="What was posted to it, latest first; kept for 7 days after its end"
    )


@publishes(model.WebhookDelivery)
@strawberry.type(description="An event on its way to an endpoint")
class WebhookDelivery(Node):
    id: strawberry.ID = resolved_by(resolve.delivery_id, description="Its id: whd_...")
    kind: model.DeliveryKind = strawberry.field(description="What is posted")
    event_id: strawberry.ID = resolved_by(
        resolve.event_id, description="The event's id, which is the `webhook-id` of each attempt: evt_..."
    )
    event_type: str = strawberry.field(description="The event's type, such as `wallet.bet_placed`")
    player_id: strawberry.ID | None = resolved_by(
        resolve.player_id, description="The player it is about: plr_...; null of tests and challenges"
    )
    player_seq: int | None = strawberry.field(description="The event's number among those of its player")
    state: model.DeliveryState = strawberry.field(description="Where it is")
    attempts: int = strawberry.field(
        description="How often it was attempted since it was created or replayed"
    )
    created_at: datetime = strawberry.field(description="When it was created")
    next_at: datetime | None = strawberry.field(
        description="When it is attempted next; null once it has ended"
    )
    ended_at: datetime | None = strawberry.field(description="When it ended; null until then")
    last_status: int | None = strawberry.field(description="The HTTP status of the last attempt")
    last_failure: model.AttemptFailure | None = strawberry.field(description="Why the last attempt failed")
    attempt_log: list[WebhookAttempt] | None = resolved_by(
        resolve.attempts, description="The latest 30 attempts, in their order"
    )
    endpoint: WebhookEndpoint | None = resolved_by(
        resolve.endpoint_of_delivery, description="Where it is posted to; null once the endpoint is removed"
    )
