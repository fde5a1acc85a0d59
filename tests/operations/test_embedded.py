"""The embedded servers live exactly as long as we do, keep what they were given, and touch nothing else."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import asyncpg
import psutil
import pytest
from redis.asyncio import Redis

from server.embedded import DirectoryInUse, DirectoryUnreachable, EmbeddedServers, WrongMajorVersion
from server.embedded.binaries import find_postgres

UNPRIVILEGED_START = """
import os, pwd, subprocess, sys
from pathlib import Path
from server.embedded import EmbeddedServers
account = pwd.getpwnam("nobody")
os.setgroups([]); os.setgid(account.pw_gid); os.setuid(account.pw_uid)
with EmbeddedServers(Path(sys.argv[1]), fast=True) as servers:
    psql = [servers.bin / "psql", "-XAt", "-d", servers.postgres_dsn, "-c", "select current_user"]
    done = subprocess.run(psql, capture_output=True, text=True)
    print("uid", os.getuid(), "connected as", done.stdout.strip(), done.stderr)
"""

PARENT = """
import sys, time
from pathlib import Path
from server.embedded import EmbeddedServers, process
if sys.argv[2] == "unguarded":
    process._LIBC = None
servers = EmbeddedServers(Path(sys.argv[1]), fast=True).start()
print("pids", servers.postgres.pid, servers.valkey.pid, flush=True)
time.sleep(600)
"""


async def remember(servers: EmbeddedServers, number: int) -> None:
    connection = await asyncpg.connect(servers.postgres_dsn)
    await connection.execute("create table if not exists kept (number int primary key)")
    await connection.execute("insert into kept values ($1) on conflict do nothing", number)
    await connection.close()


async def remembered(servers: EmbeddedServers) -> set[int]:
    connection = await asyncpg.connect(servers.postgres_dsn)
    rows = await connection.fetch("select number from kept")
    await connection.close()
    return {row["number"] for row in rows}


async def test_data_survives_a_restart(data):
    with EmbeddedServers(data) as servers:
        await remember(servers, 1)
        async with Redis.from_url(servers.redis_url) as client:
            await client.set("kept", "1")
    with EmbeddedServers(data) as servers:
        await remember(servers, 2)
        assert {1, 2} <= await remembered(servers)
        async with Redis.from_url(servers.redis_url) as client:
            assert await client.get("kept") == b"1"


async def test_the_owner_is_no_superuser_and_the_database_speaks_utf8(servers):
    connection = await asyncpg.connect(servers.postgres_dsn)
    row = await connection.fetchrow(
        "select rolsuper, rolcreaterole, rolcreatedb, current_setting('server_encoding') as encoding,"
        " lower('ÄÉ') as folded, current_setting('data_checksums') as checksums,"
        " current_setting('listen_addresses') as network"
        " from pg_roles where rolname = current_user"
    )
    await connection.close()
    assert dict(row) == {
        "rolsuper": False,
        "rolcreaterole": True,
        "rolcreatedb": False,
        "encoding": "UTF8",
        "folded": "äé",
        "checksums": "on",
        "network": "",
    }


async def test_a_second_owner_is_refused_with_the_addresses_of_the_servers(data):
    with EmbeddedServers(data, fast=True) as servers:
        with pytest.raises(DirectoryInUse, match=f"process {os.getpid()}.*CROUPIER_DATA_DIR") as refused:
            EmbeddedServers(data, fast=True).start()
        assert refused.value.database_url == servers.postgres_dsn
        assert refused.value.redis_url == servers.redis_url
        await remember(servers, 3)  # and the refusal did the first one no harm


def test_nothing_outlives_a_killed_parent(data, run, eventually, gone):
    parent = run(sys.executable, "-c", PARENT, str(data), "guarded")
    pids = parent.says("pids").split()[1:]
    servers = [psutil.Process(int(pid)) for pid in pids]
    parent.process.kill()
    eventually(lambda: gone(servers))


async def test_orphans_are_stopped_and_replaced_where_the_kernel_does_not_end_them(data, run, gone):
    parent = run(sys.executable, "-c", PARENT, str(data), "unguarded")
    orphans = [psutil.Process(int(pid)) for pid in parent.says("pids").split()[1:]]
    parent.process.kill()
    parent.ends()
    assert all(orphan.is_running() for orphan in orphans)
    with EmbeddedServers(data, fast=True) as servers:
        assert gone(orphans)
        await remember(servers, 1)


async def test_another_process_with_the_recorded_id_is_not_stopped(data, account):
    with EmbeddedServers(data, fast=True) as servers:
        await remember(servers, 4)
        lock_file = servers.postgres.data / "postmaster.pid"
        recorded = lock_file.read_text()
        pid = servers.postgres.pid
    stranger = subprocess.Popen(["sleep", "600"], **account)  # noqa: ASYNC220 - it only has to be there
    try:
        lock_file.write_text(recorded.replace(str(pid), str(stranger.pid)))
        (servers.postgres.sockets / ".s.PGSQL.5432.lock").write_text(f"{stranger.pid}\n")
        with EmbeddedServers(data, fast=True) as again:
            assert 4 in await remembered(again)
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


async def test_a_killed_server_is_revived_with_every_acknowledged_row(data):
    with EmbeddedServers(data, fast=True) as servers:
        await remember(servers, 5)
        os.kill(servers.postgres.pid, signal.SIGKILL)
        os.kill(servers.valkey.pid, signal.SIGKILL)
        for server in (servers.postgres, servers.valkey):
            server._process.wait()
        assert servers.restart_dead() == ("PostgreSQL", "Valkey")
        assert 5 in await remembered(servers)
        assert servers.restart_dead() == ()


@pytest.mark.parametrize("name", ["too long for a socket, by far " * 3, "wïth %20 space"])
async def test_unusual_directory_names_and_remains_of_a_killed_start_are_handled(place, name):
    unfinished = place / name / "postgres.unfinished"
    unfinished.mkdir(parents=True)
    (place / name).chmod(0o711)
    (unfinished / "PG_VERSION").write_text("18\n")
    with EmbeddedServers(place / name, fast=True) as servers:
        await remember(servers, 1)
        async with Redis.from_url(servers.redis_url) as client:
            assert await client.ping()
        sockets = servers.postgres.sockets
    assert not unfinished.exists()
    assert sockets.is_relative_to(place) or not sockets.exists()


def test_logs_are_ours_to_read_and_do_not_grow_for_ever(data, monkeypatch):
    with EmbeddedServers(data, fast=True) as servers:
        log = servers.postgres.log
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    before = log.read_bytes()
    monkeypatch.setattr("server.embedded.process.LOG_BYTES_MAX", len(before) - 1)
    EmbeddedServers(data, fast=True).start().stop()
    assert log.with_suffix(".old.log").read_bytes() == before
    assert log.stat().st_size > 0


def test_data_of_another_major_version_is_refused_with_the_way_out(data):
    with EmbeddedServers(data, fast=True) as servers:
        version_file = servers.postgres.data / "PG_VERSION"
        major = servers.postgres.installation.major
    version_file.write_text("14\n")
    with pytest.raises(
        WrongMajorVersion, match=rf"written by PostgreSQL 14.* is {major}: .*pg_upgrade -b OLD_BIN"
    ):
        EmbeddedServers(data, fast=True).start()
    version_file.write_text(f"{major}\n")
    EmbeddedServers(data, fast=True).start().stop()


@pytest.mark.parametrize("bin_directory", sorted(Path("/usr/lib/postgresql").glob("*/bin")), ids=str)
async def test_an_installed_postgresql_serves_as_well(place, bin_directory):
    with EmbeddedServers(place / "data", fast=True, postgres_bin=bin_directory) as servers:
        assert servers.postgres.installation.major == find_postgres(bin_directory).major
        await remember(servers, 1)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another account")
def test_an_ordinary_account_can_start_them(place, run, account):
    home = place / "home"
    home.mkdir()
    os.chown(home, account["user"], account["group"])
    program = run(sys.executable, "-c", UNPRIVILEGED_START, str(home / "data"))
    assert program.says("connected as").endswith("connected as croupier ")
    assert program.ends() == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root drops to another account")
def test_root_drops_to_the_named_account_and_refuses_a_missing_one(place):
    with EmbeddedServers(place / "data", fast=True, run_as="daemon") as servers:
        assert psutil.Process(servers.postgres.pid).username() == "daemon"
        assert psutil.Process(servers.valkey.pid).username() == "daemon"
    with pytest.raises(DirectoryUnreachable, match="CROUPIER_RUN_AS=daemon"):
        EmbeddedServers(place / "data", fast=True, run_as="nobody").start()
    with pytest.raises(DirectoryUnreachable, match=r"no account 'nonesuch'.*CROUPIER_RUN_AS"):
        EmbeddedServers(place / "data", fast=True, run_as="nonesuch").start()
