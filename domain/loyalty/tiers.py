"""Tiers: up at once, down when a period ends."""

from collections.abc import Sequence
from enum import Enum


class TierDescent(Enum):
    """How far a tier is lowered at the end of a period."""

    BALANCE_BASED = "BALANCE_BASED"
    """To what the points are enough for."""
    ONE_DOWN = "ONE_DOWN"
    """One step, and never below what the points are enough for."""


def tier_after(
    points: int, held: int, ladder: Sequence[int], descent: TierDescent, *, period_ends: bool
) -> int:
    """The tier after a change of the points, or at the end of a period.

    Args:
        points: those that tiers are earned by.
        held: the tier held, as an index of the ladder.
        ladder: the points that each tier takes, ascending; the first is where every player begins.
        descent: how far down.
        period_ends: whether this is the end of a period.
    """
    earned = max((tier for tier, least in enumerate(ladder) if points >= least), default=0)
    if earned >= held or not period_ends:
        return max(earned, held)
    return earned if descent is TierDescent.BALANCE_BASED else held - 1
