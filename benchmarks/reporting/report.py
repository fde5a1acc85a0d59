"""Prints findings as tables, and writes them as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import RATE, Case, Ratio

HEADINGS = {
    RATE: "per s",
    "p50_ms": "p50 ms",
    "p99_ms": "p99 ms",
    "wal_bytes": "WAL B/op",
    "disk_bytes": "disk B/op",
    "cpu_us": "CPU us/op",
    "cpu_share": "CPU share",
    "kib_each": "KiB each",
    "peak_mib": "peak MiB",
    "backend_mib": "backend MiB",
    "seconds": "seconds",
    "connect_seconds": "connect s",
    "first_row_ms": "first row ms",
    "frames_per_second": "frames/s",
    "main_thread_share": "main thread",
}


def show(console: Console, finding: Finding) -> None:
    """Print one finding."""
    console.print(f"\n[bold]{finding.title}[/bold] [dim]({finding.name}, {finding.seconds:.0f} s)[/dim]")
    if finding.failure:
        console.print(f"  [red]not measured:[/red] {finding.failure}")
    if finding.cases:
        console.print(table(finding.cases))
    for ratio in finding.ratios:
        console.print(f"  {words(ratio)}")
    for note in finding.notes:
        console.print(f"  [dim]{note}[/dim]")


def table(cases: Sequence[Case]) -> Table:
    """The medians, one line a case, one column for each figure that any case has."""
    made = Table(box=None, pad_edge=False, padding=(0, 2))
    columns = columns_of(case.medians for case in cases)
    made.add_column("  case")
    for column in columns:
        made.add_column(heading(column), justify="right")
    made.add_column("spread", justify="right")
    for case in cases:
        medians = case.medians
        cells = [number(medians[name]) if name in medians else "" for name in columns]
        made.add_row(f"  {case.name}", *cells, spread(case))
    return made


def heading(figure: str) -> str:
    """The heading of a figure's column."""
    return HEADINGS.get(figure, figure.replace("_", " "))


def columns_of(figures: Iterable[Iterable[str]]) -> list[str]:
    """The names of all figures in order of first appearance, the rate first."""
    names = dict.fromkeys(name for each in figures for name in each)
    return sorted(names, key=lambda name: name != RATE)


def spread(case: Case) -> str:
    """The spread of the runs' rates; empty where there is one run or no rate."""
    if len(case.runs) < 2 or RATE not in case.medians:
        return ""
    return f"{case.spread():.0%}"


def number(value: float) -> str:
    """A figure with three significant digits."""
    if math.isnan(value):
        return "-"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def words(ratio: Ratio) -> str:
    """A ratio, its target and whether it is met, in one line."""
    text = f"{ratio.name}: [bold]{ratio.value:.2f}[/bold]"
    if ratio.target is None:
        return text
    verdict = "[green]holds[/green]" if ratio.holds else "[red]missed[/red]"
    return f"{text} (target: at {'most' if ratio.at_most else 'least'} {ratio.target:g}) {verdict}"


def write(
    path: Path, machine: Mapping[str, Any], run: Mapping[str, Any], findings: Sequence[Finding]
) -> None:
    """Write everything as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"machine": machine, "run": run, "findings": [finding.as_json() for finding in findings]}
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
