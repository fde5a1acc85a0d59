"""Rows per second of `croupier replay`, compared with bets of pgbench."""

from __future__ import annotations

import subprocess
import time
from functools import partial
from pathlib import Path

from benchmarks.environment import pgbench
from benchmarks.environment.api_servers import BenchServerConfig
from benchmarks.environment.bustabit import write
from benchmarks.environment.child_processes import ChildProcessFailed, child_process
from benchmarks.reporting.findings import Finding
from benchmarks.reporting.measures import RATE, Figures, interleaved, ratio
from benchmarks.suite import BenchmarkRun

TITLE = "replay: rows of a betting history, registrations and verification included"
CLIENTS = 8


def measure(bench: BenchmarkRun) -> Finding:
    """Replay a file into an empty database, round by round."""
    finding = Finding("replay", TITLE)
    rows = bench.scale.replay_rows
    file = bench.databases.directory / "history.csv"
    write(file, rows)
    load = pgbench.bets(bench.databases.ledger("replay_reference"), bench.scale.players)
    cases = interleaved(
        bench.scale.rounds,
        {
            "pgbench, bets": partial(pgbench.run, bench.databases, load, CLIENTS),
            f"{rows:,} rows made like bustabit's": partial(run_replay, bench, file),
        },
        bench.print_run,
    )
    reference, ours = cases.values()
    finding.add(reference, ours)
    finding.ratios.append(ratio("rows / bets in SQL", ours, reference))
    if bench.bustabit:
        # By a link of our own: a replay writes rejected rows beside its input.
        link = bench.databases.directory / "bustabit.csv"
        link.symlink_to(bench.bustabit.resolve())
        finding.add_single_run("the bustabit file itself", **run_replay(bench, link))
    finding.notes.append("a row is a bet and, where it won, its win; a player a registration and a deposit")
    return finding


def run_replay(bench: BenchmarkRun, file: Path) -> Figures:
    """One replay into a fresh database, as an operator runs it."""
    dsn = bench.databases.empty("replay")
    environment = BenchServerConfig(bench.databases, dsn).settings.environment()
    started = time.monotonic()
    with child_process(
        "server.cli",
        "replay",
        str(file),
        "--mapping",
        "bustabit",
        environment=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        _, wrong = process.communicate()
    seconds = time.monotonic() - started
    if process.returncode != 0:
        raise ChildProcessFailed(f"replay: {wrong.strip()[-600:]}")
    return {RATE: rows_of(file) / seconds, "seconds": seconds}


def rows_of(file: Path) -> int:
    """How many rows a file has below its header."""
    with file.open("rb") as lines:
        return sum(1 for _ in lines) - 1
