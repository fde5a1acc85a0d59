"""Runs child processes that always end with us, and measures their processor time and memory."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import psutil

from server.embedded.process import die_with_parent, stop_process

ROOT = Path(__file__).parents[2]
STOP_STEPS = ((signal.SIGTERM, 15.0), (signal.SIGKILL, 5.0))
POLL_SECONDS = 0.03
SESSION = "[local]"
"""In the title of PostgreSQL processes that serve a session, unlike vacuum's."""


class ChildProcessFailed(Exception):
    """A child process failed; the message has its last output."""


@contextmanager
def child_process(
    module: str,
    *arguments: str,
    environment: Mapping[str, str] | None = None,
    keeps: Sequence[int] = (),
    **options: Any,
) -> Iterator[subprocess.Popen[str]]:
    """`python -m module` in the repository, ended when the block ends. `keeps` are inherited sockets."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={**(environment or os.environ)},
        pass_fds=keeps,
        preexec_fn=die_with_parent(signal.SIGKILL),  # noqa: PLW1509 - calls prctl and getppid, nothing else
        text=True,
        **options,
    )
    try:
        yield process
    finally:
        stop_process(process, *STOP_STEPS)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()


def run_load(module: str, plan: Mapping[str, Any]) -> dict[str, Any]:
    """Run one of our load generators to its end: a JSON plan in, a JSON answer out."""
    with child_process(module, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        output, _ = process.communicate(json.dumps(plan))
        if process.returncode != 0:
            raise ChildProcessFailed(f"{module} ended with status {process.returncode}")
        answer: dict[str, Any] = json.loads(output.splitlines()[-1])
        return answer


class LoadProcess:
    """A load generator that takes commands and answers line by line, in JSON."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def request(self, **message: Any) -> dict[str, Any]:
        """Send a message and wait for the answer."""
        self.send(**message)
        return self.receive()

    def send(self, **message: Any) -> None:
        """Send a message."""
        stdin = _require_open(self._process.stdin)
        stdin.write(json.dumps(message) + "\n")
        stdin.flush()

    def receive(self) -> dict[str, Any]:
        """The next answer."""
        line = _require_open(self._process.stdout).readline()
        if not line:
            raise ChildProcessFailed(f"a load generator ended with status {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer


@contextmanager
def start_load(module: str) -> Iterator[LoadProcess]:
    """Start a load generator."""
    with child_process(module, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield LoadProcess(process)


def cpu_seconds(pid: int) -> float:
    """Processor time a process has used so far."""
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


def rss_bytes(pid: int) -> int:
    """Resident memory of a process."""
    return int(psutil.Process(pid).memory_info().rss)


@dataclass(frozen=True)
class MemoryPeaks:
    """The most memory a process had, and the most private memory of any session of a PostgreSQL server."""

    own: int
    server: int


def memory_peaks(process: subprocess.Popen[str], server_pid: int) -> MemoryPeaks:
    """Measure a process and its PostgreSQL server until the process ends.

    Its own is the kernel's high-water mark: getrusage would also count what we had before it replaced us.
    """
    own = server = 0
    while process.poll() is None:
        own = max(own, _high_water(process.pid))
        server = max(server, _largest_private(server_pid))
        time.sleep(POLL_SECONDS)
    return MemoryPeaks(own, server)


def _largest_private(server_pid: int) -> int:
    """Private memory of the session that has most, without shared memory."""
    private = 0
    for backend in psutil.Process(server_pid).children():
        with suppress(psutil.Error):
            if SESSION in " ".join(backend.cmdline()):
                memory = backend.memory_info()
                private = max(private, memory.rss - getattr(memory, "shared", 0))
    return private


def _high_water(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    with suppress(psutil.Error):  # no /proc: the present use instead
        return rss_bytes(pid)
    return 0


def _require_open(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise ChildProcessFailed("the load generator has no pipe")
    return stream
