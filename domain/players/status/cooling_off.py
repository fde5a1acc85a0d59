"""Terms that end by themselves: a cooling-off when its time is over; exclusions wait for an operator."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.players.outcomes import PlayerStatusMoved
from domain.players.reasons import Reason
from domain.players.registration.commands import Run
from domain.players.status.moves import MoveStatus, move_status
from domain.players.status.statuses import PlayerStatus, ReasonCode

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class EndedCoolingOff:
    """A player whose cooling-off is over."""

    player_id: UUID
    brand: str


class CoolingOffEnds(Protocol):
    """Where ended terms are found."""

    async def ended(self, by: datetime, count: int) -> Sequence[EndedCoolingOff]:
        """Up to ``count`` players of any brand who are still cooling off, though not beyond ``by``."""
        ...


async def end_cooling_off(terms: CoolingOffEnds, run_for: Callable[[str], Run], now: datetime) -> int:
    """Let everybody back whose cooling-off is over; each in a transaction of its own, as the system's doing.

    Args:
        terms: where to look.
        run_for: the brand -> what carries out a command as the system, there.
        now: UTC.

    Returns:
        How many are back; up to 500, so that the caller can stop in between.
    """
    back = 0
    for each in await terms.ended(now, AT_ONCE):
        move = MoveStatus(
            player_id=each.player_id, to=PlayerStatus.ACTIVE, reason=Reason(ReasonCode.TERM_ENDED)
        )
        outcome = await run_for(each.brand)(move_status, move)
        back += isinstance(outcome, PlayerStatusMoved)
    return back
