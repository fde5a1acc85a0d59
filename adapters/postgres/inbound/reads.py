"""Received webhooks as they are listed: implements ``InboundReads``."""

from typing import Final
from uuid import UUID

from adapters.postgres.database import Database
from adapters.postgres.filtered_list import FilteredList
from adapters.postgres.inbound.rows import COLUMNS, webhook_of
from domain.inbound.model import InboundWebhook
from domain.inbound.queries import InboundFilter
from domain.shared.pages import RowList

_ONE: Final = f"select {COLUMNS} from inbound.webhook w where w.brand = $1 and w.id = $2"  # noqa: S608 - our own text


class PostgresInboundReads:
    """Within one brand."""

    def __init__(self, database: Database, brand: str) -> None:
        self._database = database
        self._brand = brand

    def webhooks(self, which: InboundFilter) -> RowList[InboundWebhook]:
        state = which.state.value if which.state else None
        equal = ("w.brand", self._brand), ("w.state", state), ("w.provider", which.provider)
        statements = self._database.statements_for(self._brand)
        return FilteredList(statements, "inbound.webhook w", COLUMNS, "w.id", webhook_of, equal)

    async def webhook(self, id: UUID) -> InboundWebhook | None:
        row = await self._database.statements_for(self._brand).fetchrow(_ONE, self._brand, id)
        return webhook_of(row) if row else None
