"""Facts: what has happened, kept in the outbox within the command's own transaction."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Protocol
from uuid import UUID

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Base of every event of a context.

    ``name`` is the event's public name, ``<context>.<what happened>``; ``seq`` is contiguous per
    player and stream, so that a consumer drops duplicates and notices a gap.
    """

    name: ClassVar[str] = ""

    player_id: UUID
    brand: str
    seq: int
    payload: dict[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PublishedFact:
    """A fact as it reaches those who follow it: after commit, at least once, in order per player.

    ``at`` is when it was recorded; ``correlation_id`` names the request that caused it.
    """

    name: str
    player_id: UUID
    brand: str
    seq: int
    payload: dict[str, Json]
    correlation_id: str
    at: datetime

    @property
    def stream(self) -> str:
        """The context that tells it; ``seq`` is contiguous per player and stream."""
        return self.name.partition(".")[0]


class Facts(Protocol):
    """Where a command leaves its facts."""

    async def record(self, fact: Fact) -> None:
        """Keep ``fact`` if, and only if, the surrounding transaction commits."""
        ...
