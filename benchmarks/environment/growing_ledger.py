"""Grows the ledger that several benchmarks share."""

from __future__ import annotations

import time

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from benchmarks.environment.ledger_filler import OPERATIONS, fill_ledger
from benchmarks.suite import BenchmarkRun

GROWING = "bench_growing"


def grow_to(bench: BenchmarkRun, operations: int, until: float) -> str:
    """Its URL, once it has at least so many operations, or as many as the time allowed."""
    dsn = bench.databases.ledger("growing")
    before = bench.databases.value(OPERATIONS, dsn)
    if before < operations:
        started = time.monotonic()
        added = grow_by(bench, dsn, operations - before, until)
        bench.databases.execute("vacuum analyze", bench.databases.servers.superuser_dsn(GROWING))
        rate = added / (time.monotonic() - started)
        bench.print_note(f"the ledger has {before + added:,} operations, added at {rate:,.0f}/s")
    return dsn


def grow_by(bench: BenchmarkRun, dsn: str, more: int, until: float) -> int:
    """Add so many operations to any ledger, or as many as the time allows; returns how many."""
    columns = (TextColumn("  {task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    before: int = bench.databases.value(OPERATIONS, dsn)
    shown = bench.console.is_terminal
    with Progress(*columns, console=bench.console, transient=True, disable=not shown) as progress:
        task = progress.add_task("operations", total=more)
        there = fill_ledger(
            dsn, before + more, until=until, on_progress=lambda done: progress.advance(task, done)
        )
    return there - before
