"""A command that cannot be carried out says so in one line with the way out, and its status tells why."""

from __future__ import annotations

import asyncpg
import pytest
import typer
from redis.exceptions import ConnectionError as RedisConnectionError

import server.cli
from domain.shared.errors import BadInput
from server.errors import OperatorError
from server.health import is_healthy

DOCTOR = "run `croupier doctor` to see what is wrong"
HEAVY = """
import sys
from server.cli import build
build()
print({"sqlalchemy", "strawberry", "starlette"} & set(sys.modules))
"""
FAILURES = [
    ("an operator's mistake", OperatorError("no key: run X"), 1, "croupier: no key: run X\n"),
    ("bad input", BadInput("the file is empty"), 1, "croupier: the file is empty\n"),
    ("several lines", OperatorError("one\n  two"), 1, "croupier: one two\n"),
    ("markup", OperatorError("[red]x[/red]"), 1, "croupier: [red]x[/red]\n"),
    (
        "the database",
        asyncpg.InvalidCatalogNameError('database "x" does not exist'),
        1,
        f"croupier: the database fails: it has no database of this name; {DOCTOR}\n",
    ),
    (
        "Valkey",
        RedisConnectionError("gone"),
        1,
        f"croupier: Valkey fails: what listens there breaks connections off; {DOCTOR}\n",
    ),
    (
        "the system",
        FileNotFoundError(2, "No such file", "x.csv"),
        1,
        f"croupier: [Errno 2] No such file: 'x.csv'; {DOCTOR}\n",
    ),
    (
        "a bug",
        KeyError("stake"),
        70,
        "croupier: unexpected KeyError: 'stake'; CROUPIER_LOG_LEVEL=debug shows where\n",
    ),
]


@pytest.mark.parametrize(("case", "failure", "status", "line"), FAILURES, ids=[case[0] for case in FAILURES])
def test_failures_end_in_one_line(monkeypatch, capsys, case, failure, status, line):
    def command() -> None:
        raise failure

    assert _run(monkeypatch, command) == status, case
    assert capsys.readouterr().err == line


def test_the_debug_level_shows_the_whole_traceback(monkeypatch, capsys):
    def command() -> None:
        raise KeyError("stake")

    monkeypatch.setenv("CROUPIER_LOG_LEVEL", "debug")
    assert _run(monkeypatch, command) == 70
    assert "Traceback" in capsys.readouterr().err


def test_ctrl_c_is_quiet(monkeypatch, capsys):
    def command() -> None:
        raise KeyboardInterrupt

    assert _run(monkeypatch, command) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_help_names_every_command_without_loading_what_they_run(croupier_command):
    import subprocess  # noqa: PLC0415

    done = subprocess.run([croupier_command[0], "-c", HEAVY], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
    names = {command.name or command.callback.__name__ for command in _commands()}
    assert {"up", "serve", "worker", "migrate", "doctor", "schema"} <= names


def test_the_container_probe_succeeds_on_200_only(taken_port):
    assert not is_healthy("http://127.0.0.1:1/healthz")
    assert not is_healthy("http://unknown.invalid/healthz")


def _commands():
    for group in server.cli.build().registered_groups:
        yield from group.typer_instance.registered_commands


def _run(monkeypatch, command):
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(command)
    monkeypatch.setattr(server.cli, "build", lambda: app)
    monkeypatch.setattr("sys.argv", ["croupier"])
    with pytest.raises(SystemExit) as ended:
        server.cli.main()
    return ended.value.code
