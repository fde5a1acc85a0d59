"""Brands and their changes: implements ``BrandChanges`` and ``BrandReads``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import EVERY_BRAND, Database
from domain.players.brands.model import BrandChange, BrandChangeState
from domain.players.ports import Brand
from domain.shared.actor import Origin
from domain.shared.pages import RowList, Slice, Window

BRAND: Final = "select id, name, time_zone, currencies, jurisdictions from players.brand where id = $1"
_CHANGE: Final = "select * from players.brand_change where brand = $1 and id = $2"
_COUNT_CHANGES: Final = "select count(*) from players.brand_change where brand = $1"
_ALL: Final = "select id, name, time_zone, currencies, jurisdictions from players.brand order by id"
_EXISTS: Final = text("select exists (select from players.brand where id = :code)")
# The single jurisdiction is for processes of the version before.
_ADD: Final = text("""
  insert into players.brand (id, name, time_zone, currencies, jurisdictions, jurisdiction)
  values (:code, :name, :time_zone, :currencies, :jurisdictions, :jurisdiction)
  on conflict do nothing returning id
""")
_UPDATE: Final = text("""
  update players.brand set name = :name, time_zone = :time_zone, currencies = :currencies,
    jurisdictions = :jurisdictions, jurisdiction = :jurisdiction
  where id = :code
""")
_ASK: Final = text("""
  insert into players.brand_change
    (id, brand, code, name, time_zone, currencies, jurisdictions, reason, state, maker, created_at)
  values
    (:id, :brand, :code, :name, :time_zone, :currencies, :jurisdictions, :reason, :state, :maker, :created_at)
""")
_LOCKED: Final = text("""
  select * from players.brand_change where id = :id and brand = :brand for no key update
""")
_DECIDE: Final = text("""
  update players.brand_change set state = :state, checker = :checker, decided_at = :decided_at where id = :id
""")
# From each jurisdiction to the next by the index: players are many, jurisdictions few.
_IN_USE: Final = """
  with recursive used (jurisdiction) as (
    select min(jurisdiction) from players.player
    union all
    select (select min(p.jurisdiction) from players.player p where p.jurisdiction > u.jurisdiction)
    from used u where u.jurisdiction is not null
  )
  select jurisdiction from used where jurisdiction is not null
  union select unnest(jurisdictions) from players.brand order by 1
"""


class PostgresBrandChanges:
    """Works within one command's transaction."""

    def __init__(self, connection: AsyncConnection, origin: Origin) -> None:
        self._connection = connection
        self._brand = origin.actor.brand

    async def exists(self, code: str) -> bool:
        return bool((await self._connection.execute(_EXISTS, {"code": code})).scalar_one())

    async def add(self, brand: Brand) -> bool:
        return (await self._connection.execute(_ADD, _kept(brand))).scalar() is not None

    async def update(self, brand: Brand) -> None:
        await self._connection.execute(_UPDATE, _kept(brand))

    async def ask(self, change: BrandChange) -> None:
        asked = {"id": change.id, "brand": change.brand, "reason": change.reason, "maker": change.maker}
        when = {"state": change.state.value, "created_at": change.created_at}
        await self._connection.execute(_ASK, _columns(change.wanted) | asked | when)

    async def locked(self, id: UUID) -> BrandChange | None:
        found = await self._connection.execute(_LOCKED, {"id": id, "brand": self._brand})
        row = found.mappings().one_or_none()
        return _change(row) if row else None

    async def decide(self, change: BrandChange) -> None:
        decided = {"checker": change.checker, "decided_at": change.decided_at, "state": change.state.value}
        await self._connection.execute(_DECIDE, {"id": change.id, **decided})


class PostgresBrandReads:
    """Each is one statement of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def brand(self, code: str) -> Brand | None:
        row = await self._database.statements_for(code).fetchrow(BRAND, code)
        return brand_of(row) if row else None

    async def all(self) -> Sequence[Brand]:
        """Every brand, by its code."""
        return [brand_of(row) for row in await self._database.statements_for(EVERY_BRAND).fetch(_ALL)]

    async def change(self, brand: str, id: UUID) -> BrandChange | None:
        row = await self._database.statements_for(brand).fetchrow(_CHANGE, brand, id)
        return _change(row) if row else None

    def changes(self, brand: str) -> RowList[BrandChange]:
        return ChangesOfBrand(self._database, brand)


@dataclass(frozen=True, slots=True)
class ChangesOfBrand:
    """Implements ``RowList``, newest first; the key of a change is its time and its id."""

    database: Database
    brand: str

    async def page(self, window: Window) -> Slice[BrandChange]:
        """Read from the edge on."""
        beyond, order = (">", "asc") if window.backward else ("<", "desc")
        after = f"(created_at, id) {beyond} ($2::timestamptz, $3::uuid)"
        if window.edge is None:
            after = "$2::timestamptz is null and $3::uuid is null"
        statement = (
            f"select * from players.brand_change where brand = $1 and {after}"  # noqa: S608 - our own text
            f" order by created_at {order}, id {order} limit $4"
        )
        asked = (self.brand, *(window.edge or (None, None)), window.count + 1)
        rows = await self.database.statements_for(self.brand).fetch(statement, *asked)
        return Slice.cut([((row["created_at"], row["id"]), _change(row)) for row in rows], window)

    async def count(self) -> int:
        """How many there are."""
        return int(await self.database.statements_for(self.brand).fetchval(_COUNT_CHANGES, self.brand))


async def jurisdictions_in_use(database: Database) -> list[str]:
    """Every jurisdiction that a player or a brand is under."""
    return [row["jurisdiction"] for row in await database.statements_for(EVERY_BRAND).fetch(_IN_USE)]


def brand_of(row: Mapping[str, Any]) -> Brand:
    """A brand from its row."""
    return Brand(
        row["id"], row["name"], row["time_zone"], tuple(row["currencies"]), tuple(row["jurisdictions"])
    )


def _columns(brand: Brand) -> dict[str, Any]:
    return {
        "code": brand.id,
        "name": brand.name,
        "time_zone": brand.time_zone,
        "currencies": list(brand.currencies),
        "jurisdictions": list(brand.jurisdictions),
    }


def _kept(brand: Brand) -> dict[str, Any]:
    only = brand.jurisdictions[0] if len(brand.jurisdictions) == 1 else None
    return {**_columns(brand), "jurisdiction": only}


def _change(row: Mapping[Any, Any]) -> BrandChange:
    return BrandChange(
        id=row["id"],
        brand=row["brand"],
        wanted=brand_of({**row, "id": row["code"]}),
        reason=row["reason"],
        state=BrandChangeState(row["state"]),
        maker=row["maker"],
        checker=row["checker"],
        created_at=row["created_at"],
        decided_at=row["decided_at"],
    )
