"""Corrections of players: implements ``ProfileCorrections`` and ``CorrectionReads``."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import Database
from adapters.postgres.players.history import WITHIN_REACH, counts, reach, slices_of, windowed
from adapters.postgres.players.rows import DatabaseRow
from adapters.postgres.players.sealed_fields import KEY_COLUMNS, PlayerCiphers
from adapters.vault.subject_keys import subject_cipher
from adapters.vault.vault import Vault
from domain.players.corrections.model import CorrectedField, Correction, CorrectionState
from domain.shared.actor import Actor, Origin
from domain.shared.ids import PlayerId
from domain.shared.pages import RowList, Slice, SortKey, Window

_FOUND: Final = f"""
  select c.*, {KEY_COLUMNS} from players.correction c cross join lateral (select c.player_id as id) p
"""  # noqa: S608 - our own text
_OF_KEY: Final = text(f"{_FOUND} where c.player_id = :player_id and c.brand = :brand and c.key = :key")
_LOCKED: Final = text(
    f"{_FOUND} where c.player_id = :player_id and c.brand = :brand and c.id = :id for no key update of c"
)
_ASK: Final = text("""
  insert into players.correction
    (player_id, id, brand, key, fields, contact, identity, reason, state, maker, created_at)
  values (:player_id, :id, :brand, :key, :fields, :contact, :identity, :reason, :state, :maker, :created_at)
""")
_DECIDE: Final = text("""
  update players.correction set state = :state, checker = :checker, decided_at = :decided_at, remark = :remark
  where player_id = :player_id and id = :id
""")
_ONE: Final = f"""
  select c.*, {KEY_COLUMNS} from (select p.id from {WITHIN_REACH}) p
  join players.correction c on c.player_id = p.id and c.id = $4
"""  # noqa: S608 - our own text
_OF_PLAYERS: Final = """
  select h.*, {keys} from (select p.id from {reached}) p cross join lateral (
    select * from players.correction c
    where c.player_id = p.id and {after} order by c.id {direction} limit $4
  ) h
"""
_PENDING: Final = """
  select c.*, {keys} from (
    select * from players.correction c where c.brand = $1 and c.state = 'PENDING' and {after}
    order by c.created_at {order}, c.id {order} limit $2
  ) c cross join lateral (select c.player_id as id) p order by c.created_at {order}, c.id {order}
"""
_COUNT_PENDING: Final = "select count(*) from players.correction where brand = $1 and state = 'PENDING'"

TABLE: Final = "players.correction"


class PostgresProfileCorrections:
    """Works within one command's transaction."""

    def __init__(self, connection: AsyncConnection, origin: Origin, vault: Vault) -> None:
        self._connection = connection
        self._brand = origin.actor.brand
        self._vault = vault

    async def of_key(self, player_id: PlayerId, key: str) -> Correction | None:
        return await self._found(_OF_KEY, player_id=player_id, key=key)

    async def locked(self, player_id: PlayerId, id: UUID) -> Correction | None:
        return await self._found(_LOCKED, player_id=player_id, id=id)

    async def ask(self, correction: Correction) -> None:
        account = await subject_cipher(self._connection, self._vault, correction.player_id, "account")
        aml = await subject_cipher(self._connection, self._vault, correction.player_id, "aml")
        values = {each.field: [each.before, each.after] for each in correction.requested}
        row = {
            "player_id": correction.player_id,
            "id": correction.id,
            "brand": correction.brand,
            "key": correction.key,
            "fields": list(values),
            "reason": correction.reason,
            "state": correction.state.value,
            "maker": correction.maker,
            "created_at": correction.created_at,
        }
        sealed = PlayerCiphers(account, aml).seal_correction(correction.id, values)
        await self._connection.execute(_ASK, row | sealed)

    async def decide(self, correction: Correction) -> None:
        decided = {
            "state": correction.state.value,
            "checker": correction.checker,
            "decided_at": correction.decided_at,
            "remark": correction.remark,
        }
        where = {"player_id": correction.player_id, "id": correction.id}
        await self._connection.execute(_DECIDE, decided | where)

    async def _found(self, statement: Any, **asked: object) -> Correction | None:
        found = await self._connection.execute(statement, {"brand": self._brand, **asked})
        row = found.mappings().one_or_none()
        return (await corrections_of_rows(self._vault, [row]))[0] if row else None


class PostgresCorrectionReads:
    """Single statements on the pool; what opens a player's values comes in the same statement."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def one(self, viewer: Actor, player_id: PlayerId, id: UUID) -> Correction | None:
        statements = self._database.statements_for(viewer.brand)
        row = await statements.fetchrow(_ONE, *reach(viewer, [player_id]), id)
        return (await corrections_of_rows(self._vault, [row]))[0] if row else None

    async def of_players(
        self, viewer: Actor, ids: Sequence[UUID], window: Window
    ) -> dict[UUID, Slice[Correction]]:
        statement = windowed(_OF_PLAYERS, window, "c.id {beyond} $5::uuid")
        asked = (*reach(viewer, ids), window.count + 1, *(window.edge or ()))
        rows = await self._database.statements_for(viewer.brand).fetch(statement, *asked)
        found: list[tuple[SortKey, Correction]] = [
            ((each.id,), each) for each in await corrections_of_rows(self._vault, rows)
        ]
        return slices_of(ids, window, found)

    async def counts(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, int]:
        return await counts(self._database.statements_for(viewer.brand), viewer, ids, TABLE)

    def pending(self, brand: str) -> RowList[Correction]:
        return PendingCorrections(self._database, self._vault, brand)


@dataclass(frozen=True, slots=True)
class PendingCorrections:
    """Implements ``RowList``, oldest first; the key of a correction is its time and its id."""

    database: Database
    vault: Vault
    brand: str

    async def page(self, window: Window) -> Slice[Correction]:
        """Read from the edge on."""
        beyond, order = ("<", "desc") if window.backward else (">", "asc")
        after = f"(c.created_at, c.id) {beyond} ($3::timestamptz, $4::uuid)" if window.edge else "true"
        statement = _PENDING.format(keys=KEY_COLUMNS, after=after, order=order)
        asked = (self.brand, window.count + 1, *(window.edge or ()))
        rows = await self.database.statements_for(self.brand).fetch(statement, *asked)
        found = await corrections_of_rows(self.vault, rows)
        return Slice.cut([((each.created_at, each.id), each) for each in found], window)

    async def count(self) -> int:
        """How many there are."""
        return int(await self.database.statements_for(self.brand).fetchval(_COUNT_PENDING, self.brand))


async def corrections_of_rows(vault: Vault, rows: Sequence[DatabaseRow]) -> list[Correction]:
    """Corrections as kept, opened by the columns of ``KEY_COLUMNS``."""
    opening = await PlayerCiphers.of_rows(vault, rows, "player_id")
    return [_correction(row, ciphers) for row, ciphers in zip(rows, opening, strict=True)]


def _correction(row: DatabaseRow, ciphers: PlayerCiphers) -> Correction:
    values = ciphers.open_correction(row["id"], row)
    return Correction(
        id=row["id"],
        player_id=row["player_id"],
        brand=row["brand"],
        key=row["key"],
        requested=tuple(CorrectedField(field, *values.get(field, (None, None))) for field in row["fields"]),
        reason=row["reason"],
        state=CorrectionState(row["state"]),
        maker=row["maker"],
        created_at=row["created_at"],
        checker=row["checker"],
        decided_at=row["decided_at"],
        remark=row["remark"],
    )
