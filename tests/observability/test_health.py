from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from prometheus_client import CollectorRegistry
from starlette.applications import Starlette

from adapters.postgres.outbox.backlog import Backlog
from server.http.health import Health, health_routes
from server.observability.exposition import Exposition


class FakeChecks:
    """What the checks find, to be changed by a test."""

    def __init__(self, *, database: str = "ok", valkey: str = "ok", pending: int | None = 0) -> None:
        self.state = {"database": database, "valkey": valkey}
        self.pending: int | None = pending
        self.asked_for_pending = 0

    async def database(self) -> None:
        await self._check("database")

    async def valkey(self) -> None:
        await self._check("valkey")

    async def migrations(self) -> list[str]:
        self.asked_for_pending += 1
        if self.pending is None:
            raise OSError("no database, no history")
        return ["0009"] * self.pending

    async def _check(self, server: str) -> None:
        if self.state[server] == "gone":
            raise ConnectionRefusedError(f"a message with the address of {server}")
        if self.state[server] == "stuck":
            await asyncio.Event().wait()


def health_of(checks: FakeChecks) -> Health:
    return Health(database=checks.database, valkey=checks.valkey, pending=checks.migrations)


def client_of(health: Health) -> httpx.AsyncClient:
    async def look() -> Backlog:
        return Backlog(0, 0.0)

    exposition = Exposition(CollectorRegistry(), look, sample=lambda: None)
    app = Starlette(routes=health_routes(health, exposition))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test")


@pytest.mark.parametrize(
    ("checks", "draining", "status", "code"),
    [
        ({}, False, "ready", 200),
        ({"valkey": "gone"}, False, "degraded", 200),
        ({"valkey": "stuck"}, False, "degraded", 200),
        ({"database": "gone", "pending": None}, False, "unready", 503),
        ({"database": "stuck"}, False, "unready", 503),
        ({"pending": 1}, False, "unready", 503),
        ({"pending": None}, False, "unready", 503),
        ({}, True, "draining", 503),
        ({"database": "gone"}, True, "draining", 503),
    ],
)
async def test_readiness(
    checks: dict[str, Any], draining: bool, status: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.http.health.CHECK_SECONDS_MAX", 0.05)
    health = health_of(FakeChecks(**checks))
    health.draining = draining
    async with client_of(health) as http:
        answer = await http.get("/readyz")
        assert (answer.status_code, answer.json()["status"]) == (code, status)
        assert "address" not in answer.text
        # Alive is another question: a process is not restarted because a server is away.
        alive = await http.get("/healthz")
        assert (alive.status_code, alive.text) == (200, "ok")


async def test_readiness_names_the_failed_check() -> None:
    _, checks = await health_of(FakeChecks(valkey="gone", pending=2)).report()
    assert checks == {"database": "ok", "migrations": "pending", "valkey": "unreachable"}


async def test_pending_migrations_are_checked_until_there_are_none() -> None:
    checks = FakeChecks(pending=1)
    health = health_of(checks)
    assert (await health.report())[0] == "unready"
    checks.pending = 0
    assert (await health.report())[0] == "ready"
    asked = checks.asked_for_pending
    assert (await health.report())[0] == "ready"
    assert checks.asked_for_pending == asked


async def test_probes_are_never_answered_from_a_cache() -> None:
    async with client_of(health_of(FakeChecks())) as http:
        for path in ("/healthz", "/readyz", "/metrics"):
            assert (await http.get(path)).headers["cache-control"] == "no-store"
        assert (await http.get("/metrics")).headers["content-type"].startswith("text/plain; version=0.0.4")
