"""Reads the audit log, newest first."""

from datetime import date
from typing import Any, Final

from adapters.postgres.database import Database
from domain.compliance.queries import AuditCriteria, AuditRow
from domain.shared.actor import Actor, ActorKind
from domain.shared.errors import BadInput
from domain.shared.pages import Slice, SortKey, Window

_CRITERIA: Final = """
  from compliance.audit
 where brand = $1 and ($2::text is null or actor = $2) and ($3::text is null or action = $3)
   and ($4::uuid is null or subject = $4 or (details ? 'players' and details -> 'players' ? $4::text))
   and ($5::timestamptz is null or (at >= $5 and day >= ($5 at time zone 'UTC')::date))
   and ($6::timestamptz is null or (at < $6 and day <= ($6 at time zone 'UTC')::date))
"""
_COUNT: Final = f"select count(*) {_CRITERIA}"
_PAGE: Final = """
  select day, seq, at, actor, actor_kind, account_id, session_id, channel, host(ip) as ip, user_agent,
         correlation_id, action, subject, outcome, details, hash {wanted}
   and ($7::date is null or (day, seq) {beyond} ($7, $8::bigint))
 order by day {direction}, seq {direction} limit $9
"""


class PostgresAuditReads:
    """Implements ``AuditReads``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, viewer: Actor, criteria: AuditCriteria, window: Window) -> Slice[AuditRow]:
        """One window of the rows of the viewer's brand."""
        beyond, direction = (">", "asc") if window.backward else ("<", "desc")
        statement = _PAGE.format(wanted=_CRITERIA, beyond=beyond, direction=direction)
        values = (*_values(viewer, criteria), *_edge(window.edge), window.count + 1)
        rows = await self._database.statements_for(viewer.brand).fetch(statement, *values)
        return Slice.cut([((row["day"].toordinal(), row["seq"]), _row(row)) for row in rows], window)

    async def count(self, viewer: Actor, criteria: AuditCriteria) -> int:
        """How many rows of the viewer's brand meet the criteria."""
        found = await self._database.statements_for(viewer.brand).fetchval(_COUNT, *_values(viewer, criteria))
        return int(found)


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
    return AuditRow(**kept, actor_kind=kind, details=details, hash=told)
