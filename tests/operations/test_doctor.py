"""The doctor sees what is wrong, says what to do about it, and leaves everything as it was."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import asyncpg
import pytest

from server.doctor import Severity, backends, examine, machine
from server.settings import read_settings
from tests.conftest import copy_database

GOOD, DOUBTFUL, BAD = Severity.GOOD, Severity.DOUBTFUL, Severity.BAD


@pytest.mark.parametrize(("version", "verdict"), [((3, 10, 99), BAD), ((3, 11, 0), GOOD), ((4, 0, 0), GOOD)])
def test_python(version, verdict):
    assert machine.python(version).severity is verdict


@pytest.mark.parametrize(
    ("mebibytes", "verdict"), [(255, BAD), (256, DOUBTFUL), (2047, DOUBTFUL), (2048, GOOD)]
)
def test_disk(mebibytes, verdict):
    assert machine.space(Path("nowhere/yet"), mebibytes).severity is verdict


@pytest.mark.parametrize(
    ("skew_seconds", "verdict"),
    [(0.0, GOOD), (-0.1, GOOD), (0.11, DOUBTFUL), (-1.0, DOUBTFUL), (1.01, BAD), (-90.0, BAD)],
)
def test_clock(skew_seconds, verdict):
    assert backends.clock("clock", skew_seconds).severity is verdict


@pytest.mark.parametrize(("major", "verdict"), [(14, BAD), (15, GOOD), (18, GOOD)])
def test_postgresql_version(major, verdict):
    assert backends.version(major, str(major)).severity is verdict


@pytest.mark.parametrize(("ours", "verdict"), [(False, BAD), (True, GOOD)])
def test_a_taken_port_is_bad_unless_we_took_it(taken_port, ours, verdict):
    assert machine.port("127.0.0.1", taken_port, ours=ours).severity is verdict


@contextmanager
def answering(body: bytes) -> Iterator[int]:
    """The port of a program of others, whose answer to everything is ``body``."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_said: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as there:
        thread = Thread(target=there.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield there.server_port
        there.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        (b'{"status": "unready", "checks": {}, "reasons": {}}', DOUBTFUL),
        (b'{"status": "ok"}', BAD),
        (b'["status"]', BAD),
        (b"5", BAD),
        (b"<html>", BAD),
        (b"\xff", BAD),
        (b'{"status": "ready", "checks": "' + b"x" * machine.READY_BYTES_MAX + b'"}', BAD),
    ],
)
def test_a_port_taken_by_others_is_bad_unless_their_readiness_is_like_ours(body, verdict):
    with answering(body) as number:
        finding = machine.port("127.0.0.1", number, ours=False)
    assert finding.severity is verdict
    assert ("by a Croupier" in finding.observed) is (verdict is DOUBTFUL)


async def test_a_croupier_on_the_port_is_known_and_called_another_one_only_where_it_must_be(
    servers, template_database, croupier, place
):
    await copy_database(servers, template_database, "croupier_on_the_port")
    theirs = {"database_url": servers.dsn("croupier_on_the_port"), "redis_url": servers.redis_url}
    serving = croupier("serve", "--port", "0", **theirs, data_dir=place / "theirs")
    number = int(re.search(r"http://[^\s\"']+:(\d+)", serving.says("serving"))[1])
    for given, which in (({}, "a Croupier on another database"), (theirs, "a Croupier")):
        settings = read_settings(data_dir=place / "ours", port=number, **given)
        found = await asyncio.to_thread(examine, settings)
        (port,) = [finding for finding in found if finding.subject == "Port"]
        assert (port.severity, port.observed) == (DOUBTFUL, f"{number} on 127.0.0.1 is taken by {which}")
        assert "CROUPIER_PORT" in port.remedy


def test_misspelt_settings_are_named():
    assert machine.variables(()).severity is GOOD
    finding = machine.variables(("CROUPIER_PROT",))
    assert (finding.severity, "CROUPIER_PROT" in finding.observed) == (DOUBTFUL, True)


async def test_a_migrated_database_and_valkey_are_good(database_url, redis_url):
    findings = [*await backends.database(database_url), *await backends.valkey(redis_url)]
    assert {finding.subject for finding in findings} == {
        "PostgreSQL",
        "PostgreSQL clock",
        "Schema",
        "Policy",
        "PostgreSQL writes",
        "Sessions",
        "Time zones",
        "Valkey writes",
        "Valkey",
        "Valkey clock",
    }
    assert {finding.severity for finding in findings} == {GOOD}


async def test_pending_migrations_are_bad(servers):
    connection = await asyncpg.connect(servers.superuser_dsn())
    await connection.execute("create database unmigrated owner croupier")
    await connection.close()
    schema = next(
        one for one in await backends.database(servers.dsn("unmigrated")) if one.subject == "Schema"
    )
    assert schema.severity is BAD
    assert "croupier migrate" in schema.remedy


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://croupier@127.0.0.1:1/x",
        "postgresql://croupier@/x?host=/nowhere",
        "postgresql://h:port/x",
    ],
)
async def test_a_silent_database_is_bad_and_names_the_setting(url):
    (finding,) = await backends.database(url)
    assert finding.severity is BAD
    assert "CROUPIER_DATABASE_URL" in finding.remedy


@pytest.mark.parametrize("url", ["redis://127.0.0.1:1/0", "unix:///nowhere/valkey.sock"])
async def test_a_silent_valkey_is_bad_and_names_the_setting(url):
    (finding,) = await backends.valkey(url)
    assert finding.severity is BAD
    assert "CROUPIER_REDIS_URL" in finding.remedy


def test_before_the_first_start_it_tries_the_servers_and_creates_nothing(place):
    findings = examine(read_settings(data_dir=place / "data", port=0))
    assert [one.observed for one in findings if one.severity is not GOOD] == []
    assert any("not created yet" in one.observed for one in findings)
    assert list(place.iterdir()) == []


def test_nothing_bad_is_status_0_and_anything_bad_is_status_1(croupier, servers, taken_port):
    given = {"database_url": servers.postgres_dsn, "redis_url": "redis://127.0.0.1:1/0", "port": taken_port}
    program = croupier("doctor", **given)
    assert program.ends() == 1
    assert "no connection" in program.printed
    assert "listens there" in program.printed
    assert "Traceback" not in program.printed
