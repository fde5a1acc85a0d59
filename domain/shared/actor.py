"""Who acts, and the trail every change keeps of it (GLI-19 v3.0 2.8.5(j), B.3.2)."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID


class ActorKind(Enum):
    """What sort of principal stands behind a request."""

    PLAYER = "PLAYER"
    OPERATOR = "OPERATOR"
    SERVICE = "SERVICE"
    SYSTEM = "SYSTEM"


class Channel(Enum):
    """The door a request came through."""

    GRAPHQL = "GRAPHQL"
    REST = "REST"
    REPLAY = "REPLAY"
    CONSOLE = "CONSOLE"
    JOB = "JOB"


@dataclass(frozen=True, slots=True)
class Actor:
    """A principal: ``name`` is unique within its kind (a player's id, an operator's login, a service).

    ``account_id`` is whose credentials stand behind it: the player's or operator's id; None for programs.
    """

    kind: ActorKind
    name: str
    brand: str
    roles: frozenset[str] = frozenset()
    player_id: UUID | None = None
    account_id: UUID | None = None

    def __str__(self) -> str:
        return f"{self.kind.value.lower()}:{self.name}"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a command comes from; stored beside everything it changes."""

    actor: Actor
    channel: Channel
    correlation_id: str
    ip: str | None = None
    session_id: UUID | None = None
    user_agent: str | None = None


def system(name: str, brand: str, correlation_id: str) -> Origin:
    """The origin of what Croupier does by itself (jobs, demo, migrations)."""
    return Origin(Actor(ActorKind.SYSTEM, name, brand, frozenset({"system"})), Channel.JOB, correlation_id)
