"""PgBouncer in between: what cannot work is refused in one line, and what is documented works."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

import asyncpg
import pytest

from adapters.postgres.database import APP_ROLE, connect, session_settings
from adapters.postgres.session_check import session_fault
from server.backup.snapshot import DatabaseSnapshot
from server.doctor import Severity, backends
from server.embedded import EmbeddedServers
from server.errors import OperatorError
from server.migrate import pending, upgrade
from server.processes.preflight import require_installation
from server.settings import Settings
from tests.conftest import as_superuser, copy_database
from tests.operations.conftest import UNPRIVILEGED
from tests.operations.programs import wait_until

PGBOUNCER = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")
APP = session_settings(10.0)
IGNORED = "role,statement_timeout,idle_in_transaction_session_timeout"

pytestmark = pytest.mark.skipif(PGBOUNCER is None, reason="pgbouncer is not installed")


@pytest.fixture(scope="module")
async def database(servers: EmbeddedServers, template_database: str) -> AsyncIterator[str]:
    """A migrated database, and a role that poolers sign in as."""
    await copy_database(servers, template_database, "croupier_pooled")
    role = "pooled_application"
    for statement in (
        f"create role {role} login in role {APP_ROLE}",
        f"alter role {role} set role = '{APP_ROLE}'",
        f"alter role {role} set statement_timeout = '10s'",
        f"alter role {role} set idle_in_transaction_session_timeout = '60s'",
    ):
        await as_superuser(servers, statement)
    yield "croupier_pooled"
    await as_superuser(servers, "drop database croupier_pooled with (force)")
    await as_superuser(servers, f"drop role {role}")


@pytest.fixture(scope="module")
def poolers(servers: EmbeddedServers, database: str, servers_directory: Path) -> Iterator[dict[str, str]]:
    """A URL for each way: `strict` knows no settings of ours, the others ignore them."""
    with ExitStack() as running:
        place = servers_directory / "pooler"
        lenient = running.enter_context(
            a_pooler(place, servers, database, f"ignore_startup_parameters={IGNORED}")
        )
        strict = running.enter_context(a_pooler(servers_directory / "strict", servers, database))
        urls = {way: f"postgresql://any@/{way}?host={quote(str(lenient))}&port=6432" for way in WAYS}
        yield urls | {"strict": f"postgresql://any@/session?host={quote(str(strict))}&port=6432"}


WAYS = {
    "session": "user=croupier pool_mode=session",
    "application": "user=pooled_application pool_mode=session",
    "transaction": "user=croupier pool_mode=transaction",
    "single": "user=croupier pool_mode=transaction pool_size=1",
    "statement": "user=croupier pool_mode=statement",
}
REFUSED = ("transaction", "single", "statement")


@contextmanager
def a_pooler(place: Path, servers: EmbeddedServers, database: str, more: str = "") -> Iterator[Path]:
    """A PgBouncer that listens on a unix socket in this directory."""
    place.mkdir()
    owner = UNPRIVILEGED if os.geteuid() == 0 else None
    if owner:
        os.chown(place, owner.pw_uid, owner.pw_gid)
    to = f"host={servers.postgres.sockets} port=5432 dbname={database}"
    lines = ["[databases]", *(f"{way} = {to} {how}" for way, how in WAYS.items())]
    lines += ["[pgbouncer]", f"unix_socket_dir={place}", "listen_port=6432", "auth_type=any", more]
    (place / "pgbouncer.ini").write_text("\n".join(lines) + "\n")
    account = {"user": owner.pw_uid, "group": owner.pw_gid} if owner else {}
    with (place / "log").open("wb") as log:
        process = subprocess.Popen(
            (str(PGBOUNCER), str(place / "pgbouncer.ini")), stdout=log, stderr=log, **account
        )
    try:
        wait_until(lambda: (place / ".s.PGSQL.6432").exists() or process.poll() is not None)
        assert process.poll() is None, (place / "log").read_text()
        yield place
    finally:
        process.terminate()
        process.wait()


async def test_straight_connections_are_sessions(servers: EmbeddedServers, database: str) -> None:
    assert await session_fault(servers.dsn(database), {}) is None
    assert await session_fault(servers.dsn(database), APP) is None


@pytest.mark.parametrize("way", REFUSED)
async def test_pooled_transactions_are_refused_in_one_line(
    poolers: dict[str, str], way: str, tmp_path: Path
) -> None:
    url = poolers[way]
    fault = await session_fault(url, {})
    assert fault is not None
    assert "pooler" in fault
    with pytest.raises(OperatorError, match="pooler"):
        await upgrade(url)
    findings = await backends.database(url)
    assert [(one.subject, one.severity) for one in findings if one.severity is Severity.BAD] == [
        ("Sessions", Severity.BAD)
    ]


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("session", f"work as croupier, with more rights than {APP_ROLE}"),
        ("strict", "unsupported startup parameter"),
    ],
)
def test_sessions_without_our_settings_do_not_start(
    poolers: dict[str, str], way: str, words: str, tmp_path: Path
) -> None:
    settings = Settings(
        database_url=poolers[way], redis_url="redis://127.0.0.1:1", data_dir=tmp_path, background=False
    )
    with pytest.raises(OperatorError, match=words) as refused:
        require_installation(settings)
    assert "\n" not in str(refused.value)


def test_a_server_starts_through_pooled_sessions_and_a_worker_does_not(
    poolers: dict[str, str], tmp_path: Path
) -> None:
    settings = Settings(
        database_url=poolers["application"], redis_url="redis://127.0.0.1:1", data_dir=tmp_path / "data"
    )
    require_installation(settings.model_copy(update={"background": False}))
    assert (tmp_path / "data/signing-key.pem").exists()
    with pytest.raises(OperatorError, match="idle_session_timeout"):
        require_installation(settings)


async def test_the_owner_migrates_through_pooled_sessions(poolers: dict[str, str]) -> None:
    await upgrade(poolers["session"])
    found = [await backends.sessions(poolers["session"], settings) for settings in ({}, APP)]
    assert [one.severity for one in found] == [Severity.GOOD, Severity.BAD], "the role is missing"


async def test_a_role_with_our_settings_works_through_pooled_sessions(poolers: dict[str, str]) -> None:
    assert await session_fault(poolers["application"], APP) is None
    database = await connect(poolers["application"], composing_max=2, hot_max=2)
    try:
        async with database.transaction("default") as connection:
            assert (await connection.exec_driver_sql("select current_user")).scalar_one() == APP_ROLE
        assert await pending(poolers["application"]) == []
        brands = await database.statements_for("default").fetch("select id from players.brand")
        assert [row["id"] for row in brands] == ["default"]
    finally:
        await database.close()


async def test_a_backup_through_a_pooler_is_refused_for_its_settings(poolers: dict[str, str]) -> None:
    with pytest.raises(asyncpg.ProtocolViolationError, match="unsupported startup parameter: search_path"):
        await DatabaseSnapshot.take(poolers["session"])
