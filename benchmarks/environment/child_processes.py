"""Child processes that end with us, whatever happens, and what they use."""

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
"""In the title of PostgreSQL processes that serve a session; vacuum has none."""


class ChildProcessFailed(Exception):
    """A child process did not do what it was started for; the message has its last words."""


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
        said, _ = process.communicate(json.dumps(plan))
        if process.returncode != 0:
            raise ChildProcessFailed(f"{module} ended with status {process.returncode}")
        answer: dict[str, Any] = json.loads(said.splitlines()[-1])
        return answer


class LoadProcess:
    """A load generator that is told what to do line by line, in JSON."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, **message: Any) -> dict[str, Any]:
        """Say one thing and wait for the answer."""
        self.tell(**message)
        return self.answer()

    def tell(self, **message: Any) -> None:
        """Say one thing."""
        stdin = _require_open(self._process.stdin)
        stdin.write(json.dumps(message) + "\n")
        stdin.flush()

    def answer(self) -> dict[str, Any]:
        """What it says next."""
        line = _require_open(self._process.stdout).readline()
        if not line:
            raise ChildProcessFailed(f"a load generator ended with status {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer


@contextmanager
def start_load(module: str) -> Iterator[LoadProcess]:
    """One of our load generators, to be told what to do."""
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
    """Watch a process until it ends, and the server it works with.

    Its own is the kernel's high-water mark: getrusage would also count what we had before it replaced us.
    """
    own = server = 0
    while process.poll() is None:
        own = max(own, _high_water(process.pid))
        server = max(server, _largest_private(server_pid))
        time.sleep(POLL_SECONDS)
    return MemoryPeaks(own, server)


def _largest_private(server_pid: int) -> int:
    """Private memory of whichever session has most; what all of them share is left out."""
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
    with suppress(psutil.Error):  # no /proc: the present use has to do
        return rss_bytes(pid)
    return 0


def _require_open(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise ChildProcessFailed("the load generator has no pipe")
    return stream
