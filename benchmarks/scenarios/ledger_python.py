"""Bets from Python: the domain's API compared with the bare driver and pgbench."""

from __future__ import annotations

from functools import partial

from benchmarks.environment import pgbench
from benchmarks.environment.child_processes import run_load
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import Figures, interleaved, ratio
from benchmarks.suite import BenchmarkRun

TITLE = "Ledger from Python: one process, 32 concurrent callers"
CALLERS = 32


def measure(bench: BenchmarkRun) -> Finding:
    """Measure `CommandRunner.run(place_bet, ...)` and its overhead."""
    finding = Finding("ledger_python", TITLE)
    databases, players = bench.databases, bench.scale.players
    dsn = databases.ledger("python")
    load = pgbench.bets(dsn, players)
    pgbench.warm(databases, load, clients=CALLERS)
    cases = interleaved(
        bench.scale.rounds,
        {
            "pgbench": partial(pgbench.run, databases, load, CALLERS),
            "domain API": partial(_run_callers, bench, "domain", dsn),
            "asyncpg alone": partial(_run_callers, bench, "driver", dsn),
        },
        bench.print_run,
    )
    finding.add(*cases.values())
    ours = cases["domain API"]
    finding.ratios += [
        ratio("domain API / pgbench", ours, cases["pgbench"]),
        ratio("domain API / asyncpg alone", ours, cases["asyncpg alone"]),
    ]
    return finding


def _run_callers(bench: BenchmarkRun, kind: str, dsn: str) -> Figures:
    plan = {
        "kind": kind,
        "dsn": dsn,
        "directory": str(bench.databases.directory),
        "callers": CALLERS,
        "players": bench.scale.players,
        "seconds": bench.scale.seconds,
    }
    return run_load("benchmarks.load.callers", plan)
