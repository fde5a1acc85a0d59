"""A PostgreSQL or Valkey that cannot be used ends every command in one plain line, soon."""

from __future__ import annotations

import re
import socket
import threading
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import asyncpg
import pytest
from redis import Redis

import server.cli
from server.doctor import Severity, backends
from server.embedded import EmbeddedServers
from server.processes import reachable_servers
from server.processes.reachable_servers import ServerUnreachable, place_of, require_reachable
from server.security.signing_keys import make_key
from server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from tests.operations.programs import Program

RIGHT, WRONG = "r1ght-Secret", "wr0ng-Secret"
DRIVER_WORDS = re.compile(
    r"errno|asyncpg|redis\.exc|sqlalchemy|traceback|gaierror|connect call|WRONGPASS|NOAUTH|password auth",
    re.IGNORECASE,
)
IN_PROCESS = (
    ("migrate",),
    ("ledger", "verify"),
    ("audit", "verify"),
    ("operator", "list"),
    ("policy", "check"),
    ("keys", "status"),
    ("token", "--role", "support"),
    ("client", "register", "x", "--kind", "browser"),
    ("replay", "bets.csv", "--mapping", "bustabit"),
)
NEED_VALKEY = ("operator", "client")


@contextmanager
def listener_that(says: bytes) -> Iterator[str]:
    """Host and port of a program that says this to each connection, and nothing else."""
    open_connections = ExitStack()
    with open_connections, socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                open_connections.enter_context(connection)
                if says:
                    connection.sendall(says)

        threading.Thread(target=answer, daemon=True).start()
        yield f"127.0.0.1:{listener.getsockname()[1]}"


@pytest.fixture(scope="module")
def silent() -> Iterator[str]:
    with listener_that(b"") as place:
        yield place


@pytest.fixture(scope="module")
def web_server() -> Iterator[str]:
    with listener_that(b"HTTP/1.1 400 Bad Request\r\n\r\n") as place:
        yield place


@pytest.fixture(scope="module")
async def guarded(servers_directory: Path) -> AsyncIterator[EmbeddedServers]:
    """A PostgreSQL and a Valkey that ask for a password."""
    with EmbeddedServers(servers_directory / "guarded", fast=True) as running:
        owner = await asyncpg.connect(running.superuser_dsn())
        await owner.execute(f"alter role croupier password '{RIGHT}'")
        (running.postgres.data / "pg_hba.conf").write_text("local all all scram-sha-256\n")
        await owner.execute("select pg_reload_conf()")
        await owner.close()
        valkey = Redis.from_url(running.redis_url)
        valkey.config_set("requirepass", RIGHT)
        valkey.close()
        yield running


def database_urls(guarded: EmbeddedServers, silent: str, web_server: str) -> dict[str, tuple[str, str]]:
    """What is wrong -> such a URL, and what is said."""
    sockets = quote(str(guarded.postgres.sockets))
    free = "127.0.0.1:1"
    return {
        "unknown host": (f"postgresql://croupier:{WRONG}@nowhere.invalid/x", "there is no host of this name"),
        "refused port": (f"postgresql://croupier:{WRONG}@{free}/x", "nothing listens there"),
        "several hosts": (f"postgresql://croupier:{WRONG}@{free},127.0.0.1:2/x", "nothing listens there"),
        "no socket": (f"postgresql://croupier:{WRONG}@/x?host=/nowhere", "no such socket"),
        "wrong password": (
            f"postgresql://croupier:{WRONG}@/croupier?host={sockets}&port=5432",
            "it refuses the user or the password",
        ),
        "unknown database": (
            f"postgresql://croupier:{RIGHT}@/nowhere?host={sockets}&port=5432",
            "it has no database of this name",
        ),
        "silent host": (f"postgresql://croupier:{WRONG}@{silent}/x", "it does not answer"),
        "another program": (f"postgresql://croupier:{WRONG}@{web_server}/x", "what listens there"),
    }


def valkey_urls(guarded: EmbeddedServers, silent: str, web_server: str) -> dict[str, tuple[str, str]]:
    """The same for Valkey."""
    path = quote(str(guarded.valkey.socket))
    return {
        "unknown host": (f"redis://:{WRONG}@nowhere.invalid/0", "there is no host of this name"),
        "refused port": (f"redis://:{WRONG}@127.0.0.1:1/0", "nothing listens there"),
        "no socket": (f"unix://:{WRONG}@/nowhere/valkey.sock", "no such socket"),
        "wrong password": (f"unix://:{WRONG}@{path}?db=0", "it refuses the user or the password"),
        "no password": (f"unix://{path}?db=0", "it refuses the user or the password"),
        "unknown database": (f"unix://:{RIGHT}@{path}?db=99", "it has no database of this name"),
        "silent host": (f"redis://:{WRONG}@{silent}/0", "it does not answer"),
        "another program": (f"redis://:{WRONG}@{web_server}/0", "what listens there"),
    }


@pytest.fixture(scope="module")
def urls(guarded: EmbeddedServers, silent: str, web_server: str) -> dict[str, dict[str, tuple[str, str]]]:
    return {
        "database_url": database_urls(guarded, silent, web_server),
        "redis_url": valkey_urls(guarded, silent, web_server),
    }


