"""Enums of webhooks in GraphQL."""

import strawberry

from domain.webhooks.model import (
    AttemptFailure,
    DeliveryKind,
    DeliveryState,
    EndpointProblem,
    EndpointState,
)

strawberry.enum(EndpointState, name="WebhookEndpointState")
strawberry.enum(EndpointProblem, name="WebhookEndpointProblem")
strawberry.enum(DeliveryKind, name="WebhookDeliveryKind")
strawberry.enum(DeliveryState, name="WebhookDeliveryState")
strawberry.enum(AttemptFailure, name="WebhookAttemptFailure")
