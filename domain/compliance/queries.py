"""Read models of the audit log, within the viewer's brand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.compliance.model import Detail
from domain.shared.actor import Actor, ActorKind, Channel
from domain.shared.ids import PlayerId
from domain.shared.pages import Slice, Window


@dataclass(frozen=True, slots=True)
class AuditCriteria:
    """A filter of rows; None does not filter. ``since`` is inclusive, ``until`` exclusive.

    ``player_id``: rows about this player, alone or among others.
    """

    actor: str | None = None
    action: str | None = None
    player_id: PlayerId | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """A row of the log: an entry, its origin, and its place in the brand's hash chain."""

    day: date
    seq: int
    at: datetime
    actor: str
    actor_kind: ActorKind
    account_id: UUID | None
    session_id: UUID | None
    channel: Channel
    ip: str | None
    user_agent: str | None
    correlation_id: str
    action: str
    subject: UUID | None
    outcome: str
    details: Mapping[str, Detail]
    hash: str


class AuditReads(Protocol):
    """Reads the log."""

    async def page(self, viewer: Actor, criteria: AuditCriteria, window: Window) -> Slice[AuditRow]:
        """One window, newest first; sort key: (the day's proleptic ordinal, seq)."""
        ...

    async def count(self, viewer: Actor, criteria: AuditCriteria) -> int:
        """How many rows meet the criteria."""
        ...
