"""The PostgreSQL, Valkey and databases of one run, with full durability on a real disk."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncpg

from benchmarks.environment.seed_players import seed_players
from benchmarks.scale import Scale
from server.embedded import EmbeddedServers
from server.migrate import upgrade

SEED = "bench_seed"
TPCB = "bench_tpcb"
DRAIN_SECONDS_MAX = 30.0


class BenchDatabases:
    """One PostgreSQL and one Valkey, with the databases of the benchmarks."""

    def __init__(self, servers: EmbeddedServers, scale: Scale, directory: Path) -> None:
        self.servers = servers
        self.scale = scale
        self.directory = directory
        self._created: set[str] = set()

    @property
    def postgres_bin(self) -> Path:
        """The directory of PostgreSQL's programs."""
        return self.servers.bin

    def ledger(self, name: str) -> str:
        """The URL of a migrated database with funded players; created on first use, then reused."""
        database = f"bench_{name}"
        if SEED not in self._created:
            self._seed()
        if database not in self._created:
            self.copy(SEED, database)
        return self.servers.dsn(database)

    def empty(self, name: str) -> str:
        """The URL of a fresh migrated database without players."""
        database = f"bench_{name}"
        self.drop(database)
        self.execute(f"create database {database} owner croupier")
        asyncio.run(upgrade(self.servers.dsn(database)))
        self._created.add(database)
        return self.servers.dsn(database)

    def copy(self, source: str, database: str) -> str:
        """Copy a database, file by file; it must have no connections. Returns the copy's URL."""
        self.drop(database)
        self.execute(f"create database {database} template {source} strategy file_copy owner croupier")
        self._created.add(database)
        return self.servers.dsn(database)

    def drop(self, database: str) -> None:
        """Drop a database, with its connections."""
        self.execute(f"drop database if exists {database} with (force)")
        self._created.discard(database)

    def execute(self, statement: str, dsn: str | None = None) -> None:
        """Run statements, as the superuser unless ``dsn`` is given."""
        asyncio.run(_execute(dsn or self.servers.superuser_dsn(), statement))

    def value(self, query: str, dsn: str | None = None) -> Any:
        """The single value of a query, as the superuser unless ``dsn`` is given."""
        return asyncio.run(_value(dsn or self.servers.superuser_dsn(), query))

    def empty_outbox(self, dsn: str) -> None:
        """Empty the outbox of a database that no relay works on."""
        self.execute("truncate outbox.event", dsn)

    def wait_published(self, dsn: str) -> None:
        """Return once the relay has published everything, so that no backlog is left to the next case."""
        deadline = time.monotonic() + DRAIN_SECONDS_MAX
        while self.value("select exists (select from outbox.event)", dsn) and time.monotonic() < deadline:
            time.sleep(0.05)

    def _seed(self) -> None:
        asyncio.run(seed_players(self.empty("seed"), self.directory, self.scale.players))
        self.execute("vacuum analyze", self.servers.superuser_dsn(SEED))


@contextmanager
def open_databases(directory: Path, scale: Scale) -> Iterator[BenchDatabases]:
    """Start the servers on an empty directory and remove everything afterwards."""
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    home = directory
    try:
        with EmbeddedServers(directory) as servers:
            home = servers.home
            yield BenchDatabases(servers, scale, directory)
    finally:
        # Root's servers may have their files elsewhere: see server/embedded/directories.py.
        for place in {home, directory}:
            shutil.rmtree(place, ignore_errors=True)


async def _execute(dsn: str, statement: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def _value(dsn: str, query: str) -> Any:
    connection = await asyncpg.connect(dsn)
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()
