"""The dump that the next release is upgraded from can be taken, and restored."""

from __future__ import annotations

from pathlib import Path

import asyncpg

from server.embedded import EmbeddedServers
from tests.conftest import as_superuser
from tests.upgrades.catalogue import catalogue
from tests.upgrades.restoring import restore
from tests.upgrades.take import take

DUMP_BYTES_MAX = 300_000
"""It stays in the repository."""


async def described(url: str) -> set[str]:
    connection = await asyncpg.connect(url)
    lines = await catalogue(connection)
    await connection.close()
    return lines


async def test_a_dump_of_this_version_restores_to_its_catalogue(
    servers: EmbeddedServers, template_database: str, fresh_database_url: str, tmp_path: Path
) -> None:
    dump = await take(servers, tmp_path / "application", tmp_path)
    await as_superuser(servers, "create database croupier_retaken owner croupier")
    await restore(dump, servers.dsn("croupier_retaken"))

    assert await described(servers.dsn("croupier_retaken")) == await described(fresh_database_url)
    assert dump.stat().st_size < DUMP_BYTES_MAX
