"""How players' accounts were signed in to, from the audit log: implements ``SignInTimeline``."""

from collections.abc import Collection
from typing import Any, Final

from adapters.postgres.database import Database
from adapters.postgres.timeline_spans import (
    RefColumn,
    reading_order,
    ref_of_number,
    span_values,
    within,
)
from domain.compliance.sign_ins import SignInEvent, SignInKind
from domain.shared.actor import Actor, ActorKind
from domain.shared.ids import PlayerId
from domain.shared.timeline import TimelineItem, TimelineSpan

# The newest of each action by itself, so that none is passed over. `offset 0` makes the log's row a look-up.
_EVENTS: Final = """
  select a.at, a.seq, a.actor, a.actor_kind, a.action, a.outcome, host(a.ip) as ip, a.user_agent, a.details
  from unnest($1::text[]) asked (action) cross join lateral (
    select * from compliance.sign_in x
    where x.brand = $2 and x.account_id = $3 and x.action = asked.action and {within}
    order by x.at {order}, x.seq {order} limit $4
  ) s cross join lateral (
    select * from compliance.audit r where r.brand = s.brand and r.day = s.day and r.seq = s.seq offset 0
  ) a
"""


class PostgresSignInTimeline:
    """Single statements on the pool."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def sign_ins(
        self, viewer: Actor, span: TimelineSpan, actions: Collection[SignInKind]
    ) -> list[TimelineItem[SignInEvent]]:
        condition = within(span, "x.at", "x.seq", RefColumn.NUMBER, 5)
        statement = _EVENTS.format(within=condition, order=reading_order(span))
        asked = ([each.value for each in actions], viewer.brand, span.player_id, span.count)
        values = span_values(span, RefColumn.NUMBER)
        rows = await self._database.statements_for(viewer.brand).fetch(statement, *asked, *values)
        return [
            TimelineItem(row["at"], ref_of_number(row["seq"]), row["actor"], _event(row, span.player_id))
            for row in rows
        ]


def _event(row: Any, player_id: PlayerId) -> SignInEvent:
    own = row["actor_kind"] == ActorKind.PLAYER.value
    return SignInEvent(
        player_id=player_id,
        action=SignInKind(row["action"]),
        at=row["at"],
        outcome=row["outcome"],
        factors=tuple(row["details"].get("factors", ())),
        ip=row["ip"] if own else None,
        user_agent=row["user_agent"] if own else None,
    )
