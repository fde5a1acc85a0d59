"""Runs benchmarks one after the other within the available time, and collects their findings."""

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
    "bonus_bets",
    "graphql_http",
    "subscriptions",
    "event_bus",
    "event_kills",
    "webhook_deliveries",
    "dashboard",
    "replay",
    "feeds",
    "ledger_verify",
    "ledger_growth",
)
"""In the order they run: those that can be cut short come last."""


@dataclass(frozen=True)
class BenchmarkRun:
    """The databases, scale and console of a run. `until`: the monotonic time when it should be over."""

    databases: BenchDatabases
    scale: Scale
    console: Console
    until: float
    bustabit: Path | None = None

    def print_run(self, case: str, figures: Figures) -> None:
        """Print a finished run."""
        rate = f"{figures[RATE]:,.0f}/s" if RATE in figures else ""
        self.console.print(f"  [dim]{case}  {rate}[/dim]")

    def print_note(self, words: str) -> None:
        """Print a note."""
        self.console.print(f"  [dim]{words}[/dim]")


Measure = Callable[[BenchmarkRun], Finding]
LoadBenchmark = Callable[[str], tuple[str, Measure]]


def load_benchmark(name: str) -> tuple[str, Measure]:
    """A benchmark's title and its function."""
    module = import_module(f"benchmarks.scenarios.{name}")
    return module.TITLE, module.measure


def run_benchmarks(
    bench: BenchmarkRun, names: Sequence[str], find: LoadBenchmark = load_benchmark
) -> list[Finding]:
    """Run these benchmarks; if one fails, its finding says why and the others still run."""
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
