"""Redeeming points, in whole steps, for real money or for a bonus."""

from dataclasses import dataclass

from domain.shared.outcomes import Refusal


@dataclass(frozen=True, slots=True)
class RedeemingRate:
    """``step_points`` points are worth ``step_minor`` minor units."""

    step_points: int
    step_minor: int


@dataclass(frozen=True, slots=True)
class WholeStepsOnly(Refusal):
    """Points are redeemed in multiples of ``step_points``, and at least once that."""

    message = "Points are redeemed in whole steps only"

    step_points: int


def redeemable_points(active: int, rate: RedeemingRate) -> int:
    """The most of these active points that can be redeemed."""
    return active - active % rate.step_points


def redeemed_minor(points: int, rate: RedeemingRate) -> int | WholeStepsOnly:
    """What points are worth, in minor units."""
    steps, rest = divmod(points, rate.step_points)
    return steps * rate.step_minor if steps > 0 and not rest else WholeStepsOnly(rate.step_points)