DATABASE_FAULTS = (
    "unknown host",
    "refused port",
    "several hosts",
    "no socket",
    "wrong password",
    "unknown database",
    "silent host",
    "another program",
)
VALKEY_FAULTS = (
    "unknown host",
    "refused port",
    "no socket",
    "wrong password",
    "no password",
    "unknown database",
    "silent host",
    "another program",
)
FAULTS = [
    *(("database_url", fault) for fault in DATABASE_FAULTS),
    *(("redis_url", fault) for fault in VALKEY_FAULTS),
]


def is_plain(line: str) -> bool:
    """Whether a line holds no password and no word of a driver."""
    return RIGHT not in line and WRONG not in line and not DRIVER_WORDS.search(line)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers that do not answer are given up sooner than they are outside of tests."""
    for module in (reachable_servers, backends):
        monkeypatch.setattr(module, "ANSWER_SECONDS_MAX", 1.0)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize(("setting", "fault"), FAULTS)
def test_what_is_wrong_is_said_in_one_plain_line(urls: Any, setting: str, fault: str) -> None:
    url, reason = urls[setting][fault]
    with pytest.raises(ServerUnreachable) as refused:
        require_reachable(Settings(**{setting: url}))
    line = str(refused.value)
    assert reason in line
    assert line.endswith(f"correct CROUPIER_{setting.upper()}")
    assert place_of(url) in line
    assert is_plain(line), line
    assert "\n" not in line


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize(("setting", "fault"), FAULTS)
async def test_the_doctor_finds_the_same(urls: Any, setting: str, fault: str) -> None:
    url, reason = urls[setting][fault]
    examine = backends.database if setting == "database_url" else backends.valkey
    (finding,) = await examine(url)
    assert finding.severity is Severity.BAD
    assert reason in finding.observed
    assert is_plain(finding.observed + finding.remedy)


def test_servers_that_let_us_in_pass(guarded: EmbeddedServers) -> None:
    sockets = quote(str(guarded.postgres.sockets))
    require_reachable(
        Settings(
            database_url=f"postgresql://croupier:{RIGHT}@/croupier?host={sockets}&port=5432",
            redis_url=f"unix://:{RIGHT}@{quote(str(guarded.valkey.socket))}?db=0",
        )
    )
    require_reachable(Settings(database_url=None, redis_url="redis://127.0.0.1:1"), valkey=False)


def test_the_wait_ends_well_within_ten_seconds() -> None:
    assert reachable_servers.ANSWER_SECONDS_MAX <= 5
    assert backends.ANSWER_SECONDS_MAX <= 5


@pytest.mark.parametrize(
    ("command", "setting"),
    [
        *((command, "database_url") for command in IN_PROCESS),
        *((command, "redis_url") for command in IN_PROCESS if command[0] in NEED_VALKEY),
    ],
)
def test_every_command_ends_in_that_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    place: Path,
    silent: str,
    redis_url: str,
    database_url: str,
    command: tuple[str, ...],
    setting: str,
) -> None:
    monkeypatch.chdir(place)
    monkeypatch.setattr(reachable_servers, "ANSWER_SECONDS_MAX", 0.2)
    (place / "bets.csv").write_text("")
    make_key(place / "data" / "signing-key.pem")
    given = {"DATABASE_URL": database_url, "REDIS_URL": redis_url, "DATA_DIR": str(place / "data")}
    for name, value in (given | {setting.upper(): to(silent, setting)}).items():
        monkeypatch.setenv(f"CROUPIER_{name}", value)
    monkeypatch.setattr("sys.argv", ["croupier", *command])
    with pytest.raises(SystemExit) as ended:
        server.cli.main()
    refuses_plainly(ended.value.code, capsys.readouterr().err, silent)


def test_so_do_those_that_run_for_long(
    croupier: Callable[..., Program], place: Path, servers: EmbeddedServers, silent: str
) -> None:
    """All of them at once: each waits for as long as a server may take to answer."""
    both = {"database_url": servers.postgres_dsn, "redis_url": servers.redis_url, "data_dir": place / "data"}
    started = [
        croupier(command, "--port", "0", **both | {setting: to(silent, setting)})
        for setting in ("database_url", "redis_url")
        for command in ("up", "serve", "worker")
    ]
    for program in started:
        refuses_plainly(program.ends(), program.printed, silent)


def to(place: str, setting: str) -> str:
    """A URL to this host and port."""
    return f"{'postgresql' if setting == 'database_url' else 'redis'}://croupier:{WRONG}@{place}/0"


def refuses_plainly(status: object, printed: str, place: str) -> None:
    assert status == 1, printed
    assert printed.startswith("croupier: "), printed
    assert f"at {place}: it does not answer" in printed
    assert printed.count("\n") == 1, printed
    assert is_plain(printed), printed


def test_a_supervised_process_does_not_refuse_for_good(
    croupier: Callable[..., Program], servers: EmbeddedServers
) -> None:
    program = croupier(
        *("worker", "--port", "0", "--supervised"),
        database_url="postgresql://croupier@127.0.0.1:1/x",
        redis_url=servers.redis_url,
    )
    assert program.ends() not in (0, 1, 2), program.printed
