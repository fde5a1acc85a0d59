"""Requests signed as the Standard Webhooks specification 1.0 says: HMAC-SHA256 over id, time and body."""

import base64
import binascii
import hmac
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from domain.inbound.providers import Headers, RefusalReason, Refused, Signed

SECRET_PREFIX: Final = "whsec_"  # noqa: S105 - of the specification
SIGNATURES_MAX: Final = 20


class StandardWebhooks:
    """Implements ``Verifier``. Secrets are written ``whsec_<base64>``, the prefix may be missing."""

    def verify(self, headers: Headers, body: bytes, secrets: Sequence[str]) -> Signed | Refused:
        """See ``Verifier``; of several signatures one has to be good."""
        id, sent_at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
        signatures = headers.get("webhook-signature", "").split(" ")
        if not id or not sent_at or not any(signatures):
            return Refused(RefusalReason.NO_SIGNATURE)
        signed = f"{id}.{sent_at}.".encode() + body
        good = [
            hmac.compare_digest(base64.b64encode(hmac.digest(_key(secret), signed, sha256)), given)
            for secret in secrets
            for given in map(_of_version_1, signatures[:SIGNATURES_MAX])
        ]
        at = _moment(sent_at)
        if not any(good) or at is None:
            return Refused(RefusalReason.BAD_SIGNATURE)
        return Signed(id, at)


def _of_version_1(signature: str) -> bytes:
    """The signature without its version; nothing of another version."""
    version, _, value = signature.partition(",")
    return value.encode() if version == "v1" else b""


def _key(secret: str) -> bytes:
    """The bytes of a secret.

    Raises:
        ValueError: it is no base64.
    """
    try:
        return base64.b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
    except binascii.Error:
        raise ValueError("a secret of Standard Webhooks is whsec_ and base64") from None


def _moment(text: str) -> datetime | None:
    """Seconds since 1970, as they were signed; None where it is no such number."""
    try:
        return datetime.fromtimestamp(int(text), UTC) if text.isascii() and text.isdecimal() else None
    except (ValueError, OverflowError, OSError):
        return None
