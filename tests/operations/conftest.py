"""Directories and processes for tests of the command line and its processes."""

from __future__ import annotations

import os
import pwd
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from tests.operations.programs import CROUPIER, Program, all_gone, programs, wait_until
from tests.server_directory import server_directory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

UNPRIVILEGED = pwd.getpwnam("nobody")


@pytest.fixture
def eventually() -> Callable[..., None]:
    """`eventually(condition)` waits for it, with a deadline."""
    return wait_until


@pytest.fixture
def gone() -> Callable[[Sequence[psutil.Process]], bool]:
    """`gone(processes)` says whether none of them runs any more."""
    return all_gone


@pytest.fixture
def account() -> dict[str, int]:
    """What makes subprocess start a program as the servers' account."""
    return {"user": UNPRIVILEGED.pw_uid, "group": UNPRIVILEGED.pw_gid} if os.geteuid() == 0 else {}


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
    """A port that is in use."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.fixture(scope="session")
def croupier_command() -> tuple[str, ...]:
    """What runs `croupier` from this source."""
    return CROUPIER
