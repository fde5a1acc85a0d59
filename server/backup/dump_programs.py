"""Runs pg_dump and pg_restore. Passwords go by the environment, which other accounts cannot see."""

import re
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from adapters.postgres.server_address import read_address
from server.backup.manifest import BackupRefused
from server.embedded.binaries import PostgresInstallation, find_postgres
from server.embedded.process import BARE_ENVIRONMENT
from server.settings import Settings

_WITHOUT_TLS: Final = b"SSL support is not compiled in"
# Belongs to the role that was the owner, which may have another name here; restored by a statement of ours.
_LEFT_OUT: Final = re.compile(r"^\d+; \d+ \d+ DEFAULT ACL ", re.MULTILINE)


class DumpPrograms:
    """pg_dump and pg_restore of one installation."""

    def __init__(self, settings: Settings) -> None:
        self._installation = find_postgres(settings.pg_bin)

    def require(self, server_major: int) -> None:
        """Make sure that they are there and not older than the server.

        Raises:
            BackupRefused: they are not.
        """
        found: PostgresInstallation = self._installation
        missing = [name for name in ("pg_dump", "pg_restore") if not (found.bin / name).is_file()]
        if missing:
            raise BackupRefused(
                f"there is no {missing[0]} in {found.bin}: set CROUPIER_PG_BIN to an installation that has it"
            )
        if found.major < server_major:
            raise BackupRefused(
                f"{found.bin} is PostgreSQL {found.major} and the server is {server_major}: "
                "set CROUPIER_PG_BIN to an installation as new as the server"
            )

    def dump(self, url: str, snapshot: str, take: Callable[[IO[bytes]], None]) -> None:
        """Give ``take`` a dump of the database as that snapshot sees it, compressed, as it is made.

        Raises:
            BackupRefused: pg_dump has failed.
        """
        options = ["--format=custom", "--no-owner", "--lock-wait-timeout=60s", f"--snapshot={snapshot}"]
        self._run("pg_dump", options, url, from_program=take)

    def restore(self, url: str, give: Callable[[IO[bytes]], None]) -> None:
        """Load a dump, which ``give`` writes each time it is called, in one transaction.

        Raises:
            BackupRefused: pg_restore has failed; nothing has been loaded.
        """
        with tempfile.TemporaryDirectory() as name:
            listed = Path(name) / "list"
            self._run("pg_restore", ["--list", f"--file={listed}"], None, to_program=give)
            lines = listed.read_text(encoding="utf-8").splitlines(keepends=True)
            listed.write_text("".join(line for line in lines if not _LEFT_OUT.match(line)), encoding="utf-8")
            options = ["--no-owner", "--exit-on-error", "--single-transaction", f"--use-list={listed}"]
            self._run("pg_restore", options, url, to_program=give)

    def _run(
        self,
        name: str,
        options: Sequence[str],
        url: str | None,
        to_program: Callable[[IO[bytes]], None] | None = None,
        from_program: Callable[[IO[bytes]], None] | None = None,
    ) -> None:
        target, environment = ([], {}) if url is None else _connection(url)
        with tempfile.TemporaryFile() as complaints:
            process = subprocess.Popen(  # noqa: S603 - a program we located, arguments we wrote
                [self._program(name), *options, *target],
                stdin=subprocess.PIPE if to_program else subprocess.DEVNULL,
                stdout=subprocess.PIPE if from_program else subprocess.DEVNULL,
                stderr=complaints,
                env={**BARE_ENVIRONMENT, "PGAPPNAME": "croupier backup", **environment},
            )
            try:
                _exchange(process, to_program, from_program)
                status = process.wait()
            finally:
                process.kill()
                process.wait()
                _close(process)
            complaints.seek(0)
            if status != 0:
                raise BackupRefused(self._complaint(name, status, complaints.read()))

    def _complaint(self, name: str, status: int, text: bytes) -> str:
        if _WITHOUT_TLS in text:
            return (
                f"the {name} in {self._installation.bin} knows no TLS, which CROUPIER_DATABASE_URL asks for: "
                "set CROUPIER_PG_BIN to an installation that does"
            )
        return f"{name} failed ({status}): {_first_complaint(text)}"

    def _program(self, name: str) -> Path:
        return self._installation.bin / name


def _exchange(
    process: "subprocess.Popen[bytes]",
    to_program: Callable[[IO[bytes]], None] | None,
    from_program: Callable[[IO[bytes]], None] | None,
) -> None:
    """Take what the program writes, or feed it."""
    if from_program is not None and process.stdout is not None:
        from_program(process.stdout)
    if to_program is not None and process.stdin is not None:
        with suppress(BrokenPipeError):  # it has read what it wanted, or has ended and says why
            to_program(process.stdin)
            process.stdin.close()


def _close(process: "subprocess.Popen[bytes]") -> None:
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(BrokenPipeError):
                stream.close()


def _connection(url: str) -> tuple[list[str], dict[str, str]]:
    """Arguments for libpq, and the password apart from them."""
    dsn, environment = read_address(url).libpq()
    return [f"--dbname={dsn}"], environment


def _first_complaint(text: bytes) -> str:
    """The first error, without the rows that PostgreSQL quotes in the lines after it."""
    lines = text.decode(errors="replace").splitlines()
    return next((line for line in lines if "error:" in line), lines[0] if lines else "no output")
