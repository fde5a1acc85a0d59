"""Whether the ledger gets slower as it grows: the same bets in a small and in a large one, interleaved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from benchmarks.environment import pgbench
from benchmarks.environment.growing_ledger import GROWING, grow_by, grow_to
from benchmarks.environment.ledger_filler import DISK_BYTES, OPERATIONS
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import RATE, interleaved, ratio
from benchmarks.suite import BenchmarkRun

TITLE = "Growth: throughput and latency of a small and a large ledger"
CLIENTS = 8
SNAPSHOT = "bench_earlier"
FLAT = 0.9
FLAT_P99 = 1.25
"""Noise of short runs on a small machine: within this the curve counts as flat."""

TOUCHED_PART = 0.04
"""Of the large ledger's size: so many operations after a checkpoint have touched nearly every index page."""

RESERVED_SECONDS = 60
"""For copying, touching and warming, besides the runs."""


@dataclass(frozen=True)
class LedgerSize:
    """A ledger's size. ``wal_bytes`` is the server's log position."""

    operations: int
    disk_bytes: int
    wal_bytes: int

    @classmethod
    def of(cls, bench: BenchmarkRun, dsn: str) -> LedgerSize:
        """Measure a ledger."""
        databases = bench.databases
        wal = int(databases.value(pgbench.LSN))
        return cls(int(databases.value(OPERATIONS, dsn)), int(databases.value(DISK_BYTES, dsn)), wal)


def measure(bench: BenchmarkRun) -> Finding:
    """Grow, keep a copy of the ledger as it was, grow on, then compare the two in interleaved runs."""
    finding = Finding("ledger_growth", TITLE)
    databases, scale = bench.databases, bench.scale
    growing = grow_to(bench, scale.grown_from, bench.until)
    earlier = databases.copy(GROWING, SNAPSHOT)
    before = LedgerSize.of(bench, growing)
    reserved = 2 * (scale.rounds + 1) * scale.seconds + RESERVED_SECONDS
    grow_to(bench, scale.grown_to, bench.until - reserved)
    after = LedgerSize.of(bench, growing)
    more = max(1, after.operations - before.operations)
    compare(bench, finding, {earlier: before, growing: after})
    finding.add_single_run(
        "each operation while growing",
        disk_bytes=(after.disk_bytes - before.disk_bytes) / more,
        wal_bytes=(after.wal_bytes - before.wal_bytes) / more,
    )
    if after.operations < scale.grown_to:
        finding.notes.append(f"stopped growing at {after.operations:,} operations: the run's time was up")
    finding.notes.append("compared between checkpoints; what checkpoints cost is in the WAL while growing")
    return finding


def compare(bench: BenchmarkRun, finding: Finding, ledgers: dict[str, LedgerSize]) -> None:
    """Interleaved runs in both ledgers.

    The first change of a page after a checkpoint writes the whole page. In a small ledger that is soon over,
    in a large one it is not, so both are touched before measuring.
    """
    databases, players = bench.databases, bench.scale.players
    databases.execute("checkpoint")
    for dsn in ledgers:
        grow_by(
            bench, dsn, int(TOUCHED_PART * max(size.operations for size in ledgers.values())), bench.until
        )
    loads = {f"{size.operations:,} operations": pgbench.bets(dsn, players) for dsn, size in ledgers.items()}
    pgbench.warm(databases, *loads.values(), clients=CLIENTS)
    cases = interleaved(
        bench.scale.rounds,
        {name: partial(pgbench.run, databases, load, CLIENTS) for name, load in loads.items()},
        bench.print_run,
    )
    small, large = cases.values()
    finding.add(small, large)
    finding.ratios += [
        ratio("throughput large / small", large, small, RATE, target=FLAT),
        ratio("p99 large / small", large, small, "p99_ms", target=FLAT_P99, at_most=True),
    ]
