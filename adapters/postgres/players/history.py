"""Changes, notes and consents of players, for many players in one statement."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

import orjson

from adapters.postgres.players.rows import DatabaseRow
from adapters.postgres.players.sealed_fields import KEY_COLUMNS, PlayerCiphers
from adapters.postgres.pool import BrandStatements
from adapters.vault.vault import Vault
from domain.players.model import Consent, ConsentKind, Note, PlayerChange, StatusChange
from domain.players.statuses import PlayerStatus, ReasonCode
from domain.shared.actor import Actor, ActorKind, Channel
from domain.shared.ids import PlayerId
from domain.shared.pages import Slice, SortKey, Window

WITHIN_REACH = """
    players.player p where p.id = any($1::uuid[]) and p.brand = $2 and ($3::uuid is null or p.id = $3)
"""
# The newest first; reading backward starts at the oldest.
_CHANGES = """
  select h.*, {keys} from (select p.id from {reached}) p cross join lateral (
    select * from players.change c
    where c.player_id = p.id and {after} order by c.version {direction}, c.field {direction} limit $4
  ) h
"""
_STATUS_CHANGES = """
  select h.*, {keys} from (select p.id from {reached}) p cross join lateral (
    select * from players.change c
    where c.player_id = p.id and c.field = 'status' and {after} order by c.version {direction} limit $4
  ) h
"""
_NOTES = """
  select h.*, {keys} from (select p.id from {reached}) p cross join lateral (
    select * from players.note n
    where n.player_id = p.id and {after} order by n.id {direction} limit $4
  ) h
"""
_NOTE = f"""
  select n.*, {KEY_COLUMNS} from (select p.id from {WITHIN_REACH}) p
  join players.note n on n.player_id = p.id and n.id = $4
"""  # noqa: S608 - our own text
# The newest of each kind by itself: those before it are not read.
_CONSENTS = f"""
  select h.* from (select p.id from {WITHIN_REACH}) p cross join unnest($4::text[]) kind (name)
  cross join lateral (
    select c.player_id, c.kind, c.version, c.given, c.at from players.consent c
    where c.player_id = p.id and c.kind = kind.name order by c.id desc limit 1
  ) h
"""  # noqa: S608 - our own text
_COUNTS = """
  select h.player_id, count(*) as rows from {table} h join {reached} group by h.player_id
"""

CHANGES: Final = "players.change"
STATUS_CHANGES: Final = "(select player_id from players.change where field = 'status')"
NOTES: Final = "players.note"

_NO_PLAYER = UUID(int=0)


def reach(viewer: Actor, ids: Sequence[UUID]) -> tuple[Sequence[UUID], str, UUID | None]:
    """The first three parameters of every statement here: which players, whose brand, and who alone."""
    if viewer.kind is not ActorKind.PLAYER:
        return ids, viewer.brand, None
    # An anonymous viewer is a player without an id: matches no row, never all.
    return ids, viewer.brand, viewer.player_id or _NO_PLAYER


async def changes(
    statements: BrandStatements, vault: Vault, viewer: Actor, ids: Sequence[UUID], window: Window
) -> dict[UUID, Slice[PlayerChange]]:
    """A window of each player's changes."""
    statement = windowed(_CHANGES, window, "(c.version, c.field) {beyond} ($5::bigint, $6::text)")
    rows = await statements.fetch(statement, *reach(viewer, ids), window.count + 1, *(window.edge or ()))
    opening = await PlayerCiphers.of_rows(vault, rows, "player_id")
    found = [(_change_key(row), change_of(row, each)) for row, each in zip(rows, opening, strict=True)]
    return slices_of(ids, window, found)


async def status_changes(
    statements: BrandStatements, vault: Vault, viewer: Actor, ids: Sequence[UUID], window: Window
) -> dict[UUID, Slice[StatusChange]]:
    """A window of the moves of each player's status."""
    statement = windowed(_STATUS_CHANGES, window, "c.version {beyond} $5::bigint")
    rows = await statements.fetch(statement, *reach(viewer, ids), window.count + 1, *(window.edge or ()))
    opening = await PlayerCiphers.of_rows(vault, rows, "player_id")
    found = [
        ((row["version"],), status_change_of(row, each)) for row, each in zip(rows, opening, strict=True)
    ]
    return slices_of(ids, window, found)


