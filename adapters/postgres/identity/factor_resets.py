"""Resets of players' factors: implements the ports of ``domain/identity/factor_resets``."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import EVERY_BRAND, Database, driver_connection
from domain.identity.factor_resets.model import FactorReset, FactorResetState, IdentityProof
from domain.identity.factor_resets.ports import OpenReset
from domain.identity.model import Account
from domain.shared.actor import Origin
from domain.shared.ids import PlayerId
from domain.shared.pages import RowList, Slice, Window

_ASK: Final = """
  insert into identity.factor_reset_request
    (id, brand, account_id, proof, reference, reason, state, maker, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (account_id) where state in ('PENDING', 'WAITING') do nothing returning true
"""
_LOCKED: Final = """
  select * from identity.factor_reset_request where id = $1 and brand = $2 for no key update
"""
_OPEN: Final = """
  select * from identity.factor_reset_request
  where account_id = $1 and brand = $2 and state in ('PENDING', 'WAITING') for no key update
"""
_STORE: Final = """
  update identity.factor_reset_request
  set state = $2, checker = $3, decided_at = $4, due_at = $5, objection = coalesce($6, objection),
    ended_at = $7, ended_by = $8
  where id = $1
"""
_ONE: Final = "select * from identity.factor_reset_request where brand = $1 and id = $2"
_COUNT: Final = "select count(*) from identity.factor_reset_request where brand = $1"
_LATEST: Final = """
  select r.* from unnest($2::uuid[]) asked (id) cross join lateral (
    select * from identity.factor_reset_request r
    where r.account_id = asked.id and r.brand = $1 order by created_at desc limit 1
  ) r
"""
_OBJECTED: Final = """
  select * from identity.factor_reset_request where objection = $2 and state = 'WAITING' and brand = $1
"""
# Of another context, as in contacts.py: players in a database of their own must publish this.
_LAST_SETBACK: Final = """
  select greatest(
    (select max(at) from players.change
     where player_id = $2 and field = 'email' and actor not like 'player:%'),
    (select max(ended_at) from identity.factor_reset_request
     where brand = $1 and account_id = $2 and state = 'OBJECTED'))
"""
_UNTOLD: Final = """
  select id, brand from identity.factor_reset_request
  where state = 'WAITING' and due_at is null and ($2::uuid is null or (decided_at, id) >
    (select r.decided_at, r.id from identity.factor_reset_request r where r.id = $2))
  order by decided_at, id limit $1
"""
_DUE: Final = """
  select id, brand from identity.factor_reset_request
  where state = 'WAITING' and due_at <= $1 order by due_at limit $2
"""


class PostgresFactorResetBook:
    """Implements ``FactorResetBook`` within one command's transaction."""

    def __init__(self, connection: AsyncConnection, origin: Origin) -> None:
        self._connection = connection
        self._brand = origin.actor.brand

    async def ask(self, reset: FactorReset) -> bool:
        driver = await driver_connection(self._connection)
        kept = (reset.id, reset.brand, reset.player_id, reset.proof.value, reset.reference, reset.reason)
        asked = (reset.state.value, reset.maker, reset.created_at)
        return await driver.fetchval(_ASK, *kept, *asked) is not None

    async def locked(self, id: UUID) -> FactorReset | None:
        row = await (await driver_connection(self._connection)).fetchrow(_LOCKED, id, self._brand)
        return reset_of(row) if row else None

    async def open_of(self, player_id: UUID) -> FactorReset | None:
        row = await (await driver_connection(self._connection)).fetchrow(_OPEN, player_id, self._brand)
        return reset_of(row) if row else None

    async def store(self, reset: FactorReset, objection: bytes | None = None) -> None:
        await (await driver_connection(self._connection)).execute(
            _STORE,
            reset.id,
            reset.state.value,
            reset.checker,
            reset.decided_at,
            reset.due_at,
            objection,
            reset.ended_at,
            reset.ended_by,
        )


class PostgresFactorResetReads:
    """Implements ``FactorResetReads``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def reset(self, brand: str, id: UUID) -> FactorReset | None:
        row = await self._database.statements_for(brand).fetchrow(_ONE, brand, id)
        return reset_of(row) if row else None

    def resets(self, brand: str) -> RowList[FactorReset]:
        return FactorResetsOfBrand(self._database, brand)

    async def latest(self, brand: str, player_ids: Collection[UUID]) -> Mapping[UUID, FactorReset]:
        rows = await self._database.statements_for(brand).fetch(_LATEST, brand, list(player_ids))
        return {row["account_id"]: reset_of(row) for row in rows}

    async def last_setback(self, brand: str, player_id: UUID) -> datetime | None:
        at: datetime | None = await self._database.statements_for(brand).fetchval(
            _LAST_SETBACK, brand, player_id
        )
        return at

    async def objected(self, brand: str, objection: bytes) -> Account | None:
        row = await self._database.statements_for(brand).fetchrow(_OBJECTED, brand, objection)
        return reset_of(row).account if row else None


class PostgresFactorResetsDue:
    """Implements ``FactorResetsDue``, over all brands."""

    def __init__(self, database: Database) -> None:
        self._statements = database.statements_for(EVERY_BRAND)

    async def untold(self, count: int, after: OpenReset | None) -> Sequence[OpenReset]:
        rows = await self._statements.fetch(_UNTOLD, count, after and after.id)
        return [OpenReset(**row) for row in rows]

    async def due(self, by: datetime, count: int) -> Sequence[OpenReset]:
        return [OpenReset(**row) for row in await self._statements.fetch(_DUE, by, count)]


@dataclass(frozen=True, slots=True)
class FactorResetsOfBrand:
    """Implements ``RowList``, newest first; the key of a reset is its time and its id."""

    database: Database
    brand: str

    async def page(self, window: Window) -> Slice[FactorReset]:
        """Read from the edge on."""
        beyond, order = (">", "asc") if window.backward else ("<", "desc")
        after = f"(created_at, id) {beyond} ($2::timestamptz, $3::uuid)"
        if window.edge is None:
            after = "$2::timestamptz is null and $3::uuid is null"
        statement = (
            f"select * from identity.factor_reset_request where brand = $1 and {after}"  # noqa: S608 - our own
            f" order by created_at {order}, id {order} limit $4"
        )
        asked = (self.brand, *(window.edge or (None, None)), window.count + 1)
        rows = await self.database.statements_for(self.brand).fetch(statement, *asked)
        return Slice.cut([((row["created_at"], row["id"]), reset_of(row)) for row in rows], window)

    async def count(self) -> int:
        """How many there are."""
        return int(await self.database.statements_for(self.brand).fetchval(_COUNT, self.brand))


_REMOVE: Final = (
    "delete from identity.totp where account_id = $1",
    "delete from identity.passkey where account_id = $1",
    "delete from identity.phone where account_id = $1",
    "delete from identity.recovery_code where account_id = $1",
)
_OWE: Final = "update identity.factor_holder set enrolment_due_since = $2 where account_id = $1"
_FORGET: Final = """
  update identity.account
  set password_hash = null, password_changed_at = null, password_given = false, seq = seq + 1
  where id = $1 and kind = 'PLAYER' returning seq
"""


class PostgresPlayerFactors:
    """Implements ``PlayerFactors`` within one command's transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def remove(self, player_id: PlayerId, at: datetime) -> int | None:
        driver = await driver_connection(self._connection)
        # The holder's row first, as enrolling locks it: what is enrolled meanwhile is removed, too.
        await driver.execute(_OWE, player_id, at)
        for statement in _REMOVE:
            await driver.execute(statement, player_id)
        seq: int | None = await driver.fetchval(_FORGET, player_id)
        return seq


def reset_of(row: Mapping[str, Any]) -> FactorReset:
    """A reset."""
    return FactorReset(
        id=row["id"],
        brand=row["brand"],
        player_id=PlayerId(row["account_id"]),
        proof=IdentityProof(row["proof"]),
        reference=row["reference"],
        reason=row["reason"],
        state=FactorResetState(row["state"]),
        maker=row["maker"],
        checker=row["checker"],
        created_at=row["created_at"],
        decided_at=row["decided_at"],
        due_at=row["due_at"],
        ended_at=row["ended_at"],
        ended_by=row["ended_by"],
    )
