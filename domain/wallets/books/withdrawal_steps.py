"""How a withdrawal came to its state: its moves, its holds, and risk's checks, by time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from domain.shared.ids import PlayerId
from domain.wallets.holds.model import WithdrawalHold, WithdrawalReview
from domain.wallets.states import WithdrawalState


class WithdrawalStepKind(Enum):
    """What a step of a withdrawal was."""

    MOVED = "MOVED"
    HOLD_ADDED = "HOLD_ADDED"
    HOLD_LIFTED = "HOLD_LIFTED"
    RISK_CHECKED = "RISK_CHECKED"


@dataclass(frozen=True, slots=True)
class WithdrawalStep:
    """A step of a withdrawal: into or in which state, when, by whom and why.

    ``seq``: the operation it posted. Notes of holds and checks are no reasons of steps: fewer may read them.
    """

    player_id: PlayerId
    state: WithdrawalState
    at: datetime
    actor: str
    reason: str | None = None
    seq: int | None = None
    kind: WithdrawalStepKind = WithdrawalStepKind.MOVED
    hold: WithdrawalHold | None = None
    review: WithdrawalReview | None = None


def timeline(
    moves: Iterable[WithdrawalStep], holds: Iterable[WithdrawalHold], reviews: Iterable[WithdrawalReview]
) -> tuple[WithdrawalStep, ...]:
    """All that happened to a withdrawal, the first first; what moves no state shows the one it stood in."""
    steps: list[WithdrawalStep] = []
    state = WithdrawalState.REQUESTED
    beside = (*_of_holds(holds), *_of_reviews(reviews))
    for step in sorted((*moves, *beside), key=lambda each: each.at):
        state = step.state if step.kind is WithdrawalStepKind.MOVED else state
        steps.append(replace(step, state=state))
    return tuple(steps)


def _of_holds(holds: Iterable[WithdrawalHold]) -> Iterator[WithdrawalStep]:
    for hold in holds:
        yield WithdrawalStep(
            hold.player_id,
            WithdrawalState.REQUESTED,
            hold.put_at,
            hold.put_by,
            kind=WithdrawalStepKind.HOLD_ADDED,
            hold=hold,
        )
        if hold.lifted_at is not None and hold.lifted_by is not None:
            yield WithdrawalStep(
                hold.player_id,
                WithdrawalState.REQUESTED,
                hold.lifted_at,
                hold.lifted_by,
                kind=WithdrawalStepKind.HOLD_LIFTED,
                hold=hold,
            )


def _of_reviews(reviews: Iterable[WithdrawalReview]) -> Iterator[WithdrawalStep]:
    for review in reviews:
        yield WithdrawalStep(
            review.player_id,
            WithdrawalState.REQUESTED,
            review.at,
            review.actor,
            kind=WithdrawalStepKind.RISK_CHECKED,
            review=review,
        )
