"""All bets on one player, compared with bets on many players that do not wait for each other."""

from __future__ import annotations

from functools import partial

from benchmarks.environment import pgbench
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import interleaved, ratio
from benchmarks.suite import BenchmarkRun

TITLE = "Shape of the load: one hot player, and all players alike"
CLIENTS = 8


def measure(bench: BenchmarkRun) -> Finding:
    """Measure the same bets on all players and on one."""
    finding = Finding("ledger_shape", TITLE)
    databases, players = bench.databases, bench.scale.players
    dsn = databases.ledger("shape")
    loads = {f"{players:,} players": pgbench.bets(dsn, players), "one player": pgbench.bets(dsn, 1)}
    pgbench.warm(databases, *loads.values(), clients=CLIENTS)
    cases = interleaved(
        bench.scale.rounds,
        {name: partial(pgbench.run, databases, load, CLIENTS) for name, load in loads.items()},
        bench.print_run,
    )
    uniform, hot = cases.values()
    finding.add(uniform, hot)
    finding.ratios.append(ratio("one player / all players", hot, uniform))
    finding.notes.append(
        f"{CLIENTS} clients. A player's bets queue behind each other's commits, as they must: "
        "each sees the balance the last one left"
    )
    return finding
