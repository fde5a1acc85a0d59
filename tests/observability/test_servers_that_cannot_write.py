"""PostgreSQL and Valkey that answer and cannot be written: readiness names it, callers are told to try again.

The full disk is real: a file system in memory of a few megabytes, with the database's tablespace on it. It is
mounted where we may do so; the other states need no rights.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import asyncpg
import pytest
from redis import exceptions as valkey_errors
from redis._parsers.base import BaseParser
from redis.asyncio import Redis

from adapters.backend_errors import (
    LOST_SQLSTATES,
    SQLSTATES,
    VALKEY_WORDS,
    backend_state,
    unavailable_of,
)
from adapters.postgres.database import EVERY_BRAND
from domain.compliance.model import Entry
from domain.shared.actor import system
from domain.shared.errors import OutcomeUnknown, Unavailable
from server.doctor import Severity, backends
from server.embedded import EmbeddedServers
from server.http import write_probe
from server.http.write_probe import WriteProbe
from tests.application import open_application
from tests.conftest import as_superuser
from tests.funded_players import a_funded_player, a_key, eur
from tests.identity.browser import PASSWORD, Browser

OPERATING = Path(__file__).parents[2] / "docs/operating.md"
DISK_MEBIBYTES: Final = 64
BETS_MAX: Final = 2_000
"""As many bets find room in the pages that the tables have."""

ENTRIES_MAX: Final = 1_000

DATABASE: Final = "croupier_unwritable"


@pytest.fixture(scope="module")
def small_disk(servers_directory: Path) -> Iterator[Path | None]:
    """A file system of a few megabytes; None where we may not mount one."""
    place = servers_directory / "small"
    place.mkdir(mode=0o711)
    size = ("-o", f"size={DISK_MEBIBYTES}m,mode=0711", "croupier-test", str(place))
    if os.geteuid() or subprocess.run(("/bin/mount", "-t", "tmpfs", *size), check=False).returncode:
        yield None
        return
    try:
        tables = place / "tables"
        tables.mkdir()
        account = pwd.getpwnam("nobody")
        os.chown(tables, account.pw_uid, account.pw_gid)
        yield place
    finally:
        subprocess.run(("/bin/umount", "--lazy", str(place)), check=True)


@pytest.fixture(scope="module")
async def casino(
    servers: EmbeddedServers,
    template_database: str,
    small_disk: Path | None,
    servers_directory: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Any]:
    """An application on servers that a test may spoil, and put right afterwards."""
    tablespace = ""
    if small_disk:
        await as_superuser(servers, f"create tablespace small owner croupier location '{small_disk}/tables'")
        tablespace = "tablespace small"
    create = f"create database {DATABASE} template {template_database} strategy file_copy owner croupier"
    await as_superuser(servers, f"{create} {tablespace}")
    with EmbeddedServers(servers_directory / "own-valkey", fast=True, with_postgres=False) as valkey:
        place = tmp_path_factory.mktemp("unwritable")
        async with open_application(
            servers.dsn(DATABASE), valkey.redis_url, place, pool_size=2
        ) as application:
            name = "unwritable"
            player = await a_funded_player(
                application, None, username=name, email=f"{name}@example.com", password=PASSWORD
            )
            async with Redis.from_url(valkey.redis_url) as client:
                yield SimpleNamespace(application=application, player=player, name=name, valkey=client)
    await as_superuser(servers, f"drop database {DATABASE} with (force)")
    if small_disk:
        await as_superuser(servers, "drop tablespace small")


@pytest.fixture(autouse=True)
def probing_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_probe, "PROBE_INTERVAL_SECONDS", 0.0)


async def ready(casino: Any) -> tuple[int, str, str, str]:
    """HTTP status, status, what was found about PostgreSQL and about Valkey."""
    answer = await casino.application.client.get("/readyz")
    found = answer.json()
    return answer.status_code, found["status"], found["checks"]["database"], found["checks"]["valkey"]


async def bet(casino: Any) -> Any:
    document = "mutation ($input: PlaceBetInput!) { placeBet(input: $input) { __typename } }"
    given = {"playerId": casino.player.id, "key": a_key(), "stake": eur("0.01")}
    return await casino.player.games.ask(document, input=given)


async def sign_in(casino: Any) -> tuple[int, str | None]:
    browser = Browser(casino.application.client._transport.app, ip="203.0.113.9")
    answer = await browser.sign_in(casino.name)
    return answer.status_code, answer.json().get("code")


async def refused_bet(casino: Any) -> Any:
    """The extensions of the first bet that is not taken."""
    for _ in range(BETS_MAX):
        answer = await bet(casino)
        if "errors" in answer:
            return answer["errors"][0]["extensions"]
    raise AssertionError("every bet was taken")


async def fill_audit_log(casino: Any) -> None:
    """Write until the last page of the audit log is full."""
    audit, origin = casino.application.wired.resources.audit, system("test", "default", "test")
    with suppress(Unavailable):
        for _ in range(ENTRIES_MAX):
            await audit.append(Entry("test.filled", None, "Done"), origin)
    assert audit.failing


FINE = (200, "ready", "ok", "ok")


async def becomes_ready(casino: Any, expected: tuple[int, str, str, str] = FINE) -> None:
    """Wait until connections that were ended have been noticed."""
    deadline = time.monotonic() + 20
    found = await ready(casino)
    while found != expected and time.monotonic() < deadline:
        found = await ready(casino)
    assert found == expected


async def test_on_a_full_disk_nothing_is_ready_and_callers_are_told_to_try_again(
    casino: Any, small_disk: Path | None
) -> None:
    if small_disk is None:
        pytest.skip("a file system can be mounted by root only")
    assert await ready(casino) == FINE
    filler = small_disk / "filler"
    filled(filler, small_disk)
    try:
        assert await ready(casino) == (503, "unready", "disk_full", "ok")
        assert await refused_bet(casino) == {"code": "UNAVAILABLE"}
        await fill_audit_log(casino)
        assert await sign_in(casino) == (503, "UNAVAILABLE")
        findings = await backends.database(casino.application.database_url)
        (writes,) = [one for one in findings if one.subject == "PostgreSQL writes"]
        assert (writes.severity, writes.observed) == (Severity.BAD, "refused: disk_full")
    finally:
        filler.unlink()
    assert await ready(casino) == FINE
    assert "errors" not in await bet(casino)


def filled(filler: Path, disk: Path) -> None:
    with filler.open("wb") as file:
        file.truncate(0)
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(disk).free)


@asynccontextmanager
async def altered(servers: EmbeddedServers, change: str, back: str) -> AsyncIterator[None]:
    """The database with a change that its next connections see, and those there are ended."""
    end = f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{DATABASE}'"
    await as_superuser(servers, f"alter database {DATABASE} {change}")
    await as_superuser(servers, end)
    try:
        yield
    finally:
        await as_superuser(servers, f"alter database {DATABASE} {back}")
        await as_superuser(servers, end)


@pytest.mark.parametrize(
    ("change", "back", "state"),
    [
        (
            "set default_transaction_read_only = on",
            "reset default_transaction_read_only",
            "read_only",
        ),
        ("with connection limit 0", "with connection limit -1", "too_many_connections"),
    ],
)
async def test_a_database_that_takes_no_writes_or_no_connections(
    casino: Any, servers: EmbeddedServers, change: str, back: str, state: str
) -> None:
    async with altered(servers, change, back):
        await becomes_ready(casino, (503, "unready", state, "ok"))
        assert (await refused_bet(casino))["code"] == "UNAVAILABLE"
        assert await sign_in(casino) == (503, "UNAVAILABLE")
    await becomes_ready(casino)
    assert "errors" not in await bet(casino)


@pytest.mark.parametrize(
    ("change", "back", "state"),
    [
        ({"maxmemory": "1", "maxmemory-policy": "noeviction"}, {"maxmemory": "0"}, "out_of_memory"),
        ({"min-replicas-to-write": "1"}, {"min-replicas-to-write": "0"}, "read_only"),
        (None, None, "read_only"),
    ],
)
async def test_a_valkey_that_takes_no_writes(
    casino: Any, change: dict[str, str] | None, back: dict[str, str] | None, state: str
) -> None:
    valkey: Redis = casino.valkey
    try:
        if change is None:
            await valkey.replicaof("127.0.0.1", "1")
        else:
            await valkey.config_set(*[part for pair in change.items() for part in pair])
        assert await ready(casino) == (200, "degraded", "ok", state)
        assert await sign_in(casino) == (503, "UNAVAILABLE")
        assert "errors" not in await bet(casino), "money moves without it"
        url = str(casino.application.settings.redis_url)
        assert [one.observed for one in await backends.valkey(url) if one.severity is Severity.BAD] == [
            f"refused: {state}"
        ]
    finally:
        if back is None:
            await valkey.replicaof("NO", "ONE")
        else:
            await valkey.config_set(*[part for pair in back.items() for part in pair])
    assert await ready(casino) == FINE
    assert (await sign_in(casino))[0] == 200


@pytest.mark.parametrize("sqlstate", sorted(SQLSTATES | LOST_SQLSTATES))
async def test_every_sqlstate_is_understood_from_both_libraries(casino: Any, sqlstate: str) -> None:
    database = casino.application.wired.database
    raising = f"do $$ begin raise exception 'secret' using errcode = '{sqlstate}'; end $$"
    errors: list[BaseException] = []
    with pytest.raises(asyncpg.PostgresError) as single:
        await database.statements_for(EVERY_BRAND).execute(raising)
    errors.append(single.value)
    with pytest.raises(Exception, match="secret") as composed:
        async with database.transaction("default") as connection:
            await connection.exec_driver_sql(raising)
    errors.append(composed.value)
    for error in errors:
        assert backend_state(error) == (SQLSTATES | LOST_SQLSTATES)[sqlstate]
        found = unavailable_of(error)
        assert isinstance(found, Unavailable)
        assert "secret" not in str(found)
        assert isinstance(found, OutcomeUnknown) is (sqlstate in LOST_SQLSTATES)


@pytest.mark.parametrize("word", VALKEY_WORDS)
def test_every_word_of_valkey_is_understood(word: str) -> None:
    error = BaseParser.parse_error(f"{word} and what it means")
    assert backend_state(error) == VALKEY_WORDS[word]


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (valkey_errors.ConnectionError("gone"), "unreachable"),
        (valkey_errors.TimeoutError("late"), "unreachable"),
        (asyncpg.ConnectionDoesNotExistError("gone"), "unreachable"),
        (asyncpg.InterfaceError("connection is closed"), "unreachable"),
        (valkey_errors.ResponseError("WRONGTYPE a mistake of ours"), None),
        (asyncpg.UndefinedTableError("a mistake of ours"), None),
        (FileNotFoundError("a file of ours"), None),
        (ValueError("53100"), None),
    ],
)
def test_lost_connections_are_told_from_mistakes(error: Exception, state: str | None) -> None:
    assert backend_state(error) == state
    assert (unavailable_of(error) is None) is (state is None)


def test_the_operators_table_has_every_state() -> None:
    table = OPERATING.read_text().partition("## When a server cannot do its work")[2].partition("\n## ")[0]
    for words in (SQLSTATES, LOST_SQLSTATES, VALKEY_WORDS):
        for word, state in words.items():
            assert any(f"`{word}`" in row and f"`{state}`" in row for row in table.splitlines()), (
                word,
                state,
            )


async def test_one_write_answers_all_who_ask_within_the_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_probe, "PROBE_INTERVAL_SECONDS", 2.0)
    now, written = 0.0, 0

    async def write() -> None:
        nonlocal written
        written += 1
        if written == 2:
            raise asyncpg.DiskFullError("full")

    probe = WriteProbe(write, lambda: now)
    for _ in range(5):
        await probe.check()
    assert written == 1
    now = 2.0
    for _ in range(5):
        with pytest.raises(asyncpg.DiskFullError):
            await probe.check()
    assert written == 2
    now = 4.0
    await probe.check()
    assert written == 3
