"""The finding of a benchmark, and its JSON."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from benchmarks.reporting.measures import RATE, Case, Figures, Ratio


@dataclass
class Finding:
    """The result of one benchmark. `notes` explain the figures."""

    name: str
    title: str
    cases: list[Case] = field(default_factory=list)
    ratios: list[Ratio] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0
    failure: str | None = None
    """Why it could not be measured."""

    def add(self, *cases: Case) -> None:
        """Add cases."""
        self.cases += cases

    def add_single_run(self, name: str, **figures: float) -> Figures:
        """Add a case that is measured a single time."""
        self.cases.append(Case(name, (figures,)))
        return figures

    def add_ratio(
        self, name: str, value: float, *, target: float | None = None, at_most: bool = False
    ) -> None:
        """Add a ratio of figures that were measured a single time."""
        self.ratios.append(Ratio(name, value, target, at_most))

    @property
    def holds(self) -> bool:
        """Whether it was measured and no target was missed."""
        return self.failure is None and all(ratio.holds is not False for ratio in self.ratios)

    def as_json(self) -> dict[str, Any]:
        """The finding with every run of every case."""
        return {
            "name": self.name,
            "title": self.title,
            "seconds": round(self.seconds, 1),
            "failure": self.failure,
            "cases": [_case(case) for case in self.cases],
            "ratios": [_ratio(each) for each in self.ratios],
            "notes": self.notes,
        }


def _case(case: Case) -> dict[str, Any]:
    spread = case.spread() if RATE in case.medians and len(case.runs) > 1 else None
    return {
        "name": case.name,
        "median": plain(case.medians),
        "spread": _number(spread) if spread is not None else None,
        "runs": [plain(run) for run in case.runs],
    }


def _ratio(ratio: Ratio) -> dict[str, Any]:
    target = None if ratio.target is None else {"at_most" if ratio.at_most else "at_least": ratio.target}
    return {"name": ratio.name, "value": _number(ratio.value), "target": target, "holds": ratio.holds}


def plain(figures: Figures) -> dict[str, float | None]:
    """Figures for JSON: five significant digits, null for NaN and infinity."""
    return {name: _number(value) for name, value in figures.items()}


def _number(value: float) -> float | None:
    return float(f"{value:.5g}") if math.isfinite(value) else None
