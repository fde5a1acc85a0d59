"""Inputs of webhooks."""

from datetime import timedelta
from typing import Final
from uuid import UUID

import strawberry

from domain.shared.errors import BadInput
from domain.webhooks import deliveries as d
from domain.webhooks import endpoints as e
from domain.webhooks.model import DeliveryState
from domain.webhooks.queries import DeliveryFilter
from domain.webhooks.signing_secrets import RotateWebhookSecret
from resolvers.filters import Filter
from resolvers.ids import player_id_of, uuid_of
from resolvers.periods import PeriodInput, period_of
from resolvers.webhooks import kinds as _enums  # noqa: F401 - registers the enums used below

URL: Final = "Where events are posted to, by https. It is posted to once it has answered a challenge"
EVENTS: Final = "Names of event types, `wallet.*` for all of a context, or `*`; 1 to 100"
ROLE: Final = (
    "A role of operators or services, which reads no more of the events than you do: what it may not read of"
    " an event is left out"
)
IN_ORDER: Final = "The next event of a player waits until the one before has arrived"
RATE: Final = "Attempts a second, 1 to 1,000; left out: as fast as it answers"
REPLAYED_AT_ONCE: Final = 100


@strawberry.input(description="A further header of each request")
class WebhookHeaderInput:
    name: str = strawberry.field(description="Its name, of letters, digits and dashes")
    value: str = strawberry.field(description="Its value; kept sealed and never shown")


def _headers(given: list[WebhookHeaderInput]) -> dict[str, str]:
    headers = {each.name: each.value for each in given}
    if len(headers) < len(given):
        raise BadInput("Each header once", field="headers")
    return headers


def endpoint_id_of(public: str, field: str = "endpointId") -> UUID:
    """Parse the id of an endpoint.

    Raises:
        BadInput: not an id of one.
    """
    return uuid_of("whe", public, field)


@strawberry.input(description="A new endpoint")
class CreateWebhookEndpointInput:
    name: str = strawberry.field(description="What operators call it, 1 to 100 characters")
    url: str = strawberry.field(description=URL)
    events: list[str] = strawberry.field(description=EVENTS)
    role: str = strawberry.field(description=ROLE)
    in_order: bool = strawberry.field(default=False, description=IN_ORDER)
    rate_max: int | None = strawberry.field(default=None, description=RATE)
    headers: list[WebhookHeaderInput] = strawberry.field(default_factory=list, description="Up to 10")

    def command(self) -> e.CreateWebhookEndpoint:
        return e.CreateWebhookEndpoint(
            self.name,
            self.url,
            tuple(self.events),
            self.role,
            self.in_order,
            self.rate_max,
            _headers(self.headers),
        )


@strawberry.input(description="An endpoint as it shall be; at another URL it answers a new challenge first")
class ChangeWebhookEndpointInput:
    endpoint_id: strawberry.ID = strawberry.field(description="The endpoint: whe_...")
    name: str = strawberry.field(description="What operators call it, 1 to 100 characters")
    url: str = strawberry.field(description=URL)
    events: list[str] = strawberry.field(description=EVENTS)
    role: str = strawberry.field(description=ROLE)
    in_order: bool = strawberry.field(description=IN_ORDER)
    rate_max: int | None = strawberry.field(default=None, description=RATE)
    headers: list[WebhookHeaderInput] | None = strawberry.field(
        default=None, description="All of them anew; left out: those it has"
    )

    def command(self) -> e.ChangeWebhookEndpoint:
        return e.ChangeWebhookEndpoint(
            endpoint_id_of(self.endpoint_id),
            self.name,
            self.url,
            tuple(self.events),
            self.role,
            self.in_order,
            self.rate_max,
            None if self.headers is None else _headers(self.headers),
        )


@strawberry.input(description="The endpoint that something is done to")
class WebhookEndpointInput:
    endpoint_id: strawberry.ID = strawberry.field(description="The endpoint: whe_...")


@strawberry.input(description="A new secret")
class RotateWebhookSecretInput:
    endpoint_id: strawberry.ID = strawberry.field(description="The endpoint: whe_...")
    overlap_hours: int = strawberry.field(
        default=24, description="How long the present secret signs, too: 0 to 168"
    )

    def command(self) -> RotateWebhookSecret:
        return RotateWebhookSecret(endpoint_id_of(self.endpoint_id), _hours(self.overlap_hours))


@strawberry.input(description="An example to be posted")
class SendTestWebhookInput:
    endpoint_id: strawberry.ID = strawberry.field(description="The endpoint: whe_...")
    event_type: str = strawberry.field(description="The event type whose documented example is posted")

    def command(self) -> d.SendTestWebhook:
        return d.SendTestWebhook(endpoint_id_of(self.endpoint_id), self.event_type)


@strawberry.input(description="What is to be posted again: give `ids`, or a period, or `failedOnly`")
class ReplayWebhookDeliveriesInput:
    endpoint_id: strawberry.ID = strawberry.field(description="The endpoint: whe_...")
    ids: list[strawberry.ID] | None = strawberry.field(default=None, description="These: whd_..., 1 to 100")
    created: PeriodInput | None = strawberry.field(default=None, description="When they were created")
    failed_only: bool = strawberry.field(
        default=False, description="Those alone that could not be delivered; without a period all of them"
    )

    def command(self) -> d.ReplayWebhookDeliveries:
        """The command.

        Raises:
            BadInput: an id is none, there are too many, or the period ends before it begins.
        """
        period = period_of(self.created, "created")
        if self.ids is not None and not 1 <= len(self.ids) <= REPLAYED_AT_ONCE:
            raise BadInput(f"Name 1 to {REPLAYED_AT_ONCE} deliveries", field="ids")
        ids = None if self.ids is None else tuple(uuid_of("whd", each, "ids") for each in self.ids)
        endpoint = endpoint_id_of(self.endpoint_id)
        return d.ReplayWebhookDeliveries(endpoint, ids, period.since, period.until, self.failed_only)


@strawberry.input(description="Which deliveries; every given condition must hold")
class WebhookDeliveryFilter(Filter):
    state: DeliveryState | None = strawberry.field(default=None, description="In this state")
    player_id: strawberry.ID | None = strawberry.field(default=None, description="About this player: plr_...")

    def which(self) -> DeliveryFilter:
        """The filter.

        Raises:
            BadInput: the player's id is none.
        """
        player = None if self.player_id is None else player_id_of(self.player_id, "filter.playerId")
        return DeliveryFilter(self.state, player)


def _hours(hours: int) -> timedelta:
    if not 0 <= hours <= 168:  # noqa: PLR2004 - a week
        raise BadInput("Between 0 and 168 hours", field="overlapHours")
    return timedelta(hours=hours)
