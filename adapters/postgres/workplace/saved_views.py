"""Saved views in PostgreSQL: implements ``SavedViews`` and ``SavedViewReads``."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import Database
from domain.workplace.saved_views import SavedView

_COLUMNS: Final = "id, page, name, query, created_at, updated_at"
_LOCK: Final = text("select pg_advisory_xact_lock(hashtextextended('views ' || :brand || ' ' || :owner, 0))")
_ALL: Final = text(
    f"select {_COLUMNS} from workplace.saved_view where brand = :brand and owner = :owner"  # noqa: S608
)
_STORE: Final = text("""
  insert into workplace.saved_view (brand, owner, id, page, name, query, created_at, updated_at)
  values (:brand, :owner, :id, :page, :name, :query, :created_at, :updated_at)
  on conflict (id) do update set page = excluded.page, name = excluded.name, query = excluded.query,
    updated_at = excluded.updated_at
""")
_DELETE: Final = text("delete from workplace.saved_view where brand = :brand and owner = :owner and id = :id")
_READ: Final = f"""
  select {_COLUMNS} from workplace.saved_view
   where brand = $1 and owner = $2 and page = coalesce($3, page) and id = coalesce($4, id)
   order by page, name, id
"""  # noqa: S608


class PostgresSavedViews:
    """Within one command's transaction."""

    def __init__(self, connection: AsyncConnection, brand: str) -> None:
        self._connection = connection
        self._brand = brand

    async def lock(self, owner: str) -> None:
        await self._connection.execute(_LOCK, self._of(owner))

    async def of_owner(self, owner: str) -> Sequence[SavedView]:
        rows = await self._connection.execute(_ALL, self._of(owner))
        return [SavedView(**row) for row in rows.mappings()]

    async def store(self, owner: str, view: SavedView) -> None:
        values = {name: getattr(view, name) for name in _COLUMNS.split(", ")}
        await self._connection.execute(_STORE, self._of(owner) | values)

    async def delete(self, owner: str, id: UUID) -> None:
        await self._connection.execute(_DELETE, self._of(owner) | {"id": id})

    def _of(self, owner: str) -> dict[str, Any]:
        return {"brand": self._brand, "owner": owner}


class PostgresSavedViewReads:
    """One statement for each question, within one brand."""

    def __init__(self, database: Database, brand: str) -> None:
        self._statements = database.statements_for(brand)
        self._brand = brand

    async def of_owner(self, owner: str, page: str | None) -> Sequence[SavedView]:
        return [
            _saved_view(row) for row in await self._statements.fetch(_READ, self._brand, owner, page, None)
        ]

    async def by_id(self, owner: str, id: UUID) -> SavedView | None:
        rows = await self._statements.fetch(_READ, self._brand, owner, None, id)
        return _saved_view(rows[0]) if rows else None


def _saved_view(row: Mapping[str, Any]) -> SavedView:
    return SavedView(**row)