async def notes(
    statements: BrandStatements, vault: Vault, viewer: Actor, ids: Sequence[UUID], window: Window
) -> dict[UUID, Slice[Note]]:
    """A window of each player's notes."""
    statement = windowed(_NOTES, window, "n.id {beyond} $5::uuid")
    rows = await statements.fetch(statement, *reach(viewer, ids), window.count + 1, *(window.edge or ()))
    opening = await PlayerCiphers.of_rows(vault, rows, "player_id")
    found = [((row["id"],), note_of(row, each)) for row, each in zip(rows, opening, strict=True)]
    return slices_of(ids, window, found)


async def note(
    statements: BrandStatements, vault: Vault, viewer: Actor, player_id: PlayerId, note_id: UUID
) -> Note | None:
    """One note."""
    rows = await statements.fetch(_NOTE, *reach(viewer, [player_id]), note_id)
    opening = await PlayerCiphers.of_rows(vault, rows, "player_id")
    return next((note_of(row, each) for row, each in zip(rows, opening, strict=True)), None)


async def consents(
    statements: BrandStatements, viewer: Actor, ids: Sequence[UUID]
) -> dict[UUID, list[Consent]]:
    """Each player's latest answer of every kind."""
    found: dict[UUID, list[Consent]] = {id: [] for id in ids}
    kinds = [kind.value for kind in ConsentKind]
    for row in await statements.fetch(_CONSENTS, *reach(viewer, ids), kinds):
        answer = Consent(ConsentKind(row["kind"]), row["version"], row["given"], row["at"])
        found[row["player_id"]].append(answer)
    order = list(ConsentKind)
    return {id: sorted(answers, key=lambda each: order.index(each.kind)) for id, answers in found.items()}


async def counts(
    statements: BrandStatements, viewer: Actor, ids: Sequence[UUID], table: str
) -> dict[UUID, int]:
    """How many rows each player has in one of ``CHANGES``, ``STATUS_CHANGES`` and ``NOTES``."""
    reached = WITHIN_REACH.replace("where", "on h.player_id = p.id where")
    rows = await statements.fetch(_COUNTS.format(table=table, reached=reached), *reach(viewer, ids))
    return dict.fromkeys(ids, 0) | {row["player_id"]: row["rows"] for row in rows}


def windowed(statement: str, window: Window, after: str) -> str:
    """``after``: the condition of rows beyond an edge, in the text only where there is an edge."""
    beyond, direction = (">", "asc") if window.backward else ("<", "desc")
    after = after.format(beyond=beyond) if window.edge else "true"
    return statement.format(reached=WITHIN_REACH, after=after, direction=direction, keys=KEY_COLUMNS)


def slices_of(
    ids: Sequence[UUID], window: Window, found: Sequence[tuple[SortKey, Any]]
) -> dict[UUID, Slice[Any]]:
    """The rows of each player, by their sort keys, cut to the window."""
    of_player: dict[UUID, list[tuple[SortKey, Any]]] = {id: [] for id in ids}
    for key, kept in found:
        of_player[kept.player_id].append((key, kept))
    return {id: Slice.cut(read, window) for id, read in of_player.items()}


def _change_key(row: DatabaseRow) -> SortKey:
    return row["version"], row["field"]


def change_of(row: DatabaseRow, ciphers: PlayerCiphers) -> PlayerChange:
    """A change as kept."""
    version, field = row["version"], row["field"]
    return PlayerChange(
        player_id=row["player_id"],
        version=version,
        field=field,
        before=ciphers.open_change(version, field, "before", row["before"]),
        after=ciphers.open_change(version, field, "after", row["after"]),
        at=row["at"],
        actor=row["actor"],
        channel=Channel(row["channel"]),
        reason_code=ReasonCode(row["reason_code"]) if row["reason_code"] else None,
        reason=row["reason"],
    )


def status_change_of(row: DatabaseRow, ciphers: PlayerCiphers) -> StatusChange:
    """A move of the status as kept: a change of that field."""
    change = change_of(row, ciphers)
    return StatusChange(
        player_id=change.player_id,
        version=change.version,
        before=_status(change.before),
        after=_status(change.after),
        at=change.at,
        actor=change.actor,
        channel=change.channel,
        reason_code=change.reason_code,
        reason=change.reason,
    )


def _status(kept: str | None) -> PlayerStatus | None:
    name = None if kept is None else orjson.loads(kept)
    return None if name is None else PlayerStatus(name)


def note_of(row: DatabaseRow, ciphers: PlayerCiphers) -> Note:
    """A note as kept."""
    words = ciphers.open_note(row["id"], row["words"])
    return Note(row["id"], row["player_id"], words, row["author"], row["at"])
