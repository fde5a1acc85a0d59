"""What the command about received webhooks needs."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.inbound.model import InboundWebhook


class InboundWebhooks(Protocol):
    """The received webhooks of the command's brand."""

    async def locked(self, id: UUID) -> InboundWebhook | None:
        """One; it does not change until the transaction ends."""
        ...

    async def let_wait(self, id: UUID, now: datetime) -> InboundWebhook:
        """Let it be handled now, as if for the first time; as it is then."""
        ...
