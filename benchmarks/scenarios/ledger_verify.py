"""The time of `ledger verify`, and whether its memory grows with the ledger."""

from __future__ import annotations

import subprocess
import time

from adapters.postgres.wallets.ledger_verify import BATCH_OPERATIONS_MIN
from benchmarks.environment.api_servers import BenchServerConfig
from benchmarks.environment.child_processes import ChildProcessFailed, child_process, memory_peaks
from benchmarks.environment.growing_ledger import grow_to
from benchmarks.environment.ledger_filler import OPERATIONS
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import RATE, Figures
from benchmarks.suite import BenchmarkRun

TITLE = "ledger verify: time and memory over a growing ledger"
SAME_MEMORY = 1.25
"""A quarter more is noise of the allocator; if memory grew with the ledger it would be four times as much."""


def measure(bench: BenchmarkRun) -> Finding:
    """Verify a small ledger, grow it, verify it again."""
    finding = Finding("ledger_verify", TITLE)
    small_and_large = []
    for operations in (bench.scale.small_ledger, bench.scale.grown_from):
        dsn = grow_to(bench, operations, bench.until)
        there: int = bench.databases.value(OPERATIONS, dsn)
        figures = finding.add_single_run(f"{there:,} operations", **run_verification(bench, dsn, there))
        small_and_large.append(figures)
    small, large = small_and_large
    value = large["peak_mib"] / small["peak_mib"]
    finding.add_ratio("peak memory large / small", value, target=SAME_MEMORY, at_most=True)
    # Below a batch of players, what PostgreSQL sorts at once is the whole ledger.
    target = SAME_MEMORY if bench.scale.small_ledger >= BATCH_OPERATIONS_MIN else None
    value = large["backend_mib"] / small["backend_mib"]
    finding.add_ratio("peak memory of a session large / small", value, target=target, at_most=True)
    return finding


def run_verification(bench: BenchmarkRun, dsn: str, operations: int) -> Figures:
    """One verification as an operator runs it."""
    environment = BenchServerConfig(bench.databases, dsn).settings.environment()
    started = time.monotonic()
    with child_process(
        "server.cli", "ledger", "verify", "--json", environment=environment, stdout=subprocess.PIPE
    ) as process:
        most = memory_peaks(process, bench.databases.servers.postgres.pid or 0)
        seconds = time.monotonic() - started
        output = process.stdout.read() if process.stdout else ""
        if process.returncode != 0:
            raise ChildProcessFailed(f"the ledger did not verify: {output[-600:]}")
    memory = {"peak_mib": most.own / 2**20, "backend_mib": most.server / 2**20}
    return {RATE: operations / seconds, "seconds": seconds, **memory}
