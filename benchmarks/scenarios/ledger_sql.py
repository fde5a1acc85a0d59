"""Bets per second inside PostgreSQL, compared with pgbench's TPC-B on the same server."""

from __future__ import annotations

from functools import partial

from benchmarks.environment import pgbench
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import RATE, interleaved, ratio
from benchmarks.suite import BenchmarkRun

TITLE = "Ledger in SQL: bets against pgbench's TPC-B"
CLIENTS = (8, 32)
TARGET = 1.5


def measure(bench: BenchmarkRun) -> Finding:
    """Measure bets through the application's SQL function, with few and with many clients."""
    finding = Finding("ledger_sql", TITLE)
    databases, players = bench.databases, bench.scale.players
    dsn = databases.ledger("sql")
    loads = {"TPC-B": pgbench.tpcb(databases), "bets": pgbench.bets(dsn, players)}
    for clients in CLIENTS:
        pgbench.warm(databases, *loads.values(), clients=clients)
        cases = interleaved(
            bench.scale.rounds,
            {
                f"{name}, {clients} clients": partial(pgbench.run, databases, load, clients)
                for name, load in loads.items()
            },
            bench.print_run,
        )
        theirs, ours = cases.values()
        finding.add(theirs, ours)
        finding.ratios.append(ratio(f"bets / TPC-B at {clients} clients", ours, theirs, RATE, target=TARGET))
        databases.empty_outbox(dsn)
    finding.notes.append(
        f"{players:,} players, uniform; TPC-B scale {bench.scale.tpcb_scale}. TPC-B's tables are much "
        "larger, and after a checkpoint the first change of a page writes it whole: see the WAL column"
    )
    return finding
