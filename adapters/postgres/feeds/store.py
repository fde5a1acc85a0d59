"""Feeds in PostgreSQL: implements ``Feeds``, and keeps what a run has begun."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import Database
from adapters.postgres.feeds.rows import COLUMNS, feed_of
from domain.feeds.model import Feed, FeedProgress, FeedSet

_LOCK: Final = text("select pg_advisory_xact_lock(hashtextextended('feeds ' || :brand, 0))")
_COUNT: Final = text("select count(*) from feeds.feed where brand = :brand")
_HAS_NAME: Final = text("select exists (select from feeds.feed where brand = :brand and name = :name)")
_ADD: Final = text("""
  insert into feeds.feed (id, brand, name, kind, format, role, destination, created_by, created_at)
  values (:id, :brand, :name, :kind, :format, :role, :destination, :created_by, :created_at)
""")
_REMOVE: Final = text(f"delete from feeds.feed where brand = :brand and id = :id returning {COLUMNS}")  # noqa: S608
_COMPLETE: Final = text("""
  update feeds.feed set sets = :no, last_at = :at, last_rows = :rows, last_manifest = :manifest,
         position = cast(:position as jsonb), pending = null
   where brand = :brand and id = :id and sets = :no - 1 returning true
""")
_PROGRESS: Final = "select sets, position, pending from feeds.feed where id = $1 and brand = $2"
_BEGIN: Final = """
  update feeds.feed set pending = $3::jsonb where id = $1 and brand = $2 returning true
"""
# A file whose job failed or was cancelled may be taken in again.
_TAKE_IN: Final = """
  insert into feeds.imported_list as kept (brand, digest, job_id, at) values ($1, $2, $3, $4)
  on conflict (brand, digest) do update set job_id = excluded.job_id, at = excluded.at
   where kept.job_id = excluded.job_id
      or (select j.state from jobs.job j where j.id = kept.job_id) in ('FAILED', 'CANCELLED')
  returning true
"""


class PostgresFeeds:
    """Within one command's transaction, for one brand."""

    def __init__(self, connection: AsyncConnection, brand: str) -> None:
        self._connection = connection
        self._brand = brand

    async def lock(self) -> None:
        await self._connection.execute(_LOCK, self._of())

    async def count(self) -> int:
        return int((await self._connection.execute(_COUNT, self._of())).scalar_one())

    async def has_name(self, name: str) -> bool:
        return bool((await self._connection.execute(_HAS_NAME, self._of(name=name))).scalar_one())

    async def add(self, feed: Feed) -> None:
        values = self._of(
            id=feed.id,
            name=feed.name,
            kind=feed.kind.value,
            format=feed.format.value,
            role=feed.role,
            destination=feed.destination,
            created_by=feed.created_by,
            created_at=feed.created_at,
        )
        await self._connection.execute(_ADD, values)

    async def remove(self, id: UUID) -> Feed | None:
        row = (await self._connection.execute(_REMOVE, self._of(id=id))).mappings().one_or_none()
        return feed_of(row) if row else None

    async def complete(self, id: UUID, written: FeedSet, position: Mapping[str, Any]) -> bool:
        values = self._of(
            id=id,
            no=written.no,
            at=written.at,
            rows=written.rows,
            manifest=written.manifest,
            position=orjson.dumps(dict(position)).decode(),
        )
        return (await self._connection.execute(_COMPLETE, values)).one_or_none() is not None

    def _of(self, **more: Any) -> dict[str, Any]:
        return {"brand": self._brand, **more}


class FeedRuns:
    """What runs of feeds have begun, and the lists that were taken in; for any brand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def progress(self, feed: Feed) -> FeedProgress | None:
        """Where the next set begins; None where the feed was removed."""
        statements = self._database.statements_for(feed.brand)
        row = await statements.fetchrow(_PROGRESS, feed.id, feed.brand)
        if row is None:
            return None
        return FeedProgress(row["sets"], row["position"], row["pending"])

    async def begin(self, feed: Feed, pending: Mapping[str, Any]) -> bool:
        """Keep what the next set holds; False where the feed was removed."""
        statements = self._database.statements_for(feed.brand)
        return bool(await statements.fetchval(_BEGIN, feed.id, feed.brand, dict(pending)))

    async def take_in(self, brand: str, digest: bytes, job_id: UUID, at: datetime) -> bool:
        """Whether a job is the one that takes a file in: no other did, or it did not get to its end."""
        statements = self._database.statements_for(brand)
        return bool(await statements.fetchval(_TAKE_IN, brand, digest, job_id, at))
