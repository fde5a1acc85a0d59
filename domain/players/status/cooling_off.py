"""Ending cooling-off periods when their term is over; exclusions are lifted by operators only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.players.outcomes import PlayerStatusMoved
from domain.players.ports import Run
from domain.players.reasons import Reason
from domain.players.status.moves import MoveStatus, move_status
from domain.players.statuses import PlayerStatus, ReasonCode
from domain.shared.ids import PlayerId

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class EndedCoolingOff:
    """A player whose cooling-off has ended."""

    player_id: PlayerId
    brand: str


class CoolingOffEnds(Protocol):
    """Finds ended cooling-off periods."""

    async def ended(self, by: datetime, count: int) -> Sequence[EndedCoolingOff]:
        """Up to ``count`` players of any brand in status COOLING_OFF whose term ended by ``by``."""
        ...


async def end_cooling_off(terms: CoolingOffEnds, run_for: Callable[[str], Run], now: datetime) -> int:
    """Move players back to ACTIVE after their cooling-off, each in a transaction of its own.

    Args:
        terms: the ended periods.
        run_for: brand -> the runner of commands by the system in that brand.
        now: UTC.

    Returns:
        How many were moved, at most 500 per call.
    """
    back = 0
    for each in await terms.ended(now, AT_ONCE):
        move = MoveStatus(
            player_id=each.player_id, to=PlayerStatus.ACTIVE, reason=Reason(ReasonCode.TERM_ENDED)
        )
        outcome = await run_for(each.brand)(move_status, move)
        back += isinstance(outcome, PlayerStatusMoved)
    return back
