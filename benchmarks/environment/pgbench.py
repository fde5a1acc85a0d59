"""Runs pgbench, PostgreSQL's own load generator: throughput, percentiles of its log, and the WAL written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.environment.child_processes import ChildProcessFailed
from benchmarks.environment.databases import TPCB, BenchDatabases
from benchmarks.reporting.measures import RATE, Figures, latencies

SQL = Path(__file__).parent / "sql"
THREADS_MAX = 2
LOGGED_PART = 0.25
"""The share of transactions logged for percentiles: logging each would be load of its own."""

LSN = "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn"
"""How many bytes of log the server has written so far."""


@dataclass(frozen=True)
class PgbenchLoad:
    """A load: one of pgbench's built-in scripts, or a file of ours with variables."""

    dsn: str
    script: Path | str
    role: str = ""
    """The role its sessions set; empty: the one they connect as."""
    variables: tuple[tuple[str, int], ...] = ()


def bets(dsn: str, players: int, *, first: int = 1) -> PgbenchLoad:
    """Bets of players first..players, each as likely as any other, with the application's rights."""
    variables = (("from_player", first), ("to_player", players))
    return PgbenchLoad(dsn, SQL / "bet.sql", "croupier_app", variables)


def tpcb(databases: BenchDatabases) -> PgbenchLoad:
    """pgbench's built-in TPC-B-like script on tables of its own."""
    dsn = databases.servers.dsn(TPCB)
    if not databases.value(f"select exists (select from pg_database where datname = '{TPCB}')"):
        databases.execute(f"create database {TPCB} owner croupier")
        options = ["--initialize", "--quiet", f"--scale={databases.scale.tpcb_scale}", dsn]
        _run_pgbench(databases.postgres_bin / "pgbench", options)
    return PgbenchLoad(dsn, "tpcb-like")


def run(databases: BenchDatabases, load: PgbenchLoad, clients: int, seconds: float | None = None) -> Figures:
    """One run. Throughput is of all transactions, percentiles of a sample, WAL of the server meanwhile."""
    lasting = max(1, round(seconds or databases.scale.seconds))
    logs = Path(tempfile.mkdtemp(dir=databases.directory))
    try:
        before = databases.value(LSN)
        output = _run_pgbench(
            databases.postgres_bin / "pgbench", _options(load, clients, lasting, logs), load.role
        )
        written = float(databases.value(LSN) - before)
        done = int(_number(r"actually processed: (\d+)", output))
        rate = _number(r"tps = ([\d.]+)", output)
        return {RATE: rate, **latencies(_logged_seconds(logs)), "wal_bytes": written / max(1, done)}
    finally:
        shutil.rmtree(logs)


def warm(databases: BenchDatabases, *loads: PgbenchLoad, clients: int) -> None:
    """Fill caches before measuring."""
    for load in loads:
        run(databases, load, clients, databases.scale.seconds / 2)


def _options(load: PgbenchLoad, clients: int, seconds: int, logs: Path) -> list[str]:
    threads = min(THREADS_MAX, clients, os.cpu_count() or 1)
    options = ["--no-vacuum", "--protocol=prepared", f"--client={clients}", f"--jobs={threads}"]
    options += [f"--time={seconds}", "--log", f"--log-prefix={logs}/log", f"--sampling-rate={LOGGED_PART}"]
    options += [f"--define={name}={value}" for name, value in load.variables]
    options += [f"--builtin={load.script}" if isinstance(load.script, str) else f"--file={load.script}"]
    return [*options, load.dsn]


def _logged_seconds(logs: Path) -> Iterator[float]:
    """Seconds each logged transaction took: the third column, in microseconds."""
    for file in logs.iterdir():
        with file.open(encoding="ascii") as lines:
            for line in lines:
                yield int(line.split(maxsplit=3)[2]) / 1e6


def _run_pgbench(program: Path, options: list[str], role: str = "") -> str:
    environment = {**os.environ, "PGOPTIONS": f"-c role={role}" if role else ""}
    done = subprocess.run([program, *options], capture_output=True, text=True, check=False, env=environment)
    if done.returncode != 0 or "aborted" in done.stderr:
        lines = [line for line in done.stderr.splitlines() if "error" in line.lower() or "abort" in line]
        raise ChildProcessFailed(f"pgbench: {(lines or [done.stderr.strip()])[0]}")
    return done.stdout


def _number(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    if found is None:
        raise ChildProcessFailed(f"pgbench did not say {pattern}")
    return float(found[1])
