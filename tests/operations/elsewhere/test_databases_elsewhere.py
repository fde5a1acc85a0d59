"""A PostgreSQL with TLS, and several hosts: every command, every library, the right server."""

from __future__ import annotations

import asyncio
import shutil
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import asyncpg
import pytest

from adapters.connection_failures import connection_failure
from adapters.postgres import connections
from adapters.postgres.compliance import audit_verify
from adapters.postgres.connections import READ_ONLY, engine_of, open_connection
from adapters.postgres.database import connect
from adapters.postgres.wallets import ledger_verify
from server.backup.dump_programs import DumpPrograms
from server.backup.manifest import BackupRefused
from server.doctor import Severity, backends
from server.embedded import EmbeddedServers
from server.migrate import pending, upgrade
from server.processes.reachable_servers import ServerUnreachable, require_reachable
from server.settings import Settings
from tests.operations.elsewhere.tls_postgres import PROGRAMS, Authority, TcpPostgres, tcp_postgres
from tests.server_directory import server_directory

pytestmark = pytest.mark.skipif(PROGRAMS is None, reason="no PostgreSQL with TLS is installed")

TLS: Final = "select ssl from pg_stat_ssl where pid = pg_backend_pid()"
WHERE: Final = "select current_setting('port')::int"


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    with server_directory() as directory:
        yield directory


@pytest.fixture(scope="module")
def authority(place: Path) -> Authority:
    return Authority.make(place, "ours")


@pytest.fixture(scope="module")
def secured(place: Path, authority: Authority) -> Iterator[TcpPostgres]:
    """A server that takes no connection without TLS, under the name localhost."""
    with tcp_postgres(place / "secured", authority=authority) as server:
        yield server


@pytest.fixture(scope="module")
def reading(place: Path) -> Iterator[TcpPostgres]:
    """A server without TLS that takes no writes."""
    with tcp_postgres(place / "reading", more="default_transaction_read_only=on") as server:
        yield server


async def asked(url: str, query: str) -> Any:
    """The answer through asyncpg and through SQLAlchemy, which are the same."""
    with closing_soon(await open_connection(url)) as connection:
        first = await connection.fetchval(query)
    engine = engine_of(url)
    async with engine.connect() as composed:
        second = (await composed.exec_driver_sql(query)).scalar_one()
    await engine.dispose()
    assert first == second
    return first


class closing_soon:  # noqa: N801 - a block
    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def __enter__(self) -> Any:
        return self.connection

    def __exit__(self, *_: object) -> None:
        self.connection.terminate()


def unreachable(url: str) -> str:
    with pytest.raises(ServerUnreachable) as refused:
        require_reachable(Settings(database_url=url), valkey=False)
    return str(refused.value)


@pytest.mark.parametrize("mode", ["prefer", "require", "verify-ca", "verify-full"])
async def test_tls_is_used_by_both_libraries(secured: TcpPostgres, authority: Authority, mode: str) -> None:
    url = secured.url(sslmode=mode, sslrootcert=str(authority.certificate))
    assert await asked(url, TLS) is True


async def test_disable_and_a_server_without_tls(secured: TcpPostgres, reading: TcpPostgres) -> None:
    with pytest.raises(asyncpg.InvalidAuthorizationSpecificationError):
        await open_connection(secured.url(sslmode="disable"))
    assert await asked(reading.url(sslmode="prefer"), TLS) is False


def test_a_server_without_tls_is_refused_where_it_is_asked_for(reading: TcpPostgres) -> None:
    assert "it offers no TLS: " in unreachable(reading.url(sslmode="require"))


async def test_the_wrong_name_is_refused_by_verify_full_alone(
    secured: TcpPostgres, authority: Authority
) -> None:
    named = {"host": "127.0.0.1", "sslrootcert": str(authority.certificate)}
    assert await asked(secured.url(sslmode="verify-ca", **named), TLS) is True
    assert "its certificate names another host: " in await asyncio.to_thread(
        unreachable, secured.url(sslmode="verify-full", **named)
    )


@pytest.mark.parametrize("mode", ["require", "verify-ca", "verify-full"])
def test_another_authority_is_refused(secured: TcpPostgres, place: Path, mode: str) -> None:
    other = Authority.make(place, f"other-{mode}")
    url = secured.url(sslmode=mode, sslrootcert=str(other.certificate))
    assert "its certificate is not of an authority that sslrootcert names: " in unreachable(url)


async def test_a_user_may_prove_itself_by_a_certificate(
    secured: TcpPostgres, authority: Authority, place: Path
) -> None:
    with closing_soon(await open_connection(secured.url())) as owner:
        await owner.execute("create role croupier login")
    certificate, key = authority.sign(place, "croupier")
    named = {"sslmode": "verify-full", "sslrootcert": str(authority.certificate)}
    own = {"sslcert": str(certificate), "sslkey": str(key)}
    proved = secured.url(user="croupier", **named, **own)
    assert await asked(proved, "select current_user::text") == "croupier"
    assert "it refuses the user or the password" in await asyncio.to_thread(
        unreachable, secured.url(user="croupier", **named)
    )


