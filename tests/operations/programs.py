"""Processes that a test starts: what they print and how they end."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

import server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(server.__file__).parent.parent
CROUPIER = (sys.executable, "-P", "-m", "server.cli")
SECONDS_MAX = 150.0


class Program:
    """A process of a test: what it printed and how it ended."""

    def __init__(self, process: subprocess.Popen[str], output: Path) -> None:
        self.process = process
        self._output = output

    @property
    def printed(self) -> str:
        return self._output.read_text()

    def says(self, expected: str) -> str:
        """Wait for a line with `expected` in it."""
        wait_until(lambda: expected in self.printed or self.process.poll() is not None, self)
        assert expected in self.printed, self.printed
        return next(line for line in self.printed.splitlines() if expected in line)

    def ends(self) -> int:
        return self.process.wait(SECONDS_MAX)

    def family(self) -> list[psutil.Process]:
        """Everything it has started and that still runs."""
        return psutil.Process(self.process.pid).children(recursive=True)


def wait_until(holds: Callable[[], bool], about: object = "", *, look_seconds: float = 0.02) -> None:
    """Wait until `holds`, with a deadline."""
    deadline = time.monotonic() + SECONDS_MAX
    while not holds():
        assert time.monotonic() < deadline, f"never came to be: {getattr(about, 'printed', about)}"
        time.sleep(look_seconds)


def all_gone(processes: Sequence[psutil.Process]) -> bool:
    """Whether none of these runs any more."""
    return not any(_runs(one) for one in processes)


def _runs(one: psutil.Process) -> bool:
    try:
        return one.is_running() and one.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@contextmanager
def programs(directory: Path) -> Iterator[Callable[..., Program]]:
    """A way to start programs with `directory` as theirs, ended with the block if they have not by then."""
    started: list[Program] = []

    def start(*command: str, **settings: object) -> Program:
        output = directory / f"output-{len(started)}"
        ours = {f"CROUPIER_{name.upper()}": str(value) for name, value in settings.items()}
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("CROUPIER_")}
        with output.open("w") as file:
            process = subprocess.Popen(
                command,
                stdout=file,
                stderr=file,
                text=True,
                cwd=directory,
                env={**inherited, "PYTHONPATH": str(ROOT), "COLUMNS": "200", **ours},
            )
        started.append(Program(process, output))
        return started[-1]

    yield start
    for program in started:
        if program.process.poll() is None:
            program.process.kill()
            program.process.wait()
