"""Feeds as they are read: implements ``FeedReads``."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from adapters.postgres.database import Database
from adapters.postgres.feeds.rows import COLUMNS, feed_of
from domain.feeds.model import Feed

_ALL: Final = f"select {COLUMNS} from feeds.feed where brand = $1 order by name"  # noqa: S608 - our own text
_ONE: Final = f"select {COLUMNS} from feeds.feed where brand = $1 and id = $2"  # noqa: S608 - our own text


class PostgresFeedReads:
    """One statement for each question, within one brand."""

    def __init__(self, database: Database, brand: str) -> None:
        self._statements = database.statements_for(brand)
        self._brand = brand

    async def feeds(self) -> Sequence[Feed]:
        return [feed_of(row) for row in await self._statements.fetch(_ALL, self._brand)]

    async def by_id(self, id: UUID) -> Feed | None:
        row = await self._statements.fetchrow(_ONE, self._brand, id)
        return feed_of(row) if row else None
