"""Read models of players: implements ``PlayerReads``, reach in every statement."""

from collections.abc import Sequence
from uuid import UUID

from adapters.postgres.database import Database
from adapters.postgres.players import history
from adapters.postgres.players.list_query import PROFILE, count_statement, page_statement, sort_key
from adapters.postgres.players.rows import DatabaseRow, player_of
from adapters.postgres.players.sealed_fields import EMAIL_INDEX, KEY_COLUMNS, PlayerCiphers
from adapters.vault.vault import Vault
from domain.players.login import username as checked_username
from domain.players.model import Consent, Note, Player, PlayerChange
from domain.players.queries import Criteria, Order
from domain.shared.actor import Actor
from domain.shared.errors import BadInput
from domain.shared.pages import Slice, Window

_COLUMNS = ", ".join(f"p.{column.name}" for column in PROFILE)
_BY_IDS = f"""
  select {_COLUMNS}, {KEY_COLUMNS} from players.player p
  where p.id = any($1::uuid[]) and p.brand = $2 and ($3::uuid is null or p.id = $3)
"""  # noqa: S608 - column names of our own
_BY_USERNAME = f"""
  select {_COLUMNS}, {KEY_COLUMNS} from players.player p
  where p.username_key = $1 and p.brand = $2 and ($3::uuid is null or p.id = $3)
"""  # noqa: S608 - column names of our own


class PostgresPlayerReads:
    """Single prepared statements on the pool; the composed list outside of any transaction.

    What opens a player comes in the same statement. Where it has been destroyed, the fields are None.
    """

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def by_ids(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, Player]:
        rows = await self._database.statements_for(viewer.brand).fetch(_BY_IDS, *history.reach(viewer, ids))
        return {player.id: player for player in await self._players(rows)}

    async def by_username(self, viewer: Actor, username: str) -> Player | None:
        try:
            key = checked_username(username).key
        except BadInput:
            return None
        statements = self._database.statements_for(viewer.brand)
        row = await statements.fetchrow(_BY_USERNAME, key, *history.reach(viewer, [])[1:])
        return (await self._players([row]))[0] if row else None

    async def page(self, viewer: Actor, criteria: Criteria, order: Order, window: Window) -> Slice[Player]:
        statement = page_statement(viewer, criteria, order, window, await self._index(viewer, criteria))
        async with self._database.autocommit_connection(viewer.brand) as connection:
            rows = (await connection.execute(statement)).mappings().all()
        keys = [sort_key(row, order) for row in rows]
        return Slice.cut([*zip(keys, await self._players(rows), strict=True)], window)

    async def count(self, viewer: Actor, criteria: Criteria) -> int:
        statement = count_statement(viewer, criteria, await self._index(viewer, criteria))
        async with self._database.autocommit_connection(viewer.brand) as connection:
            counted: int = (await connection.execute(statement)).scalar_one()
        return counted

    async def changes(
        self, viewer: Actor, ids: Sequence[UUID], window: Window
    ) -> dict[UUID, Slice[PlayerChange]]:
        return await history.changes(
            self._database.statements_for(viewer.brand), self._vault, viewer, ids, window
        )

    async def change_counts(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, int]:
        return await history.counts(self._database.statements_for(viewer.brand), viewer, ids, "change")

    async def notes(self, viewer: Actor, ids: Sequence[UUID], window: Window) -> dict[UUID, Slice[Note]]:
        return await history.notes(
            self._database.statements_for(viewer.brand), self._vault, viewer, ids, window
        )

    async def note_counts(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, int]:
        return await history.counts(self._database.statements_for(viewer.brand), viewer, ids, "note")

    async def consents(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, list[Consent]]:
        return await history.consents(self._database.statements_for(viewer.brand), viewer, ids)

    async def _players(self, rows: Sequence[DatabaseRow]) -> list[Player]:
        opening = await PlayerCiphers.of_rows(self._vault, rows)
        return [player_of(row, ciphers.opened(row)) for row, ciphers in zip(rows, opening, strict=True)]

    async def _index(self, viewer: Actor, criteria: Criteria) -> bytes | None:
        if criteria.email_key is None:
            return None
        return await self._vault.index(viewer.brand, EMAIL_INDEX, criteria.email_key)
