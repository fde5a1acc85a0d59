"""The budget of a campaign in one currency: a hard stop, in slices so that grants do not wait."""

from dataclasses import dataclass, replace

from domain.shared.outcomes import Refusal


@dataclass(frozen=True, slots=True)
class BudgetSpent(Refusal):
    """The budget is too small for this grant; ``left`` minor units are left of it."""

    message = "The budget of the campaign is spent"

    left: int


@dataclass(frozen=True, slots=True)
class BonusBudget:
    """What is left in each slice, in minor units."""

    slices: tuple[int, ...]

    @classmethod
    def divided(cls, total: int, slices: int) -> "BonusBudget":
        """A budget of ``total`` minor units in equal slices; the first have what does not divide."""
        each, surplus = divmod(total, slices)
        return cls(tuple(each + (number < surplus) for number in range(slices)))

    @property
    def left(self) -> int:
        """What is left in all."""
        return sum(self.slices)

    def less(self, lane: int, amount: int) -> "BonusBudget | BudgetSpent":
        """The budget after a grant: from the slice of its lane, or where that is short from all, in order.

        Refused only when the whole is too small.
        """
        if self.left < amount:
            return BudgetSpent(self.left)
        left = list(self.slices)
        own = lane % len(left)
        order = [own] if left[own] >= amount else range(len(left))
        for number in order:
            part = min(left[number], amount)
            left[number] -= part
            amount -= part
        return replace(self, slices=tuple(left))
