"""Does the ledger get slower as it grows? The same bets in a small and in a large one, side by side."""

from __future__ import annotations

from functools import partial

from benchmarks import pgbench
from benchmarks.findings import Finding
from benchmarks.grown import GROWING, grow_to
from benchmarks.growth import DISK_BYTES, OPERATIONS
from benchmarks.measures import RATE, interleaved, ratio
from benchmarks.suite import Bench

TITLE = "Growth: throughput and latency of a small and a large ledger"
CLIENTS = 8
EARLIER = "bench_earlier"
FLAT = 0.9
"""Noise of short runs on a small machine: within this the curve counts as flat."""

MEASURING_SECONDS = 15
"""Besides the runs themselves: warming up and copying."""


def measure(bench: Bench) -> Finding:
    """Grow, keep a copy of the ledger as it was, grow on, then compare the two in interleaved runs."""
    finding = Finding("ledger_growth", TITLE)
    house, scale = bench.house, bench.scale
    growing = grow_to(bench, scale.grown_from, bench.until)
    earlier = house.copy(GROWING, EARLIER)
    before = (house.value(OPERATIONS, growing), house.value(DISK_BYTES, growing))
    spare = 2 * (scale.rounds + 1) * scale.seconds + MEASURING_SECONDS
    grow_to(bench, scale.grown_to, bench.until - spare)
    after = (house.value(OPERATIONS, growing), house.value(DISK_BYTES, growing))
    loads = {
        f"{before[0] / 1e6:.2f} million operations": pgbench.bets(earlier, scale.players),
        f"{after[0] / 1e6:.2f} million operations": pgbench.bets(growing, scale.players),
    }
    house.execute("checkpoint")
    pgbench.warm(house, *loads.values(), clients=CLIENTS)
    cases = interleaved(
        scale.rounds,
        {name: partial(pgbench.run, house, load, CLIENTS) for name, load in loads.items()},
        bench.tell,
    )
    small, large = cases.values()
    finding.add(small, large)
    finding.once("each operation added", disk_bytes=(after[1] - before[1]) / max(1, after[0] - before[0]))
    finding.ratios += [
        ratio("throughput large / small", large, small, RATE, target=FLAT),
        ratio("p99 large / small", large, small, "p99_ms", target=1 / FLAT, at_most=True),
    ]
    if after[0] < scale.grown_to:
        finding.notes.append(f"stopped growing at {after[0]:,} operations: the run's time was up")
    return finding
