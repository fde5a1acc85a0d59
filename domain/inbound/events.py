"""What a handler is given: a verified webhook of its provider."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class InboundMessage:
    """A verified webhook. A handler gets it once or, if it failed before its end, again.

    ``occurred_at`` is the provider's time. Of the webhooks of one ``subject`` that wait, the one that
    happened first comes first. ``late``: one that happened later was handled before; what this one says is
    history. ``attempt`` counts from 1.
    """

    id: UUID
    brand: str
    provider: str
    event_id: str
    event_type: str
    subject: str | None
    occurred_at: datetime
    received_at: datetime
    late: bool
    attempt: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    def json(self) -> Any:
        """The body, which is JSON; numbers with a fraction are decimals.

        Raises:
            ValueError: it is none.
        """
        return json.loads(self.body, parse_float=Decimal)
