"""Starts the measured servers, each a child process on a loopback port of its own."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from benchmarks.environment.child_processes import ChildProcessFailed, child_process
from benchmarks.environment.databases import BenchDatabases
from domain.shared.actor import Actor, ActorKind
from domain.shared.clock import SystemClock
from domain.shared.ids import PlayerId
from server.processes.listen_socket import bind
from server.security.tokens import Tokens, tokens_of
from server.settings import Settings, read_settings

START_SECONDS_MAX = 30.0
TOKEN_TTL = timedelta(hours=1)


UNREACHED_LIMIT = 10**9
"""A limit that is never reached."""


@dataclass(frozen=True)
class RunningServer:
    """A server that is ready."""

    port: int
    pid: int


class BenchServerConfig:
    """Settings of the servers on one database, and tokens for them."""

    def __init__(self, databases: BenchDatabases, dsn: str) -> None:
        self.settings: Settings = read_settings(
            data_dir=databases.directory,
            database_url=dsn,
            redis_url=databases.servers.redis_url,
            log_level="warning",
            # All clients are one operator behind one address: counted as usual, and never refused.
            **dict.fromkeys(
                ("rate_anonymous", "rate_player", "rate_operator", "rate_address"), UNREACHED_LIMIT
            ),
            sockets_per_address_max=0,
        )

    @cached_property
    def _tokens(self) -> Tokens:
        """Made when the server has made its key."""
        return tokens_of(self.settings, SystemClock())

    def token(self, kind: ActorKind, role: str, name: str = "bench") -> str:
        """A token of an operator or a service."""
        return self._tokens.issue(Actor(kind, f"{name}-{role}", "default", frozenset({role})), TOKEN_TTL)

    def player_token(self, id: UUID) -> str:
        """A token of a player."""
        actor = Actor(ActorKind.PLAYER, str(id), "default", frozenset({"player"}), PlayerId(id))
        return self._tokens.issue(actor, TOKEN_TTL)


@contextmanager
def croupier_server(config: BenchServerConfig) -> Iterator[RunningServer]:
    """`croupier serve`: one process with the API and the background work, as `croupier up` runs it."""
    with _running_server(config, "server.cli", lambda fd: ["serve", "--fd", str(fd)], "/readyz") as served:
        yield served


@contextmanager
def load_server(config: BenchServerConfig, module: str, **plan: Any) -> Iterator[RunningServer]:
    """One of benchmarks/load's servers."""
    with _running_server(config, module, lambda fd: [json.dumps({**plan, "fd": fd})], None) as served:
        yield served


@contextmanager
def _running_server(
    config: BenchServerConfig, module: str, arguments: Any, ready_path: str | None
) -> Iterator[RunningServer]:
    environment = config.settings.environment()
    with closing(bind("127.0.0.1", 0)) as listener:
        fd, port = listener.fileno(), listener.getsockname()[1]
        with child_process(module, *arguments(fd), environment=environment, keeps=[fd]) as process:
            _wait_until_ready(process, port, ready_path)
            yield RunningServer(port, process.pid)


def _wait_until_ready(process: Any, port: int, path: str | None) -> None:
    """Return once it answers 200 under `path`, or anything if `path` is None."""
    deadline = time.monotonic() + START_SECONDS_MAX
    while process.poll() is None and time.monotonic() < deadline:
        status = _status(port, path or "/")
        if status == 200 or (status and path is None):
            return
        time.sleep(0.05)
    raise ChildProcessFailed(f"a server did not become ready; status {process.poll()}")


def _status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
