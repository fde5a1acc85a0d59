"""Moves, changes, notes, consents and corrections by their moments: implements ``PlayerTimeline``."""

from itertools import groupby
from typing import Any, Final

from adapters.postgres.database import Database
from adapters.postgres.players.corrections import corrections_of_rows
from adapters.postgres.players.history import WITHIN_REACH, change_of, note_of, reach, status_change_of
from adapters.postgres.players.rows import DatabaseRow
from adapters.postgres.players.sealed_fields import KEY_COLUMNS, PlayerCiphers
from adapters.postgres.timeline_spans import RefColumn, reading_order, ref_of_number, span_values, within
from adapters.vault.vault import Vault
from domain.players.corrections.model import Correction
from domain.players.model import Consent, ConsentKind, Note, PlayerChange, StatusChange
from domain.shared.actor import Actor
from domain.shared.timeline import TimelineItem, TimelineSpan

_ROWS: Final = """
  select h.*, {keys} from (select p.id from {reached}) p cross join lateral (
    select * from {table} x where x.player_id = p.id and {which} and {within}
    order by {at} {order}, {id} {order} limit $4
  ) h
"""
# `offset 0` makes it a look-up for each version; a join could read all changes of the player.
_CHANGES: Final = """
  select h.*, {keys} from (select p.id from {reached}) p cross join lateral (
    select c.* from (
      select x.at, x.version from players.change x
      where x.player_id = p.id and x.field <> 'status' and {within}
      group by x.at, x.version order by x.at {order}, x.version {order} limit $4
    ) v cross join lateral (
      select * from players.change c
      where c.player_id = p.id and c.version = v.version and c.field <> 'status' offset 0
    ) c
  ) h order by h.at {order}, h.version {order}, h.field
"""
_KINDS: Final = {"x.version": RefColumn.NUMBER, "x.id": RefColumn.UUID}


class PostgresPlayerTimeline:
    """Single statements on the pool; what opens a player's values comes in the same statement."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def status_moves(self, viewer: Actor, span: TimelineSpan) -> list[TimelineItem[StatusChange]]:
        statement = _rows_of(span, "players.change", "x.at", "x.version", which="x.field = 'status'")
        rows = await self._fetch(statement, viewer, span, RefColumn.NUMBER)
        moves = [
            status_change_of(row, each) for row, each in zip(rows, await self._ciphers(rows), strict=True)
        ]
        return [TimelineItem(move.at, ref_of_number(move.version), move.actor, move) for move in moves]

    async def changes(
        self, viewer: Actor, span: TimelineSpan
    ) -> list[TimelineItem[tuple[PlayerChange, ...]]]:
        condition = within(span, "x.at", "x.version", RefColumn.NUMBER, 5)
        statement = _CHANGES.format(
            keys=KEY_COLUMNS, reached=WITHIN_REACH, within=condition, order=reading_order(span)
        )
        rows = await self._fetch(statement, viewer, span, RefColumn.NUMBER)
        changes = [change_of(row, each) for row, each in zip(rows, await self._ciphers(rows), strict=True)]
        commands = [tuple(each) for _, each in groupby(changes, key=lambda change: change.version)]
        return [
            TimelineItem(each[0].at, ref_of_number(each[0].version), each[0].actor, each) for each in commands
        ]

    async def notes(self, viewer: Actor, span: TimelineSpan) -> list[TimelineItem[Note]]:
        rows = await self._fetch(_rows_of(span, "players.note", "x.at", "x.id"), viewer, span)
        notes = [note_of(row, each) for row, each in zip(rows, await self._ciphers(rows), strict=True)]
        return [TimelineItem(note.at, str(note.id), note.author, note) for note in notes]

    async def consents(self, viewer: Actor, span: TimelineSpan) -> list[TimelineItem[Consent]]:
        rows = await self._fetch(_rows_of(span, "players.consent", "x.at", "x.id"), viewer, span)
        return [TimelineItem(row["at"], str(row["id"]), row["actor"], _consent(row)) for row in rows]

    async def corrections_requested(
        self, viewer: Actor, span: TimelineSpan
    ) -> list[TimelineItem[Correction]]:
        found = await self._corrections(viewer, span, "x.created_at")
        return [TimelineItem(each.created_at, str(each.id), each.maker, each) for each in found]

    async def corrections_decided(self, viewer: Actor, span: TimelineSpan) -> list[TimelineItem[Correction]]:
        found = await self._corrections(viewer, span, "x.decided_at")
        return [
            TimelineItem(each.decided_at, str(each.id), each.checker, each)
            for each in found
            if each.decided_at is not None
        ]

    async def _corrections(self, viewer: Actor, span: TimelineSpan, at: str) -> list[Correction]:
        statement = _rows_of(span, "players.correction", at, "x.id", which=f"{at} is not null")
        return await corrections_of_rows(self._vault, await self._fetch(statement, viewer, span))

    async def _fetch(
        self, statement: str, viewer: Actor, span: TimelineSpan, kind: RefColumn = RefColumn.UUID
    ) -> list[Any]:
        asked = (*reach(viewer, [span.player_id]), span.count, *span_values(span, kind))
        return await self._database.statements_for(viewer.brand).fetch(statement, *asked)

    async def _ciphers(self, rows: list[Any]) -> list[PlayerCiphers]:
        return await PlayerCiphers.of_rows(self._vault, rows, "player_id")


def _rows_of(span: TimelineSpan, table: str, at: str, id: str, *, which: str = "true") -> str:
    return _ROWS.format(
        keys=KEY_COLUMNS,
        reached=WITHIN_REACH,
        table=table,
        which=which,
        within=within(span, at, id, _KINDS[id], 5),
        at=at,
        id=id,
        order=reading_order(span),
    )


def _consent(row: DatabaseRow) -> Consent:
    return Consent(ConsentKind(row["kind"]), row["version"], row["given"], row["at"])
