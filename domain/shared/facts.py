"""Facts: what has happened, stored in the outbox within the command's transaction."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Protocol
from uuid import UUID

from domain.shared.ids import PlayerId

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Base of the facts of every context.

    ``name`` is the public name, ``<context>.<what happened>``; ``seq`` is contiguous per player and
    stream, so that consumers can drop duplicates and notice gaps.
    """

    name: ClassVar[str] = ""

    player_id: UUID
    brand: str
    seq: int
    payload: dict[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PublishedFact:
    """A fact as consumers receive it: after commit, at least once, in order per player.

    ``at`` is when it was recorded; ``correlation_id`` names the request that caused it.
    """

    name: str
    player_id: PlayerId
    brand: str
    seq: int
    payload: dict[str, Json]
    correlation_id: str
    at: datetime

    @property
    def stream(self) -> str:
        """The context that recorded it; ``seq`` is contiguous per player and stream."""
        return self.name.partition(".")[0]


class Facts(Protocol):
    """Records the facts of a command."""

    async def record(self, fact: Fact) -> None:
        """Store ``fact`` in the command's transaction."""
        ...
