"""Reads the audit log, newest first."""

from datetime import date
from typing import Any, Final

from adapters.postgres.database import Database
from domain.compliance.queries import AuditCriteria, AuditRow
from domain.shared.actor import Actor, ActorKind, Channel
from domain.shared.errors import BadInput
from domain.shared.pages import Slice, SortKey, Window

# A moment becomes a place in the chain, whose order is that of time: the index of what is asked for has the
# same order, so neither what is newer nor what is older is read. A clock set back never makes a day earlier.
# Bounds are sub-selects: as values they would mislead the planner, which knows days and not rows of a day.
_PLACE: Final = """
  select coalesce(max(day), 'infinity') as day, coalesce(max(seq), 0) as seq from (
    select day, seq from compliance.audit
    where brand = $1 and at >= ${at}::timestamptz and day >= (${at} at time zone 'UTC')::date
    order by at, seq limit 1) first_row
"""
_PLACES: Final = f"with since as ({_PLACE.format(at=5)}), until as ({_PLACE.format(at=6)})"
_ALONE: Final = "compliance.audit a where a.brand = $1 and $4::uuid is null"
# `offset 0` makes it a look-up for each row of the player's; a join could read all rows of the brand.
_OF_PLAYER: Final = """
  compliance.audit_player p cross join lateral (
    select * from compliance.audit x where x.brand = p.brand and x.day = p.day and x.seq = p.seq offset 0) a
  where p.brand = $1 and p.player_id = $4::uuid
"""
_COLUMNS: Final = """
  a.day, a.seq, a.at, a.actor, a.actor_kind, a.account_id, a.session_id, a.channel, host(a.ip) as ip,
  a.user_agent, a.correlation_id, a.action, a.subject, a.outcome, a.details, a.hash
"""


class PostgresAuditReads:
    """Implements ``AuditReads``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, viewer: Actor, criteria: AuditCriteria, window: Window) -> Slice[AuditRow]:
        """One window of the rows of the viewer's brand."""
        beyond, direction = (">", "asc") if window.backward else ("<", "desc")
        row = _row_alias(criteria)
        after = (
            f"({row}.day, {row}.seq) {beyond} ((select $7::date), (select $8::bigint))"
            if window.edge
            else _NO_EDGE
        )
        statement = (
            f"{_PLACES} select {_COLUMNS} from {_matching(criteria)} and {after}"  # noqa: S608 - our own text
            f" order by {row}.day {direction}, {row}.seq {direction} limit $9"
        )
        values = (*_values(viewer, criteria), *_edge(window.edge), window.count + 1)
        rows = await self._database.statements_for(viewer.brand).fetch(statement, *values)
        return Slice.cut([((row["day"].toordinal(), row["seq"]), _row(row)) for row in rows], window)

    async def count(self, viewer: Actor, criteria: AuditCriteria) -> int:
        """How many rows of the viewer's brand meet the criteria."""
        statement = f"{_PLACES} select count(*) from {_matching(criteria)}"  # noqa: S608 - our own text
        statements = self._database.statements_for(viewer.brand)
        return int(await statements.fetchval(statement, *_values(viewer, criteria)))


_NO_EDGE: Final = "$7::date is null and $8::bigint is null"


def _row_alias(asked: AuditCriteria) -> str:
    """The table whose index gives the rows in order."""
    return "p" if asked.player_id else "a"


def _matching(asked: AuditCriteria) -> str:
    """Tables and conditions of a question: a text for each, so that each is planned by itself."""
    row = _row_alias(asked)
    place = f"({row}.day, {row}.seq)"
    since = f"{place} >= ((select day from since), (select seq from since))"  # noqa: S608 - our own text
    until = f"{place} < ((select day from until), (select seq from until))"  # noqa: S608 - our own text
    return " and ".join(
        (
            _OF_PLAYER if asked.player_id else _ALONE,
            "$2::text is null" if asked.actor is None else "a.actor = $2::text",
            "$3::text is null" if asked.action is None else "a.action = $3::text",
            since if asked.since else "$5::timestamptz is null",
            until if asked.until else "$6::timestamptz is null",
        )
    )


def _values(viewer: Actor, asked: AuditCriteria) -> tuple[Any, ...]:
    return viewer.brand, asked.actor, asked.action, asked.player_id, asked.since, asked.until


def _edge(edge: SortKey | None) -> tuple[date | None, int | None]:
    if edge is None:
        return None, None
    try:
        return date.fromordinal(edge[0]), edge[1]
    except (ValueError, OverflowError):
        raise BadInput("This cursor does not belong to this list", field="after") from None


def _row(row: Any) -> AuditRow:
    kept = dict(row)
    details = {
        name: each if isinstance(each, str) else tuple(each) for name, each in kept.pop("details").items()
    }
    kind, told = ActorKind(kept.pop("actor_kind")), kept.pop("hash").hex()
    channel = Channel(kept.pop("channel"))
    return AuditRow(**kept, actor_kind=kind, channel=channel, details=details, hash=told)
