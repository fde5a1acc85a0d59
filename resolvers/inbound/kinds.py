"""Enums of received webhooks in GraphQL."""

import strawberry

from domain.inbound.model import InboundState

strawberry.enum(InboundState, name="InboundWebhookState")
