"""Read models of players: implements ``PlayerReads``, reach in every statement."""

from collections.abc import Sequence
from uuid import UUID

from adapters.postgres import players_history as history
from adapters.postgres.database import Database
from adapters.postgres.players_list import PROFILE, count_statement, page_statement, sort_key
from adapters.postgres.players_rows import player_of
from domain.players.login import username as checked_username
from domain.players.model import Change, Consent, Note, Player
from domain.players.queries import Criteria, Order
from domain.shared.actor import Actor
from domain.shared.errors import BadInput
from domain.shared.pages import Slice, Window

_COLUMNS = ", ".join(column.name for column in PROFILE)
_BY_IDS = f"""
  select {_COLUMNS} from players.player
  where id = any($1::uuid[]) and brand = $2 and ($3::uuid is null or id = $3)
"""  # noqa: S608 - column names of our own
_BY_USERNAME = f"""
  select {_COLUMNS} from players.player
  where username_key = $1 and brand = $2 and ($3::uuid is null or id = $3)
"""  # noqa: S608 - column names of our own


class PostgresPlayerReads:
    """Single prepared statements on the pool; the composed list outside of any transaction."""

    def __init__(self, database: Database) -> None:
        self._pool = database.pool
        # Each read is one statement: BEGIN and ROLLBACK around it would only cost round trips.
        self._engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")

    async def by_ids(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, Player]:
        """The players among ``ids`` within reach."""
        rows = await self._pool.fetch(_BY_IDS, *history.reach(viewer, ids))
        return {row["id"]: player_of(row) for row in rows}

    async def by_username(self, viewer: Actor, username: str) -> Player | None:
        """The player of this name, however it is written; a name nobody can have finds nobody."""
        try:
            key = checked_username(username).key
        except BadInput:
            return None
        row = await self._pool.fetchrow(_BY_USERNAME, key, *history.reach(viewer, [])[1:])
        return player_of(row) if row else None

    async def page(self, viewer: Actor, criteria: Criteria, order: Order, window: Window) -> Slice[Player]:
        """One window of the players that meet the criteria."""
        statement = page_statement(viewer, criteria, order, window)
        async with self._engine.connect() as connection:
            rows = (await connection.execute(statement)).mappings().all()
        return Slice.cut([(sort_key(row, order), player_of(row)) for row in rows], window)

    async def count(self, viewer: Actor, criteria: Criteria) -> int:
        """How many players meet the criteria."""
        async with self._engine.connect() as connection:
            counted: int = (await connection.execute(count_statement(viewer, criteria))).scalar_one()
        return counted

    async def changes(self, viewer: Actor, ids: Sequence[UUID], window: Window) -> dict[UUID, Slice[Change]]:
        """The same window of each player's history, newest first."""
        return await history.changes(self._pool, viewer, ids, window)

    async def change_counts(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, int]:
        """How many changes each player has."""
        return await history.counts(self._pool, viewer, ids, "change")

    async def notes(self, viewer: Actor, ids: Sequence[UUID], window: Window) -> dict[UUID, Slice[Note]]:
        """The same window of each player's notes, newest first."""
        return await history.notes(self._pool, viewer, ids, window)

    async def note_counts(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, int]:
        """How many notes each player has."""
        return await history.counts(self._pool, viewer, ids, "note")

    async def consents(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, list[Consent]]:
        """Each player's latest answer of every kind."""
        return await history.consents(self._pool, viewer, ids)
