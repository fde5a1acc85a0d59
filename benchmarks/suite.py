"""Runs benchmarks one after the other within the time there is, and keeps what they find."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from rich.console import Console

from benchmarks.environment.databases import BenchDatabases
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import RATE, Figures
from benchmarks.reporting.report import show
from benchmarks.scale import Scale

NAMES = (
    "access",
    "ledger_sql",
    "ledger_python",
    "ledger_shape",
    "graphql_http",
    "subscriptions",
    "replay",
    "ledger_verify",
    "ledger_growth",
)
"""In the order they run: what can be cut short comes last."""


@dataclass(frozen=True)
class BenchmarkRun:
    """What a benchmark works with. `until` is the monotonic moment when the whole run should be over."""

    house: BenchDatabases
    scale: Scale
    console: Console
    until: float
    bustabit: Path | None = None

    def tell(self, case: str, figures: Figures) -> None:
        """Say that a run is done."""
        rate = f"{figures[RATE]:,.0f}/s" if RATE in figures else ""
        self.console.print(f"  [dim]{case}  {rate}[/dim]")

    def say(self, words: str) -> None:
        """Say what is going on."""
        self.console.print(f"  [dim]{words}[/dim]")


Measure = Callable[[BenchmarkRun], Finding]
LoadBenchmark = Callable[[str], tuple[str, Measure]]


def load_benchmark(name: str) -> tuple[str, Measure]:
    """A benchmark's title and what carries it out."""
    module = import_module(f"benchmarks.scenarios.{name}")
    return module.TITLE, module.measure


def run_benchmarks(
    bench: BenchmarkRun, names: Sequence[str], find: LoadBenchmark = load_benchmark
) -> list[Finding]:
    """Run these benchmarks; one that fails says why and the others still run."""
    findings = []
    for name in names:
        title, measure = find(name)
        bench.console.rule(f"[bold]{name}[/bold]", align="left")
        findings.append(_timed(bench, name, title, measure))
        show(bench.console, findings[-1])
    return findings


def _timed(bench: BenchmarkRun, name: str, title: str, measure: Measure) -> Finding:
    started = time.monotonic()
    try:
        finding = measure(bench)
    except Exception as error:  # noqa: BLE001 - hours of load must not be lost to one benchmark
        finding = Finding(name, title, failure=f"{type(error).__name__}: {error}")
        bench.console.print(traceback.format_exc(), style="dim", markup=False)
    finding.seconds = time.monotonic() - started
    return finding
