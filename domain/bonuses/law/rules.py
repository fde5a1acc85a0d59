"""Rules of a market for bonuses, as data: each entry from a day on, with the clause that it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.bonuses.terms import LateWins, StakeOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusRules:
    """The rules from ``effective`` on. What is None stays as earlier entries of the jurisdiction have it.

    ``times_max``: the bonus is wagered so many times at most; ``times_counts_weights``: in the game of the
    lowest weight, too. ``one_product``: what earns a bonus is what plays it. ``no_winnings_cap``: all that is
    won is converted. ``fund_order``, ``late``: prescribed. ``source`` is the clause.
    """

    jurisdiction: str
    effective: date
    source: str
    times_max: int | None = None
    times_counts_weights: bool | None = None
    one_product: bool | None = None
    no_winnings_cap: bool | None = None
    fund_order: StakeOrder | None = None
    late: LateWins | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A value that is in force, and where it comes from."""

    value: Any
    source: str


@dataclass(frozen=True, slots=True)
class BonusLaw:
    """The rules of one jurisdiction, oldest first."""

    jurisdiction: str
    rules: tuple[BonusRules, ...]

    @classmethod
    def of(cls, jurisdiction: str, rules: Iterable[BonusRules]) -> "BonusLaw":
        """Those of one jurisdiction among ``rules``, put in order."""
        own = (each for each in rules if each.jurisdiction == jurisdiction)
        return cls(jurisdiction, tuple(sorted(own, key=lambda each: each.effective)))

    def clause(self, name: str, day: date) -> Clause | None:
        """The value of a field of ``BonusRules`` in force on a day, None where no entry has said one."""
        for entry in reversed(self.rules):
            if entry.effective <= day and (value := getattr(entry, name)) is not None:
                return Clause(value, entry.source)
        return None

    def days(self, first: date, last: date) -> tuple[date, ...]:
        """The days of a span on which other rules begin to hold, and its first."""
        begun = {each.effective for each in self.rules if first < each.effective <= last}
        return (first, *sorted(begun))
