"""A grant in the course of play: its balance, its progress, and how its state follows from them."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from domain.bonuses.conversion import ConvertedBalance, converted_balance
from domain.bonuses.stakes import StakeSplit
from domain.bonuses.states import MOVES, UNFINISHED, GrantEvent, GrantMoveRefused, GrantState, next_state
from domain.bonuses.terms import WageringTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusGrant:
    """One bonus of one player. ``granted`` and ``balance`` are in minor units.

    ``target`` and ``progress`` are in thousandths of a minor unit. ``in_play`` is the number of its bets that
    can still win or be rolled back: until their round is closed, or without a round until their first win.
    At ``expires_at`` it has expired.
    """

    id: UUID
    granted: int
    target: int
    expires_at: datetime
    terms: WageringTerms = field(default_factory=WageringTerms)
    state: GrantState = GrantState.ACTIVE
    balance: int = 0
    progress: int = 0
    in_play: int = 0


@dataclass(frozen=True, slots=True)
class SettledGrant:
    """A grant after its state has followed; ``converted`` is None unless that completed it."""

    grant: BonusGrant
    converted: ConvertedBalance | None = None


@dataclass(frozen=True, slots=True)
class EndedGrant:
    """A grant that ended before its target was reached, and what was ``forfeited``, in minor units."""

    grant: BonusGrant
    forfeited: int


def opening_event(target: int) -> GrantEvent:
    """The event that a bonus is given by: one without a target is real money at once."""
    return GrantEvent.GIVEN if target else GrantEvent.GIVEN_WITHOUT_WAGERING


def open_grant(grant: BonusGrant, event: GrantEvent) -> SettledGrant | GrantMoveRefused:
    """The grant with its money in it; without anything to wager it is completed at once."""
    state = next_state(None, event)
    if isinstance(state, GrantMoveRefused):
        return state
    credited = replace(grant, state=state, balance=grant.granted)
    return _completed(credited) if state is GrantState.COMPLETED else SettledGrant(credited)


def with_bet(grant: BonusGrant, split: StakeSplit, counted: int) -> BonusGrant:
    """The grant after a bet that it pays a part of, or that only counts for it."""
    return replace(
        grant,
        balance=grant.balance - split.bonus,
        progress=grant.progress + counted,
        in_play=grant.in_play + 1,
    )


def without_progress(grant: BonusGrant, counted: int) -> BonusGrant:
    """The grant after a bet that counted was rolled back."""
    return replace(grant, progress=grant.progress - counted)


def out_of_play(grant: BonusGrant) -> BonusGrant:
    """The grant after one of its bets has left play."""
    return replace(grant, in_play=grant.in_play - 1)


def play_event(grant: BonusGrant) -> GrantEvent | None:
    """What its figures make of a grant; None where its state agrees with them."""
    reached = grant.progress >= grant.target
    if grant.state is GrantState.ACTIVE:
        if reached:
            return GrantEvent.TARGET_REACHED
        return GrantEvent.NOTHING_LEFT if grant.balance == 0 and grant.in_play == 0 else None
    if grant.state is GrantState.COMPLETING:
        if not reached:
            return GrantEvent.FELL_BELOW_TARGET
        return GrantEvent.NOTHING_IN_PLAY if grant.in_play == 0 else None
    return None


def settle_grant(grant: BonusGrant) -> SettledGrant:
    """The grant after its state has followed its figures: to be called after every change of them.

    Conversion waits until nothing is in play: a bet may still be rolled back.
    """
    while event := play_event(grant):
        grant = replace(grant, state=MOVES[grant.state][event])
        if grant.state is GrantState.COMPLETED:
            return _completed(grant)
    return SettledGrant(grant)


def has_expired(grant: BonusGrant, now: datetime) -> bool:
    """Whether the clock has ended it, whatever job has noticed: to be asked before every bet."""
    return grant.state in UNFINISHED and grant.expires_at <= now


def end_grant(grant: BonusGrant, event: GrantEvent) -> EndedGrant | GrantMoveRefused:
    """End a grant before its target is reached: all that is in its wallet is forfeited."""
    state = next_state(grant.state, event)
    if isinstance(state, GrantMoveRefused):
        return state
    return EndedGrant(replace(grant, state=state, balance=0), grant.balance)


def _completed(grant: BonusGrant) -> SettledGrant:
    return SettledGrant(
        replace(grant, balance=0), converted_balance(grant.balance, grant.granted, grant.terms)
    )
