"""The port through which received webhooks are read."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.inbound.model import InboundState, InboundWebhook
from domain.shared.pages import RowList


@dataclass(frozen=True, slots=True)
class InboundFilter:
    """Which webhooks: in this state, of this provider."""

    state: InboundState | None = None
    provider: str | None = None


class InboundReads(Protocol):
    """The received webhooks of one brand."""

    def webhooks(self, which: InboundFilter) -> RowList[InboundWebhook]:
        """Those received, latest first; sort key: (id,)."""
        ...

    async def webhook(self, id: UUID) -> InboundWebhook | None:
        """One."""
        ...
