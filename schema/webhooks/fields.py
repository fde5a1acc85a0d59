"""Queries, mutations and the subscription of webhooks."""

from typing import Annotated, Any

import strawberry

from domain.webhooks import model
from domain.webhooks import outcomes as domain
from resolvers.webhooks import commands
from resolvers.webhooks import webhooks as resolve
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.refusals import Refusal
from schema.webhooks.types import WebhookChoices, WebhookDelivery, WebhookEndpoint

ONCE = "Shown only this once: `whsec_...`, as the Standard Webhooks libraries take it"

_pushed_by: Any = strawberry.subscription


@publishes(domain.WebhookEndpointCreated)
@strawberry.type(
    description="The endpoint is stored; events are posted to it once it has answered a challenge"
)
class WebhookEndpointCreated:
    endpoint: WebhookEndpoint = strawberry.field(description="As it was stored")
    secret: str = strawberry.field(description=ONCE)


@publishes(domain.WebhookEndpointChanged)
@strawberry.type(description="The endpoint is changed")
class WebhookEndpointChanged:
    endpoint: WebhookEndpoint = strawberry.field(description="As it is now")


@publishes(domain.WebhookEndpointRemoved)
@strawberry.type(description="Nothing is posted to the endpoint any more")
class WebhookEndpointRemoved:
    endpoint: WebhookEndpoint = strawberry.field(description="As it was")


@publishes(domain.WebhookSecretRotated)
@strawberry.type(description="Requests are signed with a new secret, for a while with the former one, too")
class WebhookSecretRotated:
    endpoint: WebhookEndpoint = strawberry.field(description="As it is now")
    secret: str = strawberry.field(description=ONCE)


@publishes(domain.WebhookDeliveryQueued)
@strawberry.type(description="An example is posted at once")
class WebhookDeliveryQueued:
    delivery: WebhookDelivery = strawberry.field(description="As it waits")


@publishes(domain.WebhookDeliveriesReplayed)
@strawberry.type(description="Events are posted again, by the ids they had")
class WebhookDeliveriesReplayed:
    endpoint: WebhookEndpoint = strawberry.field(description="Where they are posted to")
    count: int = strawberry.field(description="How many there are; 10,000 at most at a time")


@publishes(domain.WebhookEndpointNotFound)
@strawberry.type(description="There is no such endpoint in your brand, or it is removed")
class WebhookEndpointNotFound(Refusal): ...


@publishes(domain.TooManyWebhookEndpoints)
@strawberry.type(description="There are as many endpoints as there may be")
class TooManyWebhookEndpoints(Refusal):
    most: int = strawberry.field(description="How many there may be")


@publishes(domain.WebhookEndpointNotReady)
@strawberry.type(description="That is not possible in the present state of the endpoint")
class WebhookEndpointNotReady(Refusal):
    state: model.EndpointState = strawberry.field(description="Where the endpoint is")


CreateWebhookEndpointResult = Annotated[
    WebhookEndpointCreated | TooManyWebhookEndpoints, strawberry.union("CreateWebhookEndpointResult")
]
ChangeWebhookEndpointResult = Annotated[
    WebhookEndpointChanged | WebhookEndpointNotFound | WebhookEndpointNotReady,
    strawberry.union("ChangeWebhookEndpointResult"),
]
RemoveWebhookEndpointResult = Annotated[
    WebhookEndpointRemoved | WebhookEndpointNotFound, strawberry.union("RemoveWebhookEndpointResult")
]
RotateWebhookSecretResult = Annotated[
    WebhookSecretRotated | WebhookEndpointNotFound, strawberry.union("RotateWebhookSecretResult")
]
SendTestWebhookResult = Annotated[
    WebhookDeliveryQueued | WebhookEndpointNotFound | WebhookEndpointNotReady,
    strawberry.union("SendTestWebhookResult"),
]
ReplayWebhookDeliveriesResult = Annotated[
    WebhookDeliveriesReplayed | WebhookEndpointNotFound | WebhookEndpointNotReady,
    strawberry.union("ReplayWebhookDeliveriesResult"),
]


@adds_to("Query")
@strawberry.type
class WebhookQueries:
    """Reading webhooks."""

    webhook_endpoints: list[WebhookEndpoint] | None = resolved_by(
        resolve.webhook_endpoints, description="The endpoints of your brand, latest first"
    )
    webhook_choices: WebhookChoices | None = resolved_by(
        resolve.webhook_choices, description="The event types and roles that an endpoint may be given"
    )
    webhook_endpoint: WebhookEndpoint | None = resolved_by(
        resolve.webhook_endpoint, description="An endpoint by id; null when there is no such one"
    )
    webhook_delivery: WebhookDelivery | None = resolved_by(
        resolve.webhook_delivery, description="A delivery by id; null when there is no such one"
    )


@adds_to("Mutation")
@strawberry.type
class WebhookMutations:
    """Changing endpoints, and posting again."""

    create_webhook_endpoint: CreateWebhookEndpointResult | None = resolved_by(
        commands.create_webhook_endpoint, description="Let events be posted to another system"
    )
    change_webhook_endpoint: ChangeWebhookEndpointResult | None = resolved_by(
        commands.change_webhook_endpoint, description="Change an endpoint"
    )
    verify_webhook_endpoint: ChangeWebhookEndpointResult | None = resolved_by(
        commands.verify_webhook_endpoint,
        description="Post a challenge to an endpoint that is not verified, or is disabled",
    )
    pause_webhook_endpoint: ChangeWebhookEndpointResult | None = resolved_by(
        commands.pause_webhook_endpoint, description="Let the events of an endpoint wait"
    )
    resume_webhook_endpoint: ChangeWebhookEndpointResult | None = resolved_by(
        commands.resume_webhook_endpoint, description="Post what has waited for a paused endpoint, and go on"
    )
    remove_webhook_endpoint: RemoveWebhookEndpointResult | None = resolved_by(
        commands.remove_webhook_endpoint, description="Post nothing to an endpoint any more"
    )
    rotate_webhook_secret: RotateWebhookSecretResult | None = resolved_by(
        commands.rotate_webhook_secret, description="Sign requests to an endpoint with a new secret"
    )
    send_test_webhook: SendTestWebhookResult | None = resolved_by(
        commands.send_test_webhook, description="Post the documented example of an event type to an endpoint"
    )
    replay_webhook_deliveries: ReplayWebhookDeliveriesResult | None = resolved_by(
        commands.replay_webhook_deliveries,
        description="Post events to an endpoint again: chosen ones, those of a period, or those that failed",
    )


@adds_to("Subscription")
@strawberry.type
class WebhookSubscriptions:
    """Watching deliveries."""

    webhook_delivery_updated: WebhookDelivery = _pushed_by(
        resolver=resolve.webhook_delivery_updated,
        description="Deliveries to an endpoint as they are created, attempted and end: of the latest 100, at"
        " most twice a second each",
    )
