"""The same bet from Python: the domain's API, the bare driver, and pgbench beside them."""

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
    """Bets through `Work.run(place_bet, ...)`, and what is lost on the way there."""
    finding = Finding("ledger_python", TITLE)
    house, players = bench.house, bench.scale.players
    dsn = house.ledger("python")
    load = pgbench.bets(dsn, players)
    pgbench.warm(house, load, clients=CALLERS)
    cases = interleaved(
        bench.scale.rounds,
        {
            "pgbench": partial(pgbench.run, house, load, CALLERS),
            "domain API": partial(_run_callers, bench, "domain", dsn),
            "asyncpg alone": partial(_run_callers, bench, "driver", dsn),
        },
        bench.tell,
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
        "directory": str(bench.house.directory),
        "callers": CALLERS,
        "players": bench.scale.players,
        "seconds": bench.scale.seconds,
    }
    return run_load("benchmarks.load.callers", plan)
