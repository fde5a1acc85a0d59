"""What comes of commands about endpoints and deliveries."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from domain.shared.outcomes import Refusal, Success
from domain.webhooks.model import EndpointState, WebhookDelivery, WebhookEndpoint


@dataclass(frozen=True, slots=True, repr=False)
class WebhookEndpointCreated(Success):
    """It is posted to once it has answered the challenge. ``secret`` is shown only now."""

    endpoint: WebhookEndpoint
    secret: str


@dataclass(frozen=True, slots=True)
class WebhookEndpointChanged(Success):
    """As it is now."""

    endpoint: WebhookEndpoint


@dataclass(frozen=True, slots=True)
class WebhookEndpointRemoved(Success):
    """Nothing is posted to it any more."""

    endpoint: WebhookEndpoint


@dataclass(frozen=True, slots=True, repr=False)
class WebhookSecretRotated(Success):
    """``secret`` is shown only now; the former one signs, too, until its time is over."""

    endpoint: WebhookEndpoint
    secret: str


@dataclass(frozen=True, slots=True)
class WebhookDeliveryQueued(Success):
    """It is posted at once."""

    delivery: WebhookDelivery


@dataclass(frozen=True, slots=True)
class WebhookDeliveriesReplayed(Success):
    """So many events are posted again, with the ids they had."""

    endpoint: WebhookEndpoint
    count: int


@dataclass(frozen=True, slots=True)
class WebhookEndpointNotFound(Refusal):
    """There is no such endpoint in the brand, or it is removed."""

    message: ClassVar[str] = "There is no such endpoint"


@dataclass(frozen=True, slots=True)
class TooManyWebhookEndpoints(Refusal):
    """The brand has as many endpoints as it may have."""

    message: ClassVar[str] = "There are as many endpoints as there may be: remove one first"

    most: int


@dataclass(frozen=True, slots=True)
class WebhookEndpointNotReady(Refusal):
    """That is not possible in the endpoint's present state."""

    message: ClassVar[str] = "That is not possible in the present state of the endpoint"

    state: EndpointState


CreateOutcome: TypeAlias = WebhookEndpointCreated | TooManyWebhookEndpoints
ChangeOutcome: TypeAlias = WebhookEndpointChanged | WebhookEndpointNotFound | WebhookEndpointNotReady
RemoveOutcome: TypeAlias = WebhookEndpointRemoved | WebhookEndpointNotFound
RotateOutcome: TypeAlias = WebhookSecretRotated | WebhookEndpointNotFound
TestOutcome: TypeAlias = WebhookDeliveryQueued | WebhookEndpointNotFound | WebhookEndpointNotReady
ReplayOutcome: TypeAlias = WebhookDeliveriesReplayed | WebhookEndpointNotFound | WebhookEndpointNotReady
