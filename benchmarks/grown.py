"""The one ledger that the later benchmarks let grow."""

from __future__ import annotations

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from benchmarks.growth import OPERATIONS, grow
from benchmarks.suite import Bench

GROWING = "bench_growing"


def grow_to(bench: Bench, operations: int, until: float) -> str:
    """Its address, once it has at least so many operations, or as many as the time allowed."""
    dsn = bench.house.ledger("growing")
    there = bench.house.value(OPERATIONS, dsn)
    columns = (TextColumn("  {task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=bench.console, transient=True) as progress:
        task = progress.add_task("growing the ledger", total=operations, completed=there)
        there = grow(dsn, operations, until=until, told=lambda more: progress.advance(task, more))
    bench.house.execute("vacuum (analyze, skip_locked)", bench.house.servers.superuser_dsn(GROWING))
    bench.say(f"the ledger has {there:,} operations")
    return dsn