async def test_migrations_pools_the_doctor_and_a_dump_work_over_verified_tls(
    secured: TcpPostgres, authority: Authority, tmp_path: Path
) -> None:
    url = secured.url(sslmode="verify-full", sslrootcert=str(authority.certificate))
    await upgrade(url)
    assert await pending(url) == []
    database = await connect(url, composing_max=1, hot_max=1)
    async with database.transaction("default") as connection:
        assert (await connection.exec_driver_sql("select 7")).scalar_one() == 7
    assert await database.statements_for("default").fetchval("select 7") == 7
    await database.close()
    found = {one.subject: one.severity for one in await backends.database(url)}
    assert found["PostgreSQL"] is found["Schema"] is found["Sessions"] is Severity.GOOD
    assert PROGRAMS is not None
    with closing_soon(await open_connection(url)) as owner:
        async with owner.transaction(isolation="repeatable_read"):
            snapshot = await owner.fetchval("select pg_export_snapshot()")
            dumped: list[bytes] = []
            programs = DumpPrograms(Settings(pg_bin=PROGRAMS))
            programs.dump(url, snapshot, lambda pipe: dumped.append(pipe.read()))
            assert dumped[0].startswith(b"PGDMP")


def test_a_pg_dump_without_tls_says_so(secured: TcpPostgres, servers: EmbeddedServers) -> None:
    if shutil.which("ldd") is None or servers.bin == PROGRAMS:
        pytest.skip("the wheel's programs are not used")
    with pytest.raises(BackupRefused, match=r"knows no TLS, .* set CROUPIER_PG_BIN"):
        DumpPrograms(Settings(pg_bin=servers.bin)).dump(secured.url(sslmode="require"), "x", lambda _: None)


async def test_the_second_host_is_taken_while_the_first_is_down(secured: TcpPostgres) -> None:
    for hosts in (f"127.0.0.1:1,localhost:{secured.port}", f"nowhere.invalid,localhost:{secured.port}"):
        assert await asked(f"postgresql://postgres@{hosts}/postgres", WHERE) == secured.port
    spelled = f"host=localhost&port=1&host=localhost&port={secured.port}"
    assert await asked(f"postgresql://postgres@/postgres?{spelled}", WHERE) == secured.port


async def test_a_host_that_is_silent_is_passed_over(
    secured: TcpPostgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "NEXT_HOST_SECONDS", 0.2)
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        port = silent.getsockname()[1]
        url = f"postgresql://postgres@127.0.0.1:{port},localhost:{secured.port}/postgres"
        assert await asked(url, WHERE) == secured.port


@pytest.mark.parametrize("target", ["read-write"])
async def test_a_host_that_takes_no_writes_is_passed_over(
    secured: TcpPostgres, reading: TcpPostgres, target: str
) -> None:
    both = f"postgresql://postgres@localhost:{reading.port},localhost:{secured.port}/postgres"
    assert await asked(both, WHERE) == reading.port
    assert await asked(f"{both}?target_session_attrs={target}", WHERE) == secured.port
    with pytest.raises(asyncpg.InternalClientError) as refused:
        await open_connection(reading.url(target_session_attrs=target))
    assert connection_failure(refused.value) == "it takes no writes"


async def test_a_session_that_only_reads_finds_the_server_that_takes_writes(
    secured: TcpPostgres, reading: TcpPostgres
) -> None:
    both = f"postgresql://postgres@localhost:{reading.port},localhost:{secured.port}/postgres"
    url = f"{both}?target_session_attrs=read-write"
    connection = await open_connection(url, server_settings={READ_ONLY: "on"})
    with closing_soon(connection):
        assert await connection.fetchval(WHERE) == secured.port
        with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
            await connection.execute("create table written (at int)")
    with pytest.raises(asyncpg.InternalClientError):
        await open_connection(
            reading.url(target_session_attrs="read-write"), server_settings={READ_ONLY: "on"}
        )


async def test_what_verifies_and_diagnoses_reads_where_writes_are_asked_for(secured: TcpPostgres) -> None:
    url = secured.url(target_session_attrs="read-write")
    await upgrade(url)
    assert (await audit_verify.verify(url, {})).holds
    assert (await ledger_verify.verify(url)).holds
    database = await connect(url, composing_max=1, hot_max=1, read_only=True)
    for _ in range(2):
        with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
            await database.statements_for("default").execute("create table written (at int)")
        async with database.engine.connect() as composed:
            assert (await composed.exec_driver_sql(f"show {READ_ONLY}")).scalar_one() == "on"
    await database.close()
