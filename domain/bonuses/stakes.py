"""Stakes: which part real money pays, which part bonus money, and what of it counts."""

from dataclasses import dataclass

from domain.bonuses.terms import Counting, StakeOrder
from domain.shared.outcomes import Refusal


@dataclass(frozen=True, slots=True)
class StakeSplit:
    """The parts of a stake, in minor units."""

    real: int
    bonus: int

    @property
    def stake(self) -> int:
        """The whole."""
        return self.real + self.bonus


@dataclass(frozen=True, slots=True)
class StakeNotCovered(Refusal):
    """Real money and the bonus money of one grant do not pay it; ``short_by`` minor units are lacking."""

    message = "There is not enough money for the stake"

    short_by: int


def split_stake(stake: int, real: int, bonus: int, order: StakeOrder) -> StakeSplit | StakeNotCovered:
    """The parts of a stake that real money and the bonus money of one grant pay together.

    Args:
        stake: in minor units.
        real: what can be staked of it: balance less reserved, and at least 0.
        bonus: the balance of the grant.
        order: of two parts in proportion that of bonus money is truncated: the real part is always there.
    """
    covered = real if order is StakeOrder.REAL_ONLY else real + bonus
    if stake > covered:
        return StakeNotCovered(stake - covered)
    if order is StakeOrder.BONUS_FIRST:
        part = min(stake, bonus)
    elif order is StakeOrder.PROPORTIONAL and covered:
        part = stake * bonus // covered
    else:
        part = stake - min(stake, real)
    return StakeSplit(stake - part, part)


def counted_milli(split: StakeSplit, counting: Counting, permille: int) -> int:
    """What a stake counts towards the target, in thousandths of a minor unit."""
    return (split.stake if counting is Counting.ALL else split.bonus) * permille
