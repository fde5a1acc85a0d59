"""Places and processes for the tests of what runs."""

from __future__ import annotations

import os
import pwd
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

import server
from tests.server_directory import server_directory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(server.__file__).parent.parent
CROUPIER = (sys.executable, "-P", "-m", "server.cli")
SECONDS_MAX = 150.0
NOBODY = pwd.getpwnam("nobody")


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


@pytest.fixture
def eventually() -> Callable[..., None]:
    """`eventually(condition)` waits for it, with a deadline."""
    return wait_until


@pytest.fixture
def gone() -> Callable[[Sequence[psutil.Process]], bool]:
    """`gone(processes)` tells whether none of them runs any more."""
    return all_gone


@pytest.fixture
def account() -> dict[str, int]:
    """What makes subprocess start a program as the servers' account."""
    return {"user": NOBODY.pw_uid, "group": NOBODY.pw_gid} if os.geteuid() == 0 else {}


@pytest.fixture
def place() -> Iterator[Path]:
    """An empty directory that the servers' account can reach when we are root."""
    with server_directory() as directory:
        yield directory


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A data directory that the tests of one module start servers on, one after the other."""
    with server_directory() as directory:
        yield directory / "data"


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


@pytest.fixture
def run(place: Path) -> Iterator[Callable[..., Program]]:
    """Start a program: its command line, then settings for its environment."""
    with programs(place) as start:
        yield start


@pytest.fixture(scope="module")
def run_for_long() -> Iterator[Callable[..., Program]]:
    """Start a program that may run until the module's tests are over."""
    with server_directory() as directory, programs(directory) as start:
        yield start


@pytest.fixture
def croupier(run: Callable[..., Program]) -> Callable[..., Program]:
    """Start `croupier ARGUMENTS`."""

    def start(*arguments: str, **settings: object) -> Program:
        return run(*CROUPIER, *arguments, **settings)

    return start


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.fixture(scope="session")
def croupier_command() -> tuple[str, ...]:
    """What runs `croupier` from this source."""
    return CROUPIER
