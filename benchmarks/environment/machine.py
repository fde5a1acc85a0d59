"""Describes the machine and the versions of a run."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import tempfile
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import psutil

PACKAGES = ("strawberry-graphql", "starlette", "uvicorn", "uvloop", "asyncpg", "sqlalchemy", "orjson")
FSYNCS = 100


def describe(data: Path, programs: Path) -> dict[str, Any]:
    """The hardware, file system and versions of a run.

    `data` is the directory of the servers' files, `programs` PostgreSQL's directory of programs.
    """
    return {
        "cpu": _cpu_model(),
        "cores": os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30, 1),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "file_system": _file_system(data),
        "fsync_us": round(_fsync_seconds(data) * 1e6),
        "busy_before": round(cpu_share_used(1.0), 3),
        "python": platform.python_version(),
        "postgresql": _command_output(programs / "postgres", "--version").removeprefix(
            "postgres (PostgreSQL) "
        ),
        "croupier": _revision(),
        "packages": {name: _version(name) for name in PACKAGES},
    }


def cpu_share_used(seconds: float) -> float:
    """The share of processor time that other processes use: 0 on an idle machine."""
    return psutil.cpu_percent(interval=seconds) / 100


def _cpu_model() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.machine())


def _file_system(path: Path) -> str:
    """The type of the file system of a path: figures of a ledger in memory mean nothing."""
    mounts = [each for each in psutil.disk_partitions(all=True) if path.is_relative_to(each.mountpoint)]
    return max(mounts, key=lambda each: len(each.mountpoint)).fstype if mounts else "unknown"


def _fsync_seconds(directory: Path) -> float:
    """The median time to fsync 8 KiB here: commits wait for this."""
    taken = []
    with tempfile.TemporaryFile(dir=directory, buffering=0) as file:
        for _ in range(FSYNCS):
            file.write(b"x" * 8192)
            started = time.perf_counter()
            os.fdatasync(file.fileno()) if hasattr(os, "fdatasync") else os.fsync(file.fileno())
            taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def _revision() -> str:
    commit = _command_output("git", "-C", Path(__file__).parent, "rev-parse", "--short", "HEAD")
    return f"{_version('croupier')} ({commit})" if commit else _version("croupier")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def _command_output(*command: str | Path) -> str:
    try:
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
