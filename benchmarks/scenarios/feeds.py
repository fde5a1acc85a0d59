"""An export feed of transactions against COPY of the same rows, and whether its memory grows with them."""

from __future__ import annotations

from statistics import median

from benchmarks.environment.api_servers import BenchServerConfig
from benchmarks.environment.child_processes import run_load
from benchmarks.environment.growing_ledger import grow_to
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import RATE, Figures
from benchmarks.suite import BenchmarkRun

TITLE = "export feeds: transactions as CSV against COPY, and memory"
OF_COPY = 0.5
SAME_MEMORY = 1.25
"""A quarter more is noise of the allocator."""

FORMATS = ("CSV", "NDJSON", "PARQUET")


def measure(bench: BenchmarkRun) -> Finding:
    """Write a small ledger once, then a larger one in turns with COPY."""
    finding = Finding("feeds", TITLE)
    dsn = grow_to(bench, bench.scale.small_ledger, bench.until)
    small = _run(bench, dsn, "CSV")
    finding.add_single_run(f"CSV, {small['rows']:,.0f} rows", **_shown(small))
    dsn = grow_to(bench, bench.scale.grown_from, bench.until)
    rates: dict[str, list[float]] = {"COPY": [], "CSV": []}
    large: Figures = {}
    for _ in range(bench.scale.rounds):
        for name, of_name in rates.items():
            large = _run(bench, dsn, name)
            of_name.append(large[RATE])
            bench.print_run(name, large)
    for name in ("COPY", *FORMATS):
        figures = large if name == "CSV" else _run(bench, dsn, name)
        shown = {**_shown(figures), RATE: median([*rates.get(name, []), figures[RATE]])}
        finding.add_single_run(f"{name}, {figures['rows']:,.0f} rows", **shown)
    finding.add_ratio(
        "CSV / COPY of the same rows", median(rates["CSV"]) / median(rates["COPY"]), target=OF_COPY
    )
    value = large["peak_mib"] / small["peak_mib"]
    finding.add_ratio("peak memory large / small", value, target=SAME_MEMORY, at_most=True)
    return finding


def _run(bench: BenchmarkRun, dsn: str, name: str) -> Figures:
    """One run in a process of its own; COPY is no format of feeds."""
    settings = BenchServerConfig(bench.databases, dsn).settings
    given = {
        "data_dir": str(settings.data_dir),
        "database_url": str(settings.database_url),
        "redis_url": str(settings.redis_url),
        "log_level": "warning",
    }
    plan = {"settings": given, "by_copy": name == "COPY", "format": name}
    found = run_load("benchmarks.load.feed_run", plan)
    return {RATE: found["rows"] / found["seconds"], **found}


def _shown(figures: Figures) -> dict[str, float]:
    return {name: figures[name] for name in (RATE, "seconds", "peak_mib")}
