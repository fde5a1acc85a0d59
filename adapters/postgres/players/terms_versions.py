"""Published terms in PostgreSQL: implements ``TermsInForce``, ``TermsPublisher`` and ``Sweeps``."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import EVERY_BRAND, Database
from domain.players.model import Consent, ConsentKind, TermsVersion
from domain.players.terms.review import Sweep
from domain.players.terms.versions import BINDING
from domain.shared.actor import Origin

_OF_BRAND: Final = """
  select brand, kind, version, effective_at, published_at from players.terms
  where brand = $1 order by effective_at, published_at, version
"""
_CURRENT: Final = """
  select t.* from unnest($2::text[]) wanted (kind) cross join lateral (
    (select brand, kind, version, effective_at, published_at from players.terms
     where brand = $1 and kind = wanted.kind and effective_at <= $3
     order by effective_at desc, published_at desc, version desc limit 1)
    union all
    select brand, kind, version, effective_at, published_at from players.terms
    where brand = $1 and kind = wanted.kind and effective_at > $3) t
  order by t.effective_at, t.published_at, t.version
"""
_ANSWERS: Final = """
  select c.* from unnest($2::text[]) wanted (kind) cross join lateral (
    select kind, version, given, at from players.consent
    where player_id = $1 and kind = wanted.kind order by id desc limit 1) c
"""
_PUBLISH: Final = text("""
  insert into players.terms (brand, kind, version, effective_at, published_at, published_by)
  values (:brand, :kind, :version, :effective_at, :published_at, :published_by)
  on conflict (brand, kind, version) do nothing
""")
_ONE: Final = text("""
  select brand, kind, version, effective_at, published_at from players.terms
  where brand = :brand and kind = :kind and version = :version
""")
_DUE: Final = """
  select t.brand, t.kind, t.version, found.ids
  from players.terms t
  cross join lateral (
    select coalesce(array_agg(p.id order by p.id), '{}') as ids from (
      select p.id from players.player p
      where p.brand = t.brand and (t.swept_to is null or p.id > t.swept_to) order by p.id limit $2
    ) p
  ) found
  where t.swept_at is null and t.effective_at <= $1 order by t.effective_at
"""
_DONE: Final = """
  update players.terms set swept_to = coalesce($4, swept_to), swept_at = $5
  where brand = $1 and kind = $2 and version = $3
"""


class PostgresTermsInForce:
    """Each question is one statement of its own."""

    def __init__(self, database: Database, origin: Origin) -> None:
        self._database = database
        self._brand = origin.actor.brand

    async def of_brand(self, brand: str) -> Sequence[TermsVersion]:
        return [_version(row) for row in await self._database.statements_for(brand).fetch(_OF_BRAND, brand)]

    async def current(self, brand: str, now: datetime) -> Sequence[TermsVersion]:
        kinds = [kind.value for kind in BINDING]
        rows = await self._database.statements_for(brand).fetch(_CURRENT, brand, kinds, now)
        return [_version(row) for row in rows]

    async def answers(self, player_id: UUID) -> Sequence[Consent]:
        kinds = [kind.value for kind in BINDING]
        rows = await self._database.statements_for(self._brand).fetch(_ANSWERS, player_id, kinds)
        return [Consent(ConsentKind(row["kind"]), row["version"], row["given"], row["at"]) for row in rows]


class PostgresTermsPublisher:
    """Works within one command's transaction."""

    def __init__(self, connection: AsyncConnection, origin: Origin) -> None:
        self._connection = connection
        self._origin = origin

    async def publish(self, version: TermsVersion) -> TermsVersion:
        key = {"brand": version.brand, "kind": version.kind.value, "version": version.version}
        moments = {"effective_at": version.effective_at, "published_at": version.published_at}
        by = {"published_by": str(self._origin.actor)}
        await self._connection.execute(_PUBLISH, key | moments | by)
        return _version((await self._connection.execute(_ONE, key)).mappings().one())


class PostgresSweeps:
    """The players of every brand, by their ids, so that it can stop and go on."""

    def __init__(self, database: Database) -> None:
        self._statements = database.statements_for(EVERY_BRAND)

    async def due(self, by: datetime, count: int) -> Sequence[Sweep]:
        rows = await self._statements.fetch(_DUE, by, count)
        return [Sweep(row["brand"], ConsentKind(row["kind"]), row["version"], row["ids"]) for row in rows]

    async def done(self, sweep: Sweep, at: datetime, *, last: bool) -> None:
        last_id = sweep.player_ids[-1] if sweep.player_ids else None
        swept_at = at if last else None
        await self._statements.fetch(_DONE, sweep.brand, sweep.kind.value, sweep.version, last_id, swept_at)


def _version(row: Any) -> TermsVersion:
    return TermsVersion(
        row["brand"], ConsentKind(row["kind"]), row["version"], row["effective_at"], row["published_at"]
    )
