"""pgbench, PostgreSQL's own load generator: throughput, percentiles of its log, and the WAL written."""

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
"""Of the transactions, for the percentiles: writing a line for each would be load of its own."""

LSN = "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn"
"""How many bytes of log the server has written so far."""


@dataclass(frozen=True)
class PgbenchLoad:
    """What pgbench does: one of its built-in scripts, or a file of ours with variables."""

    dsn: str
    script: Path | str
    role: str = ""
    """The role its sessions take; empty: the one they connect as."""
    variables: tuple[tuple[str, int], ...] = ()


def bets(dsn: str, players: int, *, first: int = 1) -> PgbenchLoad:
    """Bets of players first..players, each as likely as any other, with the application's rights."""
    variables = (("from_player", first), ("to_player", players))
    return PgbenchLoad(dsn, SQL / "bet.sql", "croupier_app", variables)


def tpcb(house: BenchDatabases) -> PgbenchLoad:
    """pgbench's built-in TPC-B-like script on tables of its own."""
    dsn = house.servers.dsn(TPCB)
    if not house.value(f"select exists (select from pg_database where datname = '{TPCB}')"):
        house.execute(f"create database {TPCB} owner croupier")
        options = ["--initialize", "--quiet", f"--scale={house.scale.tpcb_scale}", dsn]
        _run_pgbench(house.programs / "pgbench", options)
    return PgbenchLoad(dsn, "tpcb-like")


def run(house: BenchDatabases, load: PgbenchLoad, clients: int, seconds: float | None = None) -> Figures:
    """One run. Throughput counts everything, percentiles a sample, WAL what the server wrote meanwhile."""
    lasting = max(1, round(seconds or house.scale.seconds))
    logs = Path(tempfile.mkdtemp(dir=house.directory))
    try:
        before = house.value(LSN)
        said = _run_pgbench(house.programs / "pgbench", _options(load, clients, lasting, logs), load.role)
        written = float(house.value(LSN) - before)
        done = int(_number(r"actually processed: (\d+)", said))
        rate = _number(r"tps = ([\d.]+)", said)
        return {RATE: rate, **latencies(_logged_seconds(logs)), "wal_bytes": written / max(1, done)}
    finally:
        shutil.rmtree(logs)


def warm(house: BenchDatabases, *loads: PgbenchLoad, clients: int) -> None:
    """Let caches fill before anything counts."""
    for load in loads:
        run(house, load, clients, house.scale.seconds / 2)


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
        words = [line for line in done.stderr.splitlines() if "error" in line.lower() or "abort" in line]
        raise ChildProcessFailed(f"pgbench: {(words or [done.stderr.strip()])[0]}")
    return done.stdout


def _number(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    if found is None:
        raise ChildProcessFailed(f"pgbench did not say {pattern}")
    return float(found[1])
