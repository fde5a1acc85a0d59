from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from domain.shared.actor import Actor, ActorKind
from domain.shared.clock import SystemClock
from server.embedded import EmbeddedServers
from server.security.tokens import tokens_of
from server.settings import Settings
from tests.application import Application, open_application
from tests.conftest import copy_database
from tests.operations.programs import CROUPIER, programs
from tests.server_directory import server_directory
from tests.web.probed_server import ProbedServer

STRICT = {
    "trusted_proxies": ("192.0.2.0/24",),
    "allowed_origins": ("https://play.example",),
    "allowed_hosts": ("casino.test", "*.casino.example", "127.0.0.1"),
    "rate_player": 400,
    "rate_anonymous": 400,
    "rate_address": 1_000,
    "rate_attempts": 3,
}


@pytest.fixture(scope="session")
async def strict(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Application]:
    """The application behind a proxy of its own (which is who the client is), with low rate limits."""
    await copy_database(servers, template_database, "croupier_strict")
    data_dir = tmp_path_factory.mktemp("strict")
    dsn = servers.dsn("croupier_strict")
    async with open_application(dsn, servers.redis_url, data_dir, **STRICT) as application:
        yield application


@pytest.fixture(scope="session")
async def probed_server(servers: EmbeddedServers, template_database: str) -> AsyncIterator[ProbedServer]:
    """`croupier serve` as it is in production, but telling everything it can."""
    await copy_database(servers, template_database, "croupier_probed")
    with server_directory() as directory, programs(directory) as start:
        process = start(
            *CROUPIER,
            *("serve", "--port", "0"),
            data_dir=directory / "data",
            database_url=servers.dsn("croupier_probed"),
            redis_url=servers.redis_url,
            log_level="debug",
            log_format="json",
            drain_seconds_max=1,
        )
        said = json.loads(process.says('"serving"'))
        authority = str(said["addresses"][0]).removeprefix("http://")
        settings = Settings(data_dir=directory / "data")
        actor = Actor(ActorKind.OPERATOR, "prober", "default", frozenset({"admin"}))
        token = tokens_of(settings, SystemClock()).issue(actor, timedelta(hours=1))
        probed_server = ProbedServer(authority, process, token)
        yield probed_server
        print(f"\nslowest answer to a probe: {probed_server.slowest[0]:.0f} ms, {probed_server.slowest[1]}")  # noqa: T201
        # Whatever was thrown at it, it never broke: a failure of ours is logged as an error.
        broken = [line for line in process.printed.splitlines() if '"level":"error"' in line]
        assert not broken, broken[:3]
