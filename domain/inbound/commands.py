"""Handling a parked webhook again."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias
from uuid import UUID

from domain.inbound.model import InboundState, InboundWebhook
from domain.inbound.ports import InboundWebhooks
from domain.shared.clock import Clock
from domain.shared.outcomes import Refusal, Success


@dataclass(frozen=True, slots=True)
class ReprocessInboundWebhook:
    """Hand a parked webhook to its handler again."""

    webhook_id: UUID


@dataclass(frozen=True, slots=True)
class InboundWebhookRequeued(Success):
    """It is handled in the order of its time, as soon as possible."""

    webhook: InboundWebhook


@dataclass(frozen=True, slots=True)
class InboundWebhookNotFound(Refusal):
    """There is no such webhook in the brand."""

    message: ClassVar[str] = "There is no such received webhook"


@dataclass(frozen=True, slots=True)
class InboundWebhookNotParked(Refusal):
    """Only what is parked is handled again."""

    message: ClassVar[str] = "Only a parked webhook can be processed again"

    state: InboundState


ReprocessOutcome: TypeAlias = InboundWebhookRequeued | InboundWebhookNotFound | InboundWebhookNotParked


async def reprocess_inbound_webhook(
    asked: ReprocessInboundWebhook, webhooks: InboundWebhooks, clock: Clock
) -> ReprocessOutcome:
    """Let it wait again; its attempts are counted anew."""
    webhook = await webhooks.locked(asked.webhook_id)
    if webhook is None:
        return InboundWebhookNotFound()
    if webhook.state is not InboundState.PARKED:
        return InboundWebhookNotParked(webhook.state)
    return InboundWebhookRequeued(await webhooks.let_wait(webhook.id, clock.now()))
