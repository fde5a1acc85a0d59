"""Runs an embedded PostgreSQL on a unix socket, without network access."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from server.embedded import process
from server.embedded.binaries import PostgresInstallation
from server.embedded.directories import own_directory, require_owned
from server.embedded.errors import WrongMajorVersion
from server.embedded.system_account import SystemAccount

PORT = 5432
OWNER = "croupier"
DATABASE = "croupier"
SUPERUSER = "postgres"

_INCLUDE = "include_if_exists = 'croupier.conf'\n"
_BUILTIN_LOCALE_SINCE = 17
# Crash recovery after a long write burst replays up to max_wal_size of log.
_START_SECONDS_MAX = 300.0
_FAST_SHUTDOWN = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 5.0))

# One statement a line: single-user mode reads lines. The owner may create the roles its migrations need,
# and is otherwise an ordinary account.
_FIRST_STATEMENTS = f"""\
create role {OWNER} login createrole
create database {DATABASE} owner {OWNER}
"""

_SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
    "random_page_cost": "1.1",
    "jit": "off",
    "log_min_duration_statement": "500ms",
    # Statements carry personal data in their parameters.
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
}

_FAST_SETTINGS = {
    # A killed server still loses nothing; only a crash of the machine would.
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum_naptime": "1h",
    "shared_buffers": "64MB",
    "max_wal_size": "1GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


class EmbeddedPostgres:
    """One cluster in `home`/postgres, run as `account`, its socket in `sockets`."""

    def __init__(
        self,
        home: Path,
        sockets: Path,
        installation: PostgresInstallation,
        account: SystemAccount,
        *,
        fast: bool,
    ) -> None:
        self.data = home / "postgres"
        self.log = home / "postgres.log"
        self.sockets = sockets
        self.installation = installation
        self._account = account
        self._fast = fast
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The postmaster's process id while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def dsn(self, database: str = DATABASE, user: str = OWNER) -> str:
        """The connection URL."""
        return f"postgresql://{user}@/{database}?host={quote(str(self.sockets))}&port={PORT}"

    def start(self) -> None:
        """Create the cluster when there is none, clean up after a crash, and wait until it answers."""
        if not self.data.exists():
            self._create()
        require_owned(self.data, self._account)
        self._check_major()
        self._stop_orphans()
        self._disown_stale_files()
        self._configure()
        self._process = process.spawn(
            [self.installation.bin / "postgres", "-D", self.data],
            log=self.log,
            account=self._account,
            death_signal=signal.SIGINT,
        )
        process.wait_ready(self._process, self._is_ready, log=self.log, seconds_max=_START_SECONDS_MAX)

    def stop(self) -> None:
        """Disconnect all clients, write a checkpoint and stop."""
        if self._process is not None:
            process.stop_process(self._process, *_FAST_SHUTDOWN)
            self._process = None

    def _create(self) -> None:
        """Create the cluster in a temporary directory and rename it: a crash leaves no partial cluster."""
        unfinished = self.data.with_name("postgres.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        own_directory(unfinished, self._account)
        process.run_program(
            [self.installation.bin / "initdb", *self._initdb_options(unfinished)], account=self._account
        )
        process.run_program(
            [
                self.installation.bin / "postgres",
                "--single",
                "-D",
                unfinished,
                "-c",
                "log_min_messages=warning",
                SUPERUSER,
            ],
            account=self._account,
            stdin=_FIRST_STATEMENTS,
        )
        unfinished.rename(self.data)

    def _initdb_options(self, data: Path) -> list[str]:
        options = [f"--pgdata={data}", f"--username={SUPERUSER}", "--encoding=UTF8", "--no-instructions"]
        # Only the servers' account (and root) can enter the socket's directory, and there is no other access.
        options += ["--auth-local=trust", "--auth-host=reject", "--data-checksums"]
        # Sorting must not depend on the system's libraries: an upgrade of those would break indexes.
        if self.installation.major >= _BUILTIN_LOCALE_SINCE:
            options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        else:
            options += ["--locale=C.UTF-8" if sys.platform.startswith("linux") else "--locale=C"]
        return [*options, "--no-sync"] if self._fast else options

    def _check_major(self) -> None:
        written_by = (self.data / "PG_VERSION").read_text().strip()
        if written_by == str(self.installation.major):
            return
        new = self.installation.bin
        raise WrongMajorVersion(
            f"the data in {self.data} was written by PostgreSQL {written_by}, {new} is "
            f"{self.installation.major}: "
            f"set CROUPIER_PG_BIN to PostgreSQL {written_by}, or upgrade the data with "
            f"{new / 'pg_upgrade'} -b OLD_BIN -B {new} -d {self.data} -D NEW_DATA"
        )

    def _stop_orphans(self) -> None:
        """Stop servers that a killed Croupier left on this data, and wait for a killed server's backends."""
        recorded = self._recorded_pid()
        if recorded is None:
            return
        orphans = list(process.processes_in(self.data, "postgres"))
        for orphan in sorted(orphans, key=lambda one: one.pid != recorded):
            leader = orphan.pid == recorded
            # A backend without its postmaster ends by itself at once; only the leader gets a fast shutdown.
            process.stop_orphan(orphan, *(_FAST_SHUTDOWN if leader else _FAST_SHUTDOWN[1:]))

    def _disown_stale_files(self) -> None:
        """Make a lock file left by a crash harmless, whichever process has its process id now.

        The data directory's file is kept, since it names the shared memory a surviving backend might hold and
        PostgreSQL checks that. Our pid is written into it: the server takes its parent's id for a stale one.
        """
        recorded = self._recorded_pid()
        if recorded is not None:
            lock_file = self.data / "postmaster.pid"
            first, *others = lock_file.read_text().splitlines(keepends=True)
            lock_file.write_text("".join([first.replace(str(recorded), str(os.getpid())), *others]))
        for name in (f".s.PGSQL.{PORT}", f".s.PGSQL.{PORT}.lock"):
            (self.sockets / name).unlink(missing_ok=True)

    def _recorded_pid(self) -> int | None:
        try:
            return abs(int((self.data / "postmaster.pid").read_text().split("\n", 1)[0]))
        except (FileNotFoundError, ValueError):
            return None

    def _configure(self) -> None:
        settings = {**_SETTINGS, "unix_socket_directories": f'"{self.sockets}"'}
        if self.installation.has_library("pg_stat_statements"):
            settings["shared_preload_libraries"] = "pg_stat_statements"
        if self._fast:
            settings |= _FAST_SETTINGS
        ours = self.data / "croupier.conf"
        ours.write_text("".join(f"{name} = '{value}'\n" for name, value in settings.items()))
        self._account.chown(ours, 0o600)
        main = self.data / "postgresql.conf"
        if _INCLUDE not in main.read_text():
            with main.open("a") as file:
                file.write(f"\n{_INCLUDE}")

    def _is_ready(self) -> bool:
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        running = self._process.pid if self._process else 0
        return len(lines) >= 8 and lines[0] == str(running) and lines[7].strip() == "ready"  # noqa: PLR2004
