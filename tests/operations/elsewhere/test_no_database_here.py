"""Commands about an installation, in a directory that has none: one line, and nothing is made."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

import server.cli
from server.embedded import EmbeddedServers
from server.processes.backend_servers import NoDatabase, has_database, require_database
from server.settings import Settings
from tests.conftest import as_superuser

COMMANDS = (
    ("operator", "list"),
    ("operator", "create", "--login", "anna", "--role", "admin"),
    ("policy", "check"),
    ("keys", "status"),
    ("ledger", "verify"),
    ("audit", "verify"),
)


def ended(command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr("sys.argv", ["croupier", *command])
    with pytest.raises(SystemExit) as end:
        server.cli.main()
    return end.value.code


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_says_that_there_is_no_croupier_and_makes_nothing(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    command: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("DATABASE_URL", "REDIS_URL", "DATA_DIR"):
        monkeypatch.delenv(f"CROUPIER_{name}", raising=False)

    assert ended(command, monkeypatch) == 1
    printed = capsys.readouterr().err
    assert printed.startswith("croupier: there is no Croupier in .croupier: run `croupier up` there first")
    assert printed.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


async def test_a_database_that_was_never_migrated_is_said_to_be_none(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    servers: EmbeddedServers,
    template_database: str,
    tmp_path: Path,
) -> None:
    await as_superuser(servers, "create database croupier_empty owner croupier")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CROUPIER_DATABASE_URL", servers.dsn("croupier_empty"))
    monkeypatch.setenv("CROUPIER_REDIS_URL", servers.redis_url)
    try:
        assert await asyncio.to_thread(ended, ("policy", "check"), monkeypatch) == 1
    finally:
        await as_superuser(servers, "drop database croupier_empty with (force)")
    printed = capsys.readouterr().err
    assert "it is not one of Croupier yet" in printed
    assert "SQLSTATE" not in printed


@pytest.mark.parametrize(
    ("made", "url", "there"),
    [
        (None, None, False),
        ("postgres", None, True),
        ("servers", None, True),
        (".lock", None, True),
        ("notes", None, False),
        (None, "postgresql://h/d", True),
    ],
)
def test_what_counts_as_a_database(tmp_path: Path, made: str | None, url: str | None, *, there: bool) -> None:
    if made:
        (tmp_path / made).mkdir()
    settings = Settings(data_dir=tmp_path, database_url=url)
    assert has_database(settings) is there
    if not there:
        with pytest.raises(NoDatabase):
            require_database(settings)
