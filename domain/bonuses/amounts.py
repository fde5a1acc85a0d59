"""Amounts of a bonus: what a deposit is matched by, and what has to be wagered for it.

Money is in minor units. What has to be wagered, and what has been, is in thousandths of a minor unit: a stake
times a permille needs no rounding.
"""

from dataclasses import dataclass

from domain.bonuses.terms import WageringBase
from domain.shared.errors import BadInput
from domain.shared.money import MINOR_MAX
from domain.shared.outcomes import Refusal

TARGET_MAX = MINOR_MAX
"""The largest target, in thousandths of a minor unit (a PostgreSQL bigint)."""


@dataclass(frozen=True, slots=True)
class DepositBelowMinimum(Refusal):
    """The deposit is too small for a bonus; ``deposit_min`` would do."""

    message = "The deposit is smaller than the bonus asks for"

    deposit_min: int


@dataclass(frozen=True, slots=True)
class TargetTooLarge(Refusal):
    """What would have to be wagered is more than can be counted."""

    message = "More would have to be wagered than can be counted"


def matched_amount(
    deposit: int, permille: int, *, bonus_max: int | None = None, deposit_min: int = 0
) -> int | DepositBelowMinimum:
    """The bonus on a deposit: truncated to minor units, at most ``bonus_max``."""
    if deposit < deposit_min:
        return DepositBelowMinimum(deposit_min)
    bonus = deposit * permille // 1000
    return bonus if bonus_max is None else min(bonus, bonus_max)


def wagering_base(
    kind: WageringBase,
    *,
    bonus: int,
    deposit: int = 0,
    match_permille: int = 0,
    bonus_max: int | None = None,
) -> int:
    """What the times are multiplied by.

    Args:
        kind: by DEPOSIT_AND_BONUS only the part of the deposit counts that was matched: above ``bonus_max``
            nothing was.
        bonus: what was given; by WINNINGS what the free spins have won.
        deposit: the deposit that was matched.
        match_permille: what the deposit was matched by.
        bonus_max: the most that a match gives.

    Raises:
        BadInput: a deposit is to count that nothing was matched of.
    """
    if kind is not WageringBase.DEPOSIT_AND_BONUS:
        return bonus
    if match_permille <= 0:
        raise BadInput("Only a bonus that matches a deposit can be wagered with the deposit")
    return bonus + (deposit if bonus_max is None else min(deposit, bonus_max * 1000 // match_permille))


def wagering_target(base: int, times_permille: int) -> int | TargetTooLarge:
    """What has to be wagered, in thousandths of a minor unit; ``times_permille`` is 35000 for 35 times."""
    target = base * times_permille
    return target if target <= TARGET_MAX else TargetTooLarge()
