"""Read models of players: implements ``PlayerReads``, reach in every statement."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from adapters.postgres.database import Database
from adapters.postgres.players import history
from adapters.postgres.players.list_query import (
    PROFILE,
    count_statement,
    first_of_each,
    page_statement,
    sort_key,
)
from adapters.postgres.players.rows import DatabaseRow, player_of
from adapters.postgres.players.sealed_fields import KEY_COLUMNS, PlayerCiphers
from adapters.postgres.players.search_keys import search_keys
from adapters.vault.vault import Vault
from domain.players.login import username as checked_username
from domain.players.model import Consent, Note, Player, PlayerChange, StatusChange
from domain.players.queries import Criteria, Order
from domain.shared.actor import Actor
from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId
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

_REGISTERED = """
  select p.id, p.created_at from players.player p
  where p.brand = $1 and ($2::uuid is null or p.id = $2) and p.created_at >= $3
  order by p.created_at, p.id limit $4
"""
_LAST_SEEN = """
  select v.player_id, v.at from players.visit v join players.player p on p.id = v.player_id
  where p.id = any($1::uuid[]) and p.brand = $2 and ($3::uuid is null or p.id = $3)
"""


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
        searched = await search_keys(self._vault, viewer.brand, criteria)
        statement = page_statement(viewer, criteria, order, window, searched)
        async with self._database.autocommit_connection(viewer.brand) as connection:
            rows = (await connection.execute(statement)).mappings().all()
        keys = [sort_key(row, order) for row in rows]
        return Slice.cut([*zip(keys, await self._players(rows), strict=True)], window)

    async def meeting_each(
        self, viewer: Actor, ways: Sequence[tuple[Criteria, Order]], count: int
    ) -> list[list[Player]]:
        if not ways:
            return []
        keyed = [
            (criteria, order, await search_keys(self._vault, viewer.brand, criteria))
            for criteria, order in ways
        ]
        async with self._database.autocommit_connection(viewer.brand) as connection:
            statement = first_of_each(viewer, keyed, count)
            rows = (await connection.execute(statement)).mappings().all()
        rows = sorted(rows, key=lambda row: (row["way"], row["place"]))
        found: list[list[Player]] = [[] for _ in ways]
        for row, player in zip(rows, await self._players(rows), strict=True):
            found[row["way"]].append(player)
        return found

    async def count(self, viewer: Actor, criteria: Criteria) -> int:
        searched = await search_keys(self._vault, viewer.brand, criteria)
        statement = count_statement(viewer, criteria, searched)
        async with self._database.autocommit_connection(viewer.brand) as connection:
            counted: int = (await connection.execute(statement)).scalar_one()
        return counted

    async def registered_since(self, viewer: Actor, since: datetime, rows_max: int) -> dict[UUID, datetime]:
        statements = self._database.statements_for(viewer.brand)
        rows = await statements.fetch(_REGISTERED, *history.reach(viewer, [])[1:], since, rows_max)
        return {row["id"]: row["created_at"] for row in rows}

    async def last_seen(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, datetime]:
        statements = self._database.statements_for(viewer.brand)
        rows = await statements.fetch(_LAST_SEEN, *history.reach(viewer, ids))
        return {row["player_id"]: row["at"] for row in rows}

    async def changes(
        self, viewer: Actor, ids: Sequence[UUID], window: Window
    ) -> dict[UUID, Slice[PlayerChange]]:
        return await history.changes(
            self._database.statements_for(viewer.brand), self._vault, viewer, ids, window
        )

    async def change_counts(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, int]:
        return await history.counts(self._database.statements_for(viewer.brand), viewer, ids, history.CHANGES)

    async def status_changes(
        self, viewer: Actor, ids: Sequence[UUID], window: Window
    ) -> dict[UUID, Slice[StatusChange]]:
        return await history.status_changes(
            self._database.statements_for(viewer.brand), self._vault, viewer, ids, window
        )

    async def status_change_counts(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, int]:
        return await history.counts(
            self._database.statements_for(viewer.brand), viewer, ids, history.STATUS_CHANGES
        )

    async def notes(self, viewer: Actor, ids: Sequence[UUID], window: Window) -> dict[UUID, Slice[Note]]:
        return await history.notes(
            self._database.statements_for(viewer.brand), self._vault, viewer, ids, window
        )

    async def note(self, viewer: Actor, player_id: PlayerId, note_id: UUID) -> Note | None:
        statements = self._database.statements_for(viewer.brand)
        return await history.note(statements, self._vault, viewer, player_id, note_id)

    async def note_counts(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, int]:
        return await history.counts(self._database.statements_for(viewer.brand), viewer, ids, history.NOTES)

    async def consents(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, list[Consent]]:
        return await history.consents(self._database.statements_for(viewer.brand), viewer, ids)

    async def _players(self, rows: Sequence[DatabaseRow]) -> list[Player]:
        opening = await PlayerCiphers.of_rows(self._vault, rows)
        return [player_of(row, ciphers.opened(row)) for row, ciphers in zip(rows, opening, strict=True)]
