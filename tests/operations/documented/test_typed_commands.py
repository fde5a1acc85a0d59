"""The commands of the documents, typed as they stand there, on an installation that serves meanwhile."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from server.embedded import EmbeddedServers
from server.embedded.binaries import find_postgres
from server.health import is_healthy
from server.settings import read_settings
from tests.architecture.documents.markdown import documents, typed_commands
from tests.architecture.documents.registry import NOT_RUN, RUN_BY
from tests.architecture.sources import ROOT
from tests.conftest import as_superuser, copy_database
from tests.operations.programs import CROUPIER, programs, wait_until

DATABASE = "croupier_documented"
SHOWN = {
    "README.md": ('{"data":{"players":', '{"nodes":', "Schema", "Usage: croupier"),
    "operating.md": (
        "anna\t",
        "Backed up to ",
        "The policy has no unknown names.",
        " by number and name now ",
    ),
}
"""Document -> what its commands print, among other things."""

SOON = {"operation_seconds_max": "3"}
"""``croupier keys retire`` waits for as long as an operation may take."""


def to_type(path: Path) -> list[str]:
    """The commands of a document that no other test runs."""
    return [
        command
        for command in typed_commands(path.read_text(encoding="utf-8"))
        if command not in {*RUN_BY, *NOT_RUN}
    ]


@dataclass(frozen=True)
class Terminal:
    """Where commands are typed: a directory, and what serves."""

    directory: Path
    authority: str
    settings: dict[str, str]

    def type(self, commands: list[str]) -> subprocess.CompletedProcess[str]:
        """Type commands one after the other; the first that fails ends it."""
        script = "\n".join(commands).replace("localhost:8000", self.authority)
        script = script.replace("/backups", str(self.directory / "backups"))
        tools = find_postgres(read_settings().pg_bin).bin
        path = f"{Path(sys.executable).parent}:{tools}:{os.environ['PATH']}"
        return subprocess.run(
            ["bash", "-e", "-x", "-c", script],
            cwd=self.directory,
            env={"PATH": path, "HOME": str(self.directory), "COLUMNS": "200", **self.settings},
            capture_output=True,
            text=True,
            check=False,
            timeout=240,
        )


def free_ports() -> tuple[int, int]:
    """One to serve on, and one that `croupier doctor` finds free."""
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return one.getsockname()[1], other.getsockname()[1]


@pytest.fixture(scope="module")
async def database(servers: EmbeddedServers, template_database: str) -> AsyncIterator[str]:
    await copy_database(servers, template_database, DATABASE)
    yield servers.dsn(DATABASE)
    await as_superuser(servers, f"drop database {DATABASE} with (force)")


@pytest.fixture(scope="module")
def terminal(database: str, redis_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    directory = tmp_path_factory.mktemp("documented")
    (directory / "backups").mkdir()
    (directory / ".venv").symlink_to(sys.prefix)
    port, unused = free_ports()
    settings = {"database_url": database, "redis_url": redis_url, "data_dir": str(directory / "data")}
    with programs(directory) as start:
        serving = start(*CROUPIER, "serve", port=port, **settings)
        alive = f"http://127.0.0.1:{port}/healthz"
        wait_until(lambda: is_healthy(alive) or serving.process.poll() is not None, serving)
        assert serving.process.poll() is None, serving.printed
        yield Terminal(
            directory,
            f"127.0.0.1:{port}",
            {
                f"CROUPIER_{name.upper()}": value
                for name, value in {**settings, **SOON, "port": str(unused)}.items()
            },
        )


TYPED = [path for path in documents(ROOT) if to_type(path)]


@pytest.mark.parametrize("path", TYPED, ids=lambda path: path.name)
def test_commands_in_documents_work(terminal: Terminal, path: Path) -> None:
    typed = terminal.type(to_type(path))

    assert typed.returncode == 0, f"{typed.stdout}\n{typed.stderr}"
    assert [words for words in SHOWN[path.name] if words not in typed.stdout] == []


def test_a_command_that_fails_is_noticed(terminal: Terminal) -> None:
    typed = terminal.type(["croupier token --role dealer", "croupier --help"])

    assert typed.returncode != 0
    assert "Usage" not in typed.stdout
