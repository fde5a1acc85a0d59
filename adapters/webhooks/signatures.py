"""Signatures of the Standard Webhooks specification 1.0: HMAC-SHA256 over id, time and body."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from standardwebhooks import Webhook

SIGNATURE: Final = "webhook-signature"


def signed_headers(secrets: Sequence[str], webhook_id: str, at: datetime, body: bytes) -> dict[str, str]:
    """The headers of one attempt, with a signature by each secret. ``at`` is aware.

    The id stays the same over all attempts of an event; time and signatures are each attempt's own.
    """
    at = at.astimezone(UTC)  # The library signs the time as written, whatever its zone.
    text = body.decode()
    signatures = [Webhook(secret).sign(msg_id=webhook_id, timestamp=at, data=text) for secret in secrets]
    return {
        "webhook-id": webhook_id,
        "webhook-timestamp": str(int(at.timestamp())),
        SIGNATURE: " ".join(signatures),
    }
