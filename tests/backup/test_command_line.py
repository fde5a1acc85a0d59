"""`croupier backup` as an operator runs it: what it says, and what is left when it is stopped."""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from server.embedded.binaries import find_postgres
from server.settings import read_settings
from tests.backup.conftest import Installation
from tests.operations.programs import CROUPIER, Program, programs, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def croupier(installation: Installation, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Start `croupier ARGUMENTS` of the installation."""
    theirs = installation.settings
    ours = {"database_url": theirs.database_url, "redis_url": theirs.redis_url, "data_dir": theirs.data_dir}
    with programs(tmp_path) as run:
        yield lambda *arguments, **settings: run(*CROUPIER, *arguments, **ours, **settings)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """An empty directory for backups."""
    directory = tmp_path / "backups"
    directory.mkdir()
    return directory


def test_it_says_what_keys_in_clear_mean(croupier: Callable[..., Program], target: Path) -> None:
    program = croupier("backup", str(target))
    assert program.ends() == 0, program.printed
    (written,) = target.iterdir()
    assert (written.suffix, stat.S_IMODE(written.stat().st_mode)) == (".backup", 0o600)
    assert f"Backed up to {written}" in program.printed
    assert "not encrypted: who has the file can read all personal data in it" in program.printed


def test_stopped_it_leaves_nothing(croupier: Callable[..., Program], target: Path, tmp_path: Path) -> None:
    programs_here = tmp_path / "bin"
    programs_here.mkdir()
    for program in find_postgres(read_settings().pg_bin).bin.iterdir():
        (programs_here / program.name).symlink_to(program)
    slow = programs_here / "pg_dump"
    slow.unlink()
    slow.write_text("#!/bin/sh\necho PGDMP\nexec sleep 600\n")
    slow.chmod(0o755)

    stopped = croupier("backup", str(target), pg_bin=programs_here)
    wait_until(lambda: any(target.iterdir()) and len(stopped.family()) > 0, stopped)
    family = stopped.family()
    os.kill(stopped.process.pid, signal.SIGTERM)

    assert stopped.ends() == 1
    assert "stopped: there is no backup" in stopped.printed
    assert list(target.iterdir()) == []
    wait_until(lambda: not any(each.is_running() for each in family), stopped)


@pytest.mark.parametrize(
    "options", [["--without-keys", "--passphrase-file", "x"], ["--passphrase-file", "x"]]
)
def test_options_that_cannot_be_are_refused_in_one_line(
    croupier: Callable[..., Program], target: Path, options: list[str]
) -> None:
    refused = croupier("backup", str(target), *options)
    assert refused.ends() == 1
    assert refused.printed.startswith("croupier: ")
    assert len(refused.printed.splitlines()) == 1
    assert list(target.iterdir()) == []
