"""How a player's account was signed in to, as the audit log has it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from domain.shared.actor import Actor
from domain.shared.ids import PlayerId
from domain.shared.timeline import TimelineItem, TimelineSpan


class SignInKind(Enum):
    """What happened. Each value is the ``action`` of the entries that say so."""

    SIGNED_IN = "record_sign_in"
    FAILED = "sign_in.failed"
    SESSION_ENDED = "session.ended"


@dataclass(frozen=True, slots=True)
class SignInEvent:
    """A sign-in, one that failed, or the end of a session.

    ``ip`` and ``user_agent`` are the player's; None where another person ended the session. ``factors`` are
    what was proved, ``outcome`` is the name of what came of it.
    """

    player_id: PlayerId
    action: SignInKind
    at: datetime
    outcome: str
    factors: tuple[str, ...]
    ip: str | None
    user_agent: str | None


class SignInTimeline(Protocol):
    """Reads the audit log."""

    async def sign_ins(
        self, viewer: Actor, span: TimelineSpan, actions: Collection[SignInKind]
    ) -> list[TimelineItem[SignInEvent]]:
        """What happened of these actions, in no order: up to ``span.count`` of each. One statement."""
        ...
