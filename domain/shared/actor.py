"""Actors and origins of commands, recorded with every change (GLI-19 v3.0 2.8.5(j), B.3.2)."""

import unicodedata
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from domain.shared.ids import PlayerId


class ActorKind(Enum):
    """The kind of an actor."""

    PLAYER = "PLAYER"
    OPERATOR = "OPERATOR"
    SERVICE = "SERVICE"
    SYSTEM = "SYSTEM"


class Channel(Enum):
    """The channel a command came through."""

    GRAPHQL = "GRAPHQL"
    REST = "REST"
    REPLAY = "REPLAY"
    CONSOLE = "CONSOLE"
    JOB = "JOB"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. ``name`` is unique within the kind (a player's id, an operator's login, a service's name).

    ``account_id``: the id of the player or operator signed in; None for services and the system.
    """

    kind: ActorKind
    name: str
    brand: str
    roles: frozenset[str] = frozenset()
    player_id: PlayerId | None = None
    account_id: UUID | None = None

    def __str__(self) -> str:
        return f"{self.kind.value.lower()}:{self.name}"


def one_spelling(name: str) -> str:
    """An operator's name as it counts: the same for any case and width, without unseen characters."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return "".join(each for each in folded if unicodedata.category(each) != "Cf").strip()


def is_same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are those of one actor; names of before may be kept in another spelling."""
    return one is not None and other is not None and one_spelling(one) == one_spelling(other)


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of a command; stored with everything it changes."""

    actor: Actor
    channel: Channel
    correlation_id: str
    ip: str | None = None
    session_id: UUID | None = None
    user_agent: str | None = None


def system(name: str, brand: str, correlation_id: str) -> Origin:
    """The origin of what Croupier does itself (jobs, demo, migrations)."""
    return Origin(Actor(ActorKind.SYSTEM, name, brand, frozenset({"system"})), Channel.JOB, correlation_id)
