"""Changing the secret of an endpoint while its receivers go on verifying."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from domain.shared.clock import Clock
from domain.shared.errors import BadInput
from domain.webhooks import outcomes as o
from domain.webhooks.endpoints import new_secret
from domain.webhooks.model import SECRET_OVERLAP_MAX, SECRETS_MAX, SigningSecret
from domain.webhooks.ports import WebhookEndpoints


@dataclass(frozen=True, slots=True)
class RotateWebhookSecret:
    """Sign with a new secret, and for ``overlap`` with the present one, too."""

    endpoint_id: UUID
    overlap: timedelta


async def rotate_webhook_secret(
    asked: RotateWebhookSecret, endpoints: WebhookEndpoints, clock: Clock
) -> o.RotateOutcome:
    """Add a secret; the one before goes on for a while, older ones end at once.

    Raises:
        BadInput: the overlap is negative or too long.
    """
    if not timedelta(0) <= asked.overlap <= SECRET_OVERLAP_MAX:
        raise BadInput(f"Between 0 and {SECRET_OVERLAP_MAX.days * 24} hours", field="overlapHours")
    endpoint = await endpoints.locked(asked.endpoint_id)
    if endpoint is None:
        return o.WebhookEndpointNotFound()
    secret = new_secret()
    endpoint = replace(endpoint, secrets=_rotated(endpoint.secrets, clock.now(), asked.overlap))
    await endpoints.add_secret(endpoint, secret)
    return o.WebhookSecretRotated(endpoint, secret)


def _rotated(
    secrets: tuple[SigningSecret, ...], now: datetime, overlap: timedelta
) -> tuple[SigningSecret, ...]:
    """The secrets that sign from now on, the new one last."""
    newest = max(secrets, key=lambda each: each.no)
    former = replace(newest, expires_at=now + overlap)
    kept = [former] if overlap else []
    return (*kept, SigningSecret(newest.no + 1, now, None))[-SECRETS_MAX:]
