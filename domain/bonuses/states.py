"""The state machine of grants, as a table: state and event give the next state, or the move is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from domain.shared.outcomes import Refusal


class GrantState(Enum):
    """States of a grant. Bonus money is in its wallet only while it is in play: see ``IN_PLAY``."""

    OFFERED = "OFFERED"
    COLLECTING = "COLLECTING"
    """Free spins are played; what they win is kept apart until they end."""
    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"
    """Real money plays on and does not count; the time to expiry runs."""
    COMPLETING = "COMPLETING"
    """The target is reached, and bets that count are in play. Neither expires nor is forfeited."""
    COMPLETED = "COMPLETED"
    LOST = "LOST"
    EXPIRED = "EXPIRED"
    FORFEITED = "FORFEITED"
    CANCELLED = "CANCELLED"
    VOIDED = "VOIDED"
    DECLINED = "DECLINED"
    LAPSED = "LAPSED"


class GrantEvent(Enum):
    """What moves a grant."""

    OFFERED = "OFFERED"
    """The trigger holds, and the player must claim the bonus."""
    DECLINED = "DECLINED"
    CLAIM_TOO_LATE = "CLAIM_TOO_LATE"
    GIVEN = "GIVEN"
    """The trigger holds and no claim is needed, or the offer is claimed."""
    GIVEN_WITHOUT_WAGERING = "GIVEN_WITHOUT_WAGERING"
    SPINS_ISSUED = "SPINS_ISSUED"
    SPINS_WON = "SPINS_WON"
    """The free spins have ended: by the provider, with the last one or by their expiry."""
    SPINS_WON_WITHOUT_WAGERING = "SPINS_WON_WITHOUT_WAGERING"
    SPINS_WON_NOTHING = "SPINS_WON_NOTHING"
    TARGET_REACHED = "TARGET_REACHED"
    FELL_BELOW_TARGET = "FELL_BELOW_TARGET"
    """A bet that counted was rolled back."""
    NOTHING_IN_PLAY = "NOTHING_IN_PLAY"
    NOTHING_LEFT = "NOTHING_LEFT"
    """Neither a balance nor a bet in play."""
    STAKE_RETURNED = "STAKE_RETURNED"
    """Before expiry, a bet was rolled back that bonus money paid a part of."""
    WON_LATE = "WON_LATE"
    """Before expiry, a round or bet that had ended wins bonus money."""
    PAUSED = "PAUSED"
    RESUMED = "RESUMED"
    EXPIRED = "EXPIRED"
    WITHDRAWAL = "WITHDRAWAL"
    PLAYER_BARRED = "PLAYER_BARRED"
    """Self-exclusion, suspension or closing."""
    CANCELLED = "CANCELLED"
    DEPOSIT_CHARGED_BACK = "DEPOSIT_CHARGED_BACK"
    ABUSE_PROVEN = "ABUSE_PROVEN"


@dataclass(frozen=True, slots=True)
class GrantMoveRefused(Refusal):
    """The event moves no grant in this state; ``allowed`` do. ``state`` is None where there is none yet."""

    message = "The bonus cannot be moved like this"

    state: GrantState | None
    event: GrantEvent
    allowed: frozenset[GrantEvent]


_GIVEN: Final = {
    GrantEvent.GIVEN: GrantState.ACTIVE,
    GrantEvent.GIVEN_WITHOUT_WAGERING: GrantState.COMPLETED,
    GrantEvent.SPINS_ISSUED: GrantState.COLLECTING,
}
_VOIDED: Final = {
    GrantEvent.DEPOSIT_CHARGED_BACK: GrantState.VOIDED,
    GrantEvent.ABUSE_PROVEN: GrantState.VOIDED,
}
_ENDED_EARLY: Final = {
    GrantEvent.EXPIRED: GrantState.EXPIRED,
    GrantEvent.WITHDRAWAL: GrantState.FORFEITED,
    GrantEvent.PLAYER_BARRED: GrantState.FORFEITED,
    GrantEvent.CANCELLED: GrantState.CANCELLED,
    **_VOIDED,
}

MOVES: Final[Mapping[GrantState | None, Mapping[GrantEvent, GrantState]]] = {
    None: {GrantEvent.OFFERED: GrantState.OFFERED, **_GIVEN},
    GrantState.OFFERED: {
        **_GIVEN,
        GrantEvent.DECLINED: GrantState.DECLINED,
        GrantEvent.CLAIM_TOO_LATE: GrantState.LAPSED,
    },
    GrantState.COLLECTING: {
        GrantEvent.SPINS_WON: GrantState.ACTIVE,
        GrantEvent.SPINS_WON_WITHOUT_WAGERING: GrantState.COMPLETED,
        GrantEvent.SPINS_WON_NOTHING: GrantState.LOST,
    },
    GrantState.ACTIVE: {
        GrantEvent.TARGET_REACHED: GrantState.COMPLETING,
        GrantEvent.NOTHING_LEFT: GrantState.LOST,
        GrantEvent.PAUSED: GrantState.PAUSED,
        **_ENDED_EARLY,
    },
    GrantState.PAUSED: {GrantEvent.RESUMED: GrantState.ACTIVE, **_ENDED_EARLY},
    GrantState.COMPLETING: {
        GrantEvent.FELL_BELOW_TARGET: GrantState.ACTIVE,
        GrantEvent.NOTHING_IN_PLAY: GrantState.COMPLETED,
        **_VOIDED,
    },
    GrantState.LOST: {
        GrantEvent.STAKE_RETURNED: GrantState.ACTIVE,
        GrantEvent.WON_LATE: GrantState.ACTIVE,
    },
    GrantState.COMPLETED: {},
    GrantState.EXPIRED: {},
    GrantState.FORFEITED: {},
    GrantState.CANCELLED: {},
    GrantState.VOIDED: {},
    GrantState.DECLINED: {},
    GrantState.LAPSED: {},
}

IN_PLAY: Final = frozenset({GrantState.ACTIVE, GrantState.PAUSED, GrantState.COMPLETING})
"""States in which the wallet of the grant may hold money."""

UNFINISHED: Final = frozenset({GrantState.ACTIVE, GrantState.PAUSED})
"""States that the clock, a withdrawal or a bar ends, and the player may cancel."""


def next_state(state: GrantState | None, event: GrantEvent) -> GrantState | GrantMoveRefused:
    """The state after an event; ``state`` is None where there is no grant yet."""
    moves = MOVES[state]
    return moves[event] if event in moves else GrantMoveRefused(state, event, frozenset(moves))
