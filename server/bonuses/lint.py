"""`croupier bonus lint`: what the law of each market has against a template."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.bonuses.law.linter import LawBroken, LintObjection, objections_during
from domain.bonuses.law.rules import BonusLaw
from domain.bonuses.templates.model import BonusTemplate
from server.errors import OperatorError

SAID: Final[Mapping[LawBroken, str]] = {
    LawBroken.WAGERING_TOO_HIGH: "the bonus is wagered too many times",
    LawBroken.WAGERING_TOO_HIGH_AT_LOWEST_WEIGHT: "in the game of the lowest weight, too many times",
    LawBroken.MIXED_PRODUCTS: "one product earns the bonus, and another plays it",
    LawBroken.WINNINGS_CAPPED: "not all that is won becomes real money",
    LawBroken.FUND_ORDER: "another order of real and bonus money is prescribed",
    LawBroken.LATE_WINS: "another treatment of late wins is prescribed",
}


@dataclass(frozen=True, slots=True)
class LintReport:
    """The objections of some packs against a template that is given from ``first`` to ``last``."""

    template: str
    packs: tuple[str, ...]
    first: date
    last: date
    objections: tuple[LintObjection, ...]

    def as_json(self) -> str:
        """One JSON object; the same for the same report."""
        found = [
            {
                "broken": each.broken.value,
                "jurisdiction": each.jurisdiction,
                "day": each.day.isoformat(),
                "clause": each.clause,
            }
            for each in self.objections
        ]
        report = {
            "template": self.template,
            "packs": self.packs,
            "day": self.first.isoformat(),
            "until": self.last.isoformat(),
            "objections": found,
        }
        return json.dumps(report, ensure_ascii=False, sort_keys=True)

    def as_lines(self) -> list[str]:
        """A line for each objection, or one that says that there is none."""
        if not self.objections:
            return [f"No objections: {', '.join(self.packs)}."]
        return [
            f"{each.jurisdiction} {each.day}: {each.broken.value}, {SAID[each.broken]} ({each.clause})"
            for each in self.objections
        ]


def lint_template(
    template: BonusTemplate, laws: Sequence[BonusLaw], first: date, last: date | None = None
) -> LintReport:
    """The objections from one day on, also by rules that begin to hold up to the last.

    Currencies differ in amounts only, of which the law asks nothing: the first stands for all.

    Raises:
        OperatorError: the last day is before the first.
    """
    last = last or first
    if last < first:
        raise OperatorError("the last day is before the first: give a later --until")
    version = template.version_in(template.currencies[0])
    found = objections_during(version, laws, first, last)
    return LintReport(template.name, tuple(law.jurisdiction for law in laws), first, last, found)
