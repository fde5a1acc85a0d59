"""Points of turnover: from the total of a category, so that a rollback takes back exactly its own."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryTurnover:
    """Real stakes of one category under one version of the scheme, bets that were rolled back aside.

    ``turnover`` and ``unit`` (what one point takes) are in minor units; ``awarded`` points were awarded
    before. A new rate begins a new total.
    """

    turnover: int
    unit: int
    awarded: int = 0


@dataclass(frozen=True, slots=True)
class CategoryPoints:
    """``points`` in all, ``carry`` towards the next in minor units, ``change`` since the last award."""

    points: int
    carry: int
    change: int


def points_of(category: CategoryTurnover) -> CategoryPoints:
    """The points of a category; ``change`` is below zero where bets were rolled back since the last award."""
    points, carry = divmod(category.turnover, category.unit)
    return CategoryPoints(points, carry, points - category.awarded)


def points_change(categories: Iterable[CategoryTurnover]) -> int:
    """The points to award over all categories, or below zero to take back."""
    return sum(points_of(category).change for category in categories)
