"""Statuses of players: the moves between them by kind of actor, and what each status allows.

An exclusion is a date, not only a status: it applies until its end, whatever the status becomes meanwhile.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from domain.shared.actor import ActorKind

INDEFINITELY = datetime(9999, 12, 31, tzinfo=UTC)
"""The end of an exclusion for good, which sorts and compares like every other end."""


class PlayerStatus(Enum):
    """The status of a player."""

    PENDING = "PENDING"
    ACTIVE = "ACTIVE"
    DORMANT = "DORMANT"
    COOLING_OFF = "COOLING_OFF"
    SUSPENDED = "SUSPENDED"
    SELF_EXCLUDED = "SELF_EXCLUDED"
    CLOSED = "CLOSED"


class ReasonCode(Enum):
    """Reasons of changes; ``OTHER`` requires text."""

    REGISTERED = "REGISTERED"
    VERIFIED = "VERIFIED"
    PLAYER_REQUEST = "PLAYER_REQUEST"
    CORRECTION = "CORRECTION"
    INACTIVITY = "INACTIVITY"
    RETURNED = "RETURNED"
    TERM_ENDED = "TERM_ENDED"
    RESPONSIBLE_GAMING = "RESPONSIBLE_GAMING"
    EXCLUSION_REGISTER = "EXCLUSION_REGISTER"
    FRAUD_SUSPECTED = "FRAUD_SUSPECTED"
    DUPLICATE_ACCOUNT = "DUPLICATE_ACCOUNT"
    TERMS_BREACHED = "TERMS_BREACHED"
    SECURITY = "SECURITY"
    REGULATOR = "REGULATOR"
    APPEAL_UPHELD = "APPEAL_UPHELD"
    OTHER = "OTHER"


class Condition(Enum):
    """Conditions of play, besides the status, for betting and depositing; each jurisdiction chooses some.

    EMAIL and PHONE: verified. TERMS: the versions in force are agreed to. IDENTITY: a move from PENDING to
    ACTIVE has verified who the player is, and nothing of that was corrected since.
    """

    EMAIL = "EMAIL"
    PHONE = "PHONE"
    TERMS = "TERMS"
    IDENTITY = "IDENTITY"


@dataclass(frozen=True, slots=True)
class Allowances:
    """What a status allows; withdrawing is allowed in every status (GLI-19 A.3.8(c))."""

    may_bet: bool = False
    may_deposit: bool = False
    may_be_marketed: bool = False


ALLOWED_BY_STATUS: dict[PlayerStatus, Allowances] = {
    PlayerStatus.PENDING: Allowances(may_be_marketed=True),
    PlayerStatus.ACTIVE: Allowances(may_bet=True, may_deposit=True, may_be_marketed=True),
    PlayerStatus.DORMANT: Allowances(may_be_marketed=True),
    PlayerStatus.COOLING_OFF: Allowances(),
    PlayerStatus.SUSPENDED: Allowances(),
    PlayerStatus.SELF_EXCLUDED: Allowances(),
    PlayerStatus.CLOSED: Allowances(),
}

MAY_NOT_SIGN_IN = frozenset({PlayerStatus.SUSPENDED, PlayerStatus.CLOSED})
"""Statuses without sign-in. Excluded players and those cooling off can sign in, to withdraw their money."""

_S = PlayerStatus
_PLAYER, _OPERATOR = ActorKind.PLAYER, ActorKind.OPERATOR
_CASINO = frozenset({ActorKind.OPERATOR, ActorKind.SERVICE, ActorKind.SYSTEM})
_MACHINE = frozenset({ActorKind.SERVICE, ActorKind.SYSTEM})
_PLAYER_OR_CASINO = _CASINO | {_PLAYER}

# A row per move: from, to, kinds of actors. A move to the same status prolongs its term, or adds an
# owner (status_owners.py). Players make none from a status without sign-in: a request of theirs that was
# under way when it was set would give it back.
MOVES: dict[tuple[PlayerStatus, PlayerStatus], frozenset[ActorKind]] = {
    (_S.PENDING, _S.ACTIVE): _CASINO,
    (_S.PENDING, _S.SUSPENDED): _CASINO,
    (_S.PENDING, _S.SELF_EXCLUDED): _PLAYER_OR_CASINO,
    (_S.PENDING, _S.CLOSED): _PLAYER_OR_CASINO,
    (_S.ACTIVE, _S.DORMANT): _MACHINE,
    (_S.ACTIVE, _S.COOLING_OFF): _PLAYER_OR_CASINO,
    (_S.ACTIVE, _S.SUSPENDED): _CASINO,
    (_S.ACTIVE, _S.SELF_EXCLUDED): _PLAYER_OR_CASINO,
    (_S.ACTIVE, _S.CLOSED): _PLAYER_OR_CASINO,
    (_S.DORMANT, _S.ACTIVE): _PLAYER_OR_CASINO,
    (_S.DORMANT, _S.SUSPENDED): _CASINO,
    (_S.DORMANT, _S.SELF_EXCLUDED): _PLAYER_OR_CASINO,
    (_S.DORMANT, _S.CLOSED): _PLAYER_OR_CASINO,
    (_S.COOLING_OFF, _S.ACTIVE): _CASINO,
    (_S.COOLING_OFF, _S.COOLING_OFF): _PLAYER_OR_CASINO,
    (_S.COOLING_OFF, _S.SUSPENDED): _CASINO,
    (_S.COOLING_OFF, _S.SELF_EXCLUDED): _PLAYER_OR_CASINO,
    (_S.COOLING_OFF, _S.CLOSED): _PLAYER_OR_CASINO,
    (_S.SUSPENDED, _S.ACTIVE): frozenset({_OPERATOR}),
    (_S.SUSPENDED, _S.SUSPENDED): frozenset({_OPERATOR}),
    (_S.SUSPENDED, _S.SELF_EXCLUDED): _CASINO,
    (_S.SUSPENDED, _S.CLOSED): _CASINO,
    (_S.SELF_EXCLUDED, _S.ACTIVE): frozenset({_OPERATOR}),
    (_S.SELF_EXCLUDED, _S.SELF_EXCLUDED): _PLAYER_OR_CASINO,
    (_S.SELF_EXCLUDED, _S.SUSPENDED): _CASINO,
    (_S.SELF_EXCLUDED, _S.CLOSED): _CASINO,
    (_S.CLOSED, _S.ACTIVE): frozenset({_OPERATOR}),
    (_S.CLOSED, _S.SUSPENDED): _CASINO,
    (_S.CLOSED, _S.SELF_EXCLUDED): _CASINO,
}

TERMED = frozenset({PlayerStatus.COOLING_OFF, PlayerStatus.SELF_EXCLUDED})
"""Statuses with a term: a move there names its end, or for an exclusion that it is for good."""


def moves_for(status: PlayerStatus, kind: ActorKind) -> tuple[PlayerStatus, ...]:
    """The statuses to which an actor of this kind may move a player from ``status``, in the enum's order."""
    return tuple(to for to in PlayerStatus if kind in MOVES.get((status, to), frozenset()))


def lifts_exclusion(to: PlayerStatus) -> bool:
    """Whether a status allows anything that an exclusion forbids."""
    return ALLOWED_BY_STATUS[to] != Allowances()
