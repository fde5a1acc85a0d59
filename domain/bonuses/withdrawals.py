"""What a withdrawal or giving a grant up would do, told before it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from domain.bonuses.grants import BonusGrant
from domain.bonuses.states import UNFINISHED
from domain.bonuses.terms import OnWithdrawal
from domain.shared.outcomes import Refusal


@dataclass(frozen=True, slots=True)
class TargetNotReached(Refusal):
    """A bonus allows no withdrawal before its target is reached: ``grant_ids``."""

    message = "A bonus must be wagered or cancelled before money is withdrawn"

    grant_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class ForfeitPreview:
    """What a player keeps and loses by cancelling a grant, in minor units.

    ``keep`` is real money that is not reserved, ``lose_in_play`` the bonus money of bets that are in play:
    what these win follows the grant's rule of late wins.
    """

    keep: int
    lose: int
    lose_in_play: int


def forfeited_by_withdrawal(grants: Iterable[BonusGrant]) -> tuple[BonusGrant, ...] | TargetNotReached:
    """The grants that a withdrawal ends. One that is completing stays: all that was asked for is done."""
    unfinished = [grant for grant in grants if grant.state in UNFINISHED]
    refusing = [grant.id for grant in unfinished if grant.terms.on_withdrawal is OnWithdrawal.REFUSE]
    if refusing:
        return TargetNotReached(tuple(refusing))
    return tuple(grant for grant in unfinished if grant.terms.on_withdrawal is OnWithdrawal.FORFEIT)


def forfeit_preview(grant: BonusGrant, available: int, bonus_in_play: Iterable[int]) -> ForfeitPreview:
    """What cancelling a grant would cost.

    Args:
        grant: the one to cancel.
        available: real money: balance less reserved.
        bonus_in_play: the bonus parts of its bets in play.
    """
    return ForfeitPreview(available, grant.balance, sum(bonus_in_play))
