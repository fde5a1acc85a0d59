"""Bets of players with a bonus, compared with those without one and with bets before there were bonuses."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.environment import pgbench
from benchmarks.environment.databases import BenchDatabases
from benchmarks.environment.pgbench import SQL, PgbenchLoad
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import interleaved, ratio
from benchmarks.suite import BenchmarkRun

TITLE = "Bets that count for a bonus"
CLIENTS = 8
BEFORE = "before bonuses"
TARGETS = {
    "no bonus": 0.95,
    "a bonus, real money pays": 0.88,
    "a bonus, both pay": 0.75,
}
"""Of the rate of the bet as it was before."""


def measure(bench: BenchmarkRun) -> Finding:
    """Measure the same bets of three kinds of players, and the bet as it was."""
    finding = Finding("bonus_bets", TITLE)
    loads = _loads(bench.databases, bench.scale.players)
    pgbench.warm(bench.databases, *loads.values(), clients=CLIENTS)
    cases = interleaved(
        bench.scale.rounds,
        {name: partial(pgbench.run, bench.databases, load, CLIENTS) for name, load in loads.items()},
        bench.print_run,
    )
    finding.add(*cases.values())
    for name, target in TARGETS.items():
        finding.ratios.append(ratio(f"{name} / {BEFORE}", cases[name], cases[BEFORE], target=target))
    finding.notes.append(
        f"{CLIENTS} clients. Where both pay, the stake is paid in proportion: two wallets, two entries and "
        "the weight of a game among 2,000 for each bet"
    )
    return finding


def _loads(databases: BenchDatabases, players: int) -> dict[str, PgbenchLoad]:
    plain = databases.ledger("no_bonus")
    as_before = (SQL / "bet_before_bonuses.sql").read_text(encoding="utf-8")
    databases.execute(as_before, databases.servers.superuser_dsn("bench_no_bonus"))
    return {
        BEFORE: replace(pgbench.bets(plain, players), script=_bet_as_before(databases)),
        "no bonus": pgbench.bets(plain, players),
        "a bonus, real money pays": pgbench.bets(_with_bonuses(databases, "REAL_FIRST"), players),
        "a bonus, both pay": pgbench.bets(_with_bonuses(databases, "PROPORTIONAL"), players),
    }


def _bet_as_before(databases: BenchDatabases) -> Path:
    """The script of a bet, with the function as it was."""
    script = databases.directory / "bet_as_before.sql"
    text = (SQL / "bet.sql").read_text(encoding="utf-8")
    script.write_text(text.replace("place_bet_fast_path", "place_bet_before_bonuses"), encoding="utf-8")
    return script


def _with_bonuses(databases: BenchDatabases, stake_order: str) -> str:
    """The URL of a ledger whose players all have a bonus."""
    name = f"bonus_{stake_order.lower()}"
    dsn = databases.ledger(name)
    give = (SQL / "give_bonuses.sql").read_text(encoding="utf-8").format(stake_order=stake_order)
    databases.execute(give, databases.servers.superuser_dsn(f"bench_{name}"))
    databases.empty_outbox(dsn)
    databases.execute("vacuum analyze", databases.servers.superuser_dsn(f"bench_{name}"))
    return dsn
