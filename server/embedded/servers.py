"""Starts and stops both embedded servers."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from server.embedded.binaries import find_postgres, find_valkey, reachable_postgres, reachable_valkey
from server.embedded.directories import data_directory, remove_if_outside, servers_home, socket_directory
from server.embedded.lock import DirectoryLock
from server.embedded.postgres import DATABASE, OWNER, SUPERUSER, EmbeddedPostgres
from server.embedded.system_account import SystemAccount, account_for_servers
from server.embedded.valkey import EmbeddedValkey


class EmbeddedServers:
    """PostgreSQL and Valkey under one data directory, for the lifetime of this process.

    Start it from the main thread. `fast` gives up durability for speed: tests only. Either server can be
    left out with `with_postgres` or `with_valkey`; its properties are then not available.
    `run_as` is the account used when we are root; `postgres_bin` and `valkey_bin` override the programs.
    """

    postgres: EmbeddedPostgres
    valkey: EmbeddedValkey
    home: Path
    """The directory of the servers' files: the data directory, or the target of its link `servers`."""

    def __init__(
        self,
        data_dir: Path,
        *,
        fast: bool = False,
        with_postgres: bool = True,
        with_valkey: bool = True,
        run_as: str = "nobody",
        postgres_bin: Path | None = None,
        valkey_bin: Path | None = None,
    ) -> None:
        self._data_dir = data_dir
        self._fast = fast
        self._with_postgres = with_postgres
        self._with_valkey = with_valkey
        self._run_as = run_as
        self._postgres_bin = postgres_bin
        self._valkey_bin = valkey_bin
        self._running: ExitStack | None = None

    def start(self) -> Self:
        """Start both, or raise an EmbeddedError and leave nothing behind."""
        account = account_for_servers(self._run_as)
        data_dir = data_directory(self._data_dir, account)
        with ExitStack() as started:
            lock = DirectoryLock(data_dir)
            lock.acquire()
            started.callback(lock.release)
            self.home = servers_home(data_dir, account)
            sockets = socket_directory(self.home, account)
            started.callback(remove_if_outside, sockets, self.home)
            self._create_servers(sockets, account)
            for server in self._wanted.values():
                started.callback(server.stop)
                server.start()
            lock.publish_addresses(**self.addresses)
            self._running = started.pop_all()
        return self

    def stop(self) -> None:
        """Stop both and release the directory; stopping twice is harmless."""
        if self._running is not None:
            self._running.close()
            self._running = None

    def restart_dead(self) -> tuple[str, ...]:
        """Restart the servers that have ended by themselves; returns their names."""
        ended = tuple(name for name, server in self._wanted.items() if server.pid is None)
        for name in ended:
            self._wanted[name].start()
        return ended

    @property
    def addresses(self) -> dict[str, str]:
        """`database_url` and `redis_url` for the settings, of those that run."""
        database = {"database_url": self.postgres_dsn} if self._with_postgres else {}
        return database | ({"redis_url": self.redis_url} if self._with_valkey else {})

    @property
    def postgres_dsn(self) -> str:
        """The database's URL as its owner, for asyncpg and libpq."""
        return self.postgres.dsn()

    @property
    def redis_url(self) -> str:
        """Valkey's URL, for redis-py."""
        return self.valkey.url

    @property
    def bin(self) -> Path:
        """The directory of PostgreSQL's programs: pgbench, pg_dump, psql."""
        return self.postgres.installation.bin

    def dsn(self, database: str = DATABASE, user: str = OWNER) -> str:
        """The URL of any database of this server as any role, for asyncpg and libpq."""
        return self.postgres.dsn(database, user)

    def superuser_dsn(self, database: str = "postgres") -> str:
        """The URL of any database of this server as the superuser: for tests, benchmarks and repairs."""
        return self.postgres.dsn(database, SUPERUSER)

    def _create_servers(self, sockets: Path, account: SystemAccount) -> None:
        home = self.home
        self._wanted: dict[str, EmbeddedPostgres | EmbeddedValkey] = {}
        if self._with_postgres:
            programs = reachable_postgres(find_postgres(self._postgres_bin), account, home / "bin")
            self.postgres = EmbeddedPostgres(home, sockets, programs, account, fast=self._fast)
            self._wanted["PostgreSQL"] = self.postgres
        if self._with_valkey:
            program = reachable_valkey(find_valkey(self._valkey_bin), account, home / "bin")
            self.valkey = EmbeddedValkey(home, sockets, program, account, fast=self._fast)
            self._wanted["Valkey"] = self.valkey

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
