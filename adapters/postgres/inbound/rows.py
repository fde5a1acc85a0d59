"""Received webhooks as rows, and their content as it is sealed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid5

import orjson

from domain.inbound.model import InboundState, InboundWebhook
from domain.shared.errors import Broken

COLUMNS: Final = """w.id, w.provider, w.event_id, w.event_type, w.subject, w.occurred_at, w.received_at,
  w.state, w.attempts, w.next_at, w.ended_at, w.late, w.failure"""

_CONTENT_PLACE: Final = "inbound.webhook.content"
_KEYS: Final = UUID("6b0f5c1e-2a3d-5e4f-8a9b-1c2d3e4f5a6b")
"""The namespace of the subjects whose keys seal contents."""


def key_subject(brand: str, provider: str, received_at: datetime) -> UUID:
    """Whose key seals what a brand receives of a provider in one day (UTC); it ends with that content."""
    return uuid5(_KEYS, f"{brand}|{provider}|{received_at:%Y-%m-%d}")


def content_place(id: UUID) -> str:
    """Where the content of a row is sealed: it opens in no other row."""
    return f"{_CONTENT_PLACE}.{id}"


def written_content(headers: Mapping[str, str], body: bytes) -> str:
    """Headers and body as the text that is sealed; each byte of the body is one character."""
    return orjson.dumps([dict(headers), body.decode("latin-1")]).decode()


def content_of(text: str | None) -> tuple[dict[str, str], bytes]:
    """The headers and the body.

    Raises:
        Broken: the key of a content that is still to be handled is gone.
    """
    if text is None:
        raise Broken("the content of a received webhook cannot be opened any more")
    headers, body = orjson.loads(text)
    return headers, body.encode("latin-1")


def webhook_of(row: Mapping[Any, Any]) -> InboundWebhook:
    """The webhook of a row of ``COLUMNS``."""
    values = {name: row[name] for name in InboundWebhook.__slots__}
    return InboundWebhook(**values | {"state": InboundState(row["state"])})
