"""The arithmetic: percentiles, medians of interleaved runs, ratios. Pure."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

Figures = dict[str, float]
"""Measurements of one run of one case, by name; units last: `per_second`, `p99_ms`, `wal_bytes`."""

Run = Callable[[], Figures]

RATE = "per_second"


def percentile(ordered: Sequence[float], part: float) -> float:
    """The smallest of these (sorted) values that at least `part` of them do not exceed; NaN of nothing."""
    if not ordered:
        return math.nan
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)]


def latencies(seconds: Iterable[float]) -> Figures:
    """p50 and p99 in milliseconds."""
    ordered = sorted(seconds)
    return {"p50_ms": percentile(ordered, 0.50) * 1e3, "p99_ms": percentile(ordered, 0.99) * 1e3}


@dataclass(frozen=True)
class Case:
    """One case over all its runs."""

    name: str
    runs: tuple[Figures, ...]

    @property
    def medians(self) -> Figures:
        """The median of each figure; a figure that some run lacks is left out."""
        shared = [name for name in self.runs[0] if all(name in run for run in self.runs)]
        return {name: median(run[name] for run in self.runs) for name in shared}

    def spread(self, figure: str = RATE) -> float:
        """The range of the runs as a part of their median: 0.1 is ten per cent."""
        values = [run[figure] for run in self.runs]
        middle = median(values)
        return (max(values) - min(values)) / middle if middle else math.inf


def interleaved(
    rounds: int, cases: Mapping[str, Run], on_run: Callable[[str, Figures], None] = lambda *_: None
) -> dict[str, Case]:
    """Run the cases in turn, A B A B ..., so that other load on the machine affects all alike."""
    runs: dict[str, list[Figures]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, run in cases.items():
            runs[name].append(run())
            on_run(name, runs[name][-1])
    return {name: Case(name, tuple(figures)) for name, figures in runs.items()}


@dataclass(frozen=True)
class Ratio:
    """`ours` over `theirs`: the median over the rounds of each round's own ratio.

    A round's runs follow each other, so other load cancels out. `target` is the least (or, with `at_most`,
    the most) it should be.
    """

    name: str
    value: float
    target: float | None = None
    at_most: bool = False

    @property
    def holds(self) -> bool | None:
        """Whether the target is met; None without one."""
        if self.target is None:
            return None
        return self.value <= self.target if self.at_most else self.value >= self.target


def ratio(
    name: str,
    ours: Case,
    theirs: Case,
    figure: str = RATE,
    *,
    target: float | None = None,
    at_most: bool = False,
) -> Ratio:
    """Compare two interleaved cases by one figure."""
    pairs = zip(ours.runs, theirs.runs, strict=True)
    each = [mine[figure] / other[figure] if other[figure] else math.nan for mine, other in pairs]
    return Ratio(name, median(each), target, at_most)
