"""Recovery to a moment, with the lines and the command that docs/operating.md gives under *To any moment*."""

from __future__ import annotations

import asyncio
import shlex
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import asyncpg
import pytest

from server.embedded import EmbeddedServers
from server.embedded.process import run_program
from server.embedded.system_account import SystemAccount, account_for_servers
from server.migrate import pending, upgrade
from tests.architecture.documents.markdown import block_that_begins
from tests.architecture.sources import ROOT
from tests.server_directory import server_directory

MOMENT = "2026-11-29 09:13:35.5+00"
Adapt = Callable[[str], str]


def documented(first: str) -> str:
    """The block of the document that begins with ``first``."""
    return block_that_begins((ROOT / "docs" / "operating.md").read_text(encoding="utf-8"), first)


@pytest.fixture
def place() -> Iterator[Path]:
    with server_directory() as directory:
        yield directory


async def test_what_was_committed_before_the_moment_is_there_and_nothing_after_it(place: Path) -> None:
    account = account_for_servers("nobody")
    archive, base = place / "wal", place / "base"
    for directory in (archive, base):
        directory.mkdir()
        account.chown(directory, 0o700)

    def adapted(text: str) -> str:
        return text.replace("/backups/wal", str(archive)).replace("/backups/base", str(base))

    moment = await _archived(place / "old", adapted, account)
    await asyncio.to_thread(_recover, place / "new", base, adapted, moment, account)

    with EmbeddedServers(place / "new", with_valkey=False) as recovered:
        owner = await asyncpg.connect(recovered.postgres_dsn)
        brands = {row["id"] for row in await owner.fetch("select id from players.brand")}
        await owner.execute("insert into players.brand (id, name) values ('new', 'New')")
        await owner.close()
        assert brands == {"default", "before"}
        assert await pending(recovered.postgres_dsn) == []


async def _archived(data_dir: Path, adapted: Adapt, account: SystemAccount) -> datetime:
    """A database that archives its log; gives a moment between two of its commits after the base backup."""
    with EmbeddedServers(data_dir, with_valkey=False):
        pass
    with (data_dir / "postgres" / "postgresql.conf").open("a") as settings:
        settings.write(adapted(documented("archive_mode")) + "\n")
    with EmbeddedServers(data_dir, with_valkey=False) as servers:
        await upgrade(servers.postgres_dsn)
        program, *options = shlex.split(adapted(documented("pg_basebackup")))
        options = [option.replace("/path/to/.croupier", str(servers.home)) for option in options]
        run_program([servers.bin / program, *options], account=account)
        owner = await asyncpg.connect(servers.postgres_dsn)
        await owner.execute("insert into players.brand (id, name) values ('before', 'Before')")
        moment: datetime = await owner.fetchval("select clock_timestamp()")
        await owner.execute("insert into players.brand (id, name) values ('after', 'After')")
        await owner.close()
    return moment


def _recover(data_dir: Path, base: Path, adapted: Adapt, moment: datetime, account: SystemAccount) -> None:
    data_dir.mkdir(mode=0o711)
    data = data_dir / "postgres"
    shutil.copytree(base, data)
    (data / "recovery.signal").touch()
    lines = adapted(documented("restore_command"))
    assert MOMENT in lines
    with (data / "postgresql.conf").open("a") as settings:
        settings.write(lines.replace(MOMENT, moment.isoformat(" ")) + "\n")
    for path in (data, *data.rglob("*")):
        account.chown(path, 0o700 if path.is_dir() else 0o600)
