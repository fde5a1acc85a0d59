"""Starts server processes that end with us, and finds and stops orphans of earlier runs."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import psutil

from server.embedded.errors import EmbeddedError, ServerDied
from server.embedded.system_account import SystemAccount

_PR_SET_PDEATHSIG = 1
_POLL_SECONDS = 0.005
LOG_BYTES_MAX = 16 << 20
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform.startswith("linux") else None

# The servers inherit nothing of our environment (addresses, passwords).
BARE_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


def die_with_parent(death_signal: signal.Signals) -> Callable[[], None]:
    """For `preexec_fn`: the kernel sends `death_signal` when our process ends, even by SIGKILL.

    Linux only. Elsewhere the next start finds the orphan and stops it.
    """
    parent = os.getpid()

    def arm() -> None:
        if _LIBC is not None:
            _LIBC.prctl(_PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
            if os.getppid() != parent:  # it died before we were armed
                os._exit(1)

    return arm


def spawn(
    command: Sequence[str | Path], *, log: Path, account: SystemAccount, death_signal: signal.Signals
) -> subprocess.Popen[bytes]:
    """Start a server in its own session, so that a terminal's Ctrl-C reaches only the application."""
    if threading.current_thread() is not threading.main_thread():
        raise EmbeddedError("start the embedded servers from the main thread: they would end with the thread")
    with _open_log(log) as output:
        return subprocess.Popen(  # noqa: S603 - a program we located, arguments we wrote
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            env=BARE_ENVIRONMENT,
            start_new_session=True,
            # Safe: the child only calls prctl, bound before the fork, and getppid.
            preexec_fn=die_with_parent(death_signal),  # noqa: PLW1509
            **account.popen_arguments,
        )


def _open_log(log: Path) -> BinaryIO:
    """The server's log, mode 0600: it contains statements. A long one is rotated, replacing the last."""
    if log.exists() and log.stat().st_size > LOG_BYTES_MAX:
        log.replace(log.with_suffix(".old.log"))
    output = log.open("ab")
    log.chmod(0o600)
    return output


def run_program(command: Sequence[str | Path], *, account: SystemAccount, stdin: str = "") -> str:
    """Run a short program as `account` and return its output; raise ServerDied with it when it fails."""
    done = subprocess.run(  # noqa: S603 - as above
        [str(part) for part in command],
        input=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd="/",
        env=BARE_ENVIRONMENT,
        text=True,
        check=False,
        preexec_fn=die_with_parent(signal.SIGTERM),
        **account.popen_arguments,
    )
    if done.returncode != 0:
        last = (done.stdout.strip().splitlines() or ["no output"])[-1]
        raise ServerDied(f"{command[0]} failed ({done.returncode}): {last}")
    return str(done.stdout)


def wait_ready(
    process: subprocess.Popen[bytes], ready: Callable[[], bool], *, log: Path, seconds_max: float
) -> None:
    """Return once `ready()` holds; raise ServerDied when the process ends first or takes too long."""
    deadline = time.monotonic() + seconds_max
    while not ready():
        if process.poll() is not None:
            raise ServerDied(
                f"{log.stem} ended with status {process.returncode}: {last_line(log)} (see {log})"
            )
        if time.monotonic() > deadline:
            raise ServerDied(f"{log.stem} was not ready after {seconds_max:.0f} s: see {log}")
        time.sleep(_POLL_SECONDS)


def stop_process(process: subprocess.Popen[bytes], *steps: tuple[signal.Signals, float]) -> None:
    """Send each signal in turn, giving the process that many seconds, until it has ended."""
    for step, seconds_max in steps:
        if process.poll() is not None:
            return
        process.send_signal(step)
        try:
            process.wait(seconds_max)
        except subprocess.TimeoutExpired:
            continue


def processes_in(directory: Path, program: str) -> Iterator[psutil.Process]:
    """The processes named like `program` whose working directory is `directory`.

    A recorded pid proves nothing: after a crash it may belong to any process.
    """
    for process in psutil.process_iter():
        try:
            if process.name().startswith(program) and process.cwd() == str(directory):
                yield process
        except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
            continue


def stop_orphan(orphan: psutil.Process, *steps: tuple[signal.Signals, float]) -> None:
    """Like `stop_process`, for a process that is not our child."""
    for step, seconds_max in steps:
        try:
            orphan.send_signal(step)
            orphan.wait(seconds_max)
        except psutil.NoSuchProcess:
            return
        except psutil.TimeoutExpired:
            continue


def last_line(log: Path) -> str:
    """The last line a server wrote, for an error message."""
    try:
        lines = log.read_text(errors="replace").strip().splitlines()
    except OSError:
        return "no log"
    return lines[-1] if lines else "no output"
