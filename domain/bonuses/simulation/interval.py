"""The mean of amounts and how far it can be trusted: an interval from samples that a seed decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

SAMPLES: Final = 1_000
OUTSIDE: Final = 25
"""Of the means of the samples, those left out at each end: 2.5 %."""


@dataclass(frozen=True, slots=True)
class MeanInterval:
    """A mean and the bounds that 95 % of samples have theirs within, in minor units, rounded half up."""

    mean: int
    low: int
    high: int


def mean_interval(amounts: Sequence[int], seed: int) -> MeanInterval | None:
    """The mean with its interval by resampling, the same for the same seed; None without amounts."""
    if not amounts:
        return None
    random, count = Random(seed), len(amounts)  # noqa: S311 - samples have to be the same again, not secret
    sums = sorted(sum(random.choices(amounts, k=count)) for _ in range(SAMPLES))
    low, high = sums[OUTSIDE], sums[SAMPLES - 1 - OUTSIDE]
    return MeanInterval(*(rounded(each, count) for each in (sum(amounts), low, high)))


def rounded(numerator: int, denominator: int) -> int:
    """A quotient of whole numbers, rounded half up."""
    return (2 * numerator + denominator) // (2 * denominator)
