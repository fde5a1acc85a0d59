"""What the servers of this database put into tokens, recorded as they start: for `croupier token`."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from adapters.postgres.database import EVERY_BRAND, Database

_MIGRATED: Final = "select to_regclass('foundation.serving') is not null"
_RECORD: Final = """
  insert into foundation.serving as known (issuer, audience, url) values ($1, $2, $3)
  on conflict (only_one) do update
  set issuer = excluded.issuer, audience = excluded.audience, url = excluded.url,
      recorded_at = clock_timestamp()
  where (known.issuer, known.audience, known.url) <> (excluded.issuer, excluded.audience, excluded.url)
"""
_RECORDED: Final = "select issuer, audience, url from foundation.serving"
_BRANDS: Final = "select id from players.brand order by id"
_HAS_PLAYER: Final = "select exists (select from players.player where id = $1)"


@dataclass(frozen=True, slots=True)
class Serving:
    """``issuer`` and ``audience`` of the command line's tokens; ``url`` is how clients reach the servers."""

    issuer: str
    audience: str
    url: str


class ServingRecords:
    """Every method is one statement."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._statements = database.statements_for(EVERY_BRAND)

    async def migrated(self) -> bool:
        """Whether there is a place for these records yet."""
        return bool(await self._statements.fetchval(_MIGRATED))

    async def record(self, serving: Serving) -> None:
        """Record what the server that starts now uses; the last to start counts."""
        await self._statements.execute(_RECORD, serving.issuer, serving.audience, serving.url)

    async def recorded(self) -> Serving | None:
        """What the server that started last uses; None where none has started yet."""
        row = await self._statements.fetchrow(_RECORDED)
        return Serving(**row) if row else None

    async def brands(self) -> list[str]:
        """The ids of the brands."""
        return [row["id"] for row in await self._statements.fetch(_BRANDS)]

    async def has_player(self, id: UUID, brand: str) -> bool:
        """Whether a brand has this player."""
        return bool(await self._database.statements_for(brand).fetchval(_HAS_PLAYER, id))
