from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from prometheus_client import CollectorRegistry
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.websockets import WebSocket

from adapters.postgres.outbox.backlog import Backlog
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from domain.wallets.play.bets import place_bet
from server.contexts import CONTEXTS
from server.contexts.plugin import ContextPlugin
from server.http.graphql_api.operation_metrics import Observation
from server.http.health import Health, health_routes
from server.observability.command_metrics import MeteredCommandRunner
from server.observability.correlation import correlation_id
from server.observability.exposition import Exposition
from server.observability.gauge_sampler import GaugeSampler, PoolSize
from server.observability.metric_factory import MetricFactory
from server.observability.metrics import Metrics
from server.observability.request_middleware import RequestMiddleware
from tests.captured_logs import capture_logs

CONSOLE = Actor(ActorKind.SYSTEM, "test", "default")


async def player(request: Request) -> Response:
    return PlainTextResponse(correlation_id())


async def broken(request: Request) -> Response:
    raise RuntimeError("a bug that names jane@example.com")


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text(correlation_id())
    await socket.close()


@pytest.fixture
def registry() -> CollectorRegistry:
    return CollectorRegistry()


@pytest.fixture
def metrics(registry: CollectorRegistry) -> Metrics:
    return Metrics(registry, CONTEXTS)


async def no_backlog() -> Backlog:
    return Backlog(3, 1.5)


@pytest.fixture
def exposition(registry: CollectorRegistry, metrics: Metrics) -> Exposition:
    sampler = GaugeSampler(metrics, pools={"hot": lambda: PoolSize(2, 5, 16)}, sockets=lambda: 7)
    return Exposition(registry, no_backlog, sample=sampler.sample)


async def well() -> None:
    """All is well."""


async def none_pending() -> list[str]:
    return []


@pytest.fixture
def app(metrics: Metrics, exposition: Exposition) -> RequestMiddleware:
    routes = [
        Route("/players/{id}", player),
        Route("/broken", broken),
        WebSocketRoute("/socket", echo),
        Mount("/api", routes=[Route("/things/{id}", player)]),
        *health_routes(Health(database=well, valkey=well, pending=none_pending), exposition),
    ]
    return RequestMiddleware(Starlette(routes=routes), metrics)


@pytest.fixture
async def http(app: RequestMiddleware) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        yield client


def value(registry: CollectorRegistry, name: str, **labels: str) -> float | None:
    return registry.get_sample_value(f"croupier_{name}", labels)


async def test_a_request_has_one_id_inside_and_outside(http: httpx.AsyncClient) -> None:
    answer = await http.get("/players/1", headers={"x-request-id": "my-request"})
    assert (answer.text, answer.headers["x-request-id"]) == ("my-request", "my-request")


async def test_requests_at_the_same_time_do_not_share_their_ids(http: httpx.AsyncClient) -> None:
    answers = await asyncio.gather(*(http.get("/players/1") for _ in range(50)))
    assert all(answer.text == answer.headers["x-request-id"] for answer in answers)
    assert len({answer.text for answer in answers}) == 50


async def test_a_socket_has_an_id_too(app: RequestMiddleware) -> None:
    scope = {"type": "websocket", "path": "/socket", "headers": [(b"x-request-id", b"my-socket")]}
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    assert {"type": "websocket.send", "text": "my-socket"} in sent


@pytest.mark.parametrize(
    ("method", "path", "labels"),
    [
        ("GET", "/players/jane@example.com", {"method": "GET", "route": "/players/{id}", "status": "200"}),
        ("GET", "/api/things/9", {"method": "GET", "route": "/api/things/{id}", "status": "200"}),
        ("POST", "/players/1", {"method": "POST", "route": "/players/{id}", "status": "405"}),
        ("GET", "/nowhere", {"method": "GET", "route": "none", "status": "404"}),
        ("GET", "/broken", {"method": "GET", "route": "/broken", "status": "500"}),
        ("BREW", "/players/1", {"method": "OTHER", "route": "/players/{id}", "status": "405"}),
        ("GET", "/healthz", {"method": "GET", "route": "/healthz", "status": "200"}),
    ],
)
async def test_requests_are_counted_by_their_route(
    http: httpx.AsyncClient, registry: CollectorRegistry, method: str, path: str, labels: dict[str, str]
) -> None:
    await http.request(method, path)
    assert value(registry, "http_requests_total", **labels) == 1
    assert value(registry, "http_request_seconds_count", route=labels["route"]) == 1


async def test_a_request_is_logged_once_without_its_path(http: httpx.AsyncClient) -> None:
    with capture_logs() as lines:
        await http.get("/players/jane@example.com?email=jane@example.com")
        await http.get("/broken")
        await http.get("/readyz")
    assert [(line["route"], line["status"], line["log_level"]) for line in lines] == [
        ("/players/{id}", 200, "info"),
        ("/broken", 500, "error"),
    ]
    assert "jane" not in str(lines)


async def test_the_page_shows_every_name_that_alarms_and_boards_may_use(
    http: httpx.AsyncClient, metrics: Metrics
) -> None:
    metrics.operation(Observation("Bet", "placeBet", "mutation", "http", "ok", 0.002))
    metrics.published(3, 0.004)
    metrics.owns(16)
    metrics.connected(True)
    metrics.watchers(2)
    metrics.overflowed()
    metrics.restarted("relay")
    metrics.job_ended("close_rounds", failed=True)
    metrics.command("wallets", "place_bet", "BetPlaced", 0.002)
    page = (await http.get("/metrics")).text
    names = set(re.findall(r"^# TYPE (croupier_\w+) ", page, re.MULTILINE))
    assert names >= {
        "croupier_http_requests_total",
        "croupier_http_request_seconds",
        "croupier_graphql_operations_total",
        "croupier_graphql_operation_seconds",
        "croupier_commands_total",
        "croupier_ledger_operations_total",
        "croupier_ledger_operation_seconds",
        "croupier_outbox_published_total",
        "croupier_outbox_age_seconds",
        "croupier_outbox_rows",
        "croupier_outbox_lag_seconds",
        "croupier_relay_partitions",
        "croupier_subscriptions",
        "croupier_sockets",
        "croupier_live_connected",
        "croupier_live_overflows_total",
        "croupier_database_up",
        "croupier_database_connections",
        "croupier_database_connections_max",
        "croupier_background_restarts_total",
        "croupier_jobs_total",
        "croupier_processes",
        "croupier_resident_bytes",
        "croupier_cpu_seconds_total",
    }
    for line in (
        "croupier_outbox_rows 3.0",
        "croupier_outbox_lag_seconds 1.5",
        "croupier_database_up 1.0",
        "croupier_sockets 7.0",
        "croupier_subscriptions 2.0",
        "croupier_relay_partitions 16.0",
        'croupier_database_connections{pool="hot",state="in_use"} 2.0',
        'croupier_database_connections{pool="hot",state="idle"} 3.0',
        'croupier_ledger_operations_total{kind="place_bet",outcome="BetPlaced"} 1.0',
        'croupier_jobs_total{job="close_rounds",outcome="failed"} 1.0',
    ):
        assert line in page.splitlines()


async def test_metrics_report_a_lost_database(registry: CollectorRegistry, metrics: Metrics) -> None:
    async def gone() -> Backlog:
        raise OSError

    page = (await Exposition(registry, gone, sample=lambda: None).text()).decode()
    assert "croupier_database_up 0.0" in page
    assert "croupier_outbox_rows" not in page


async def test_scrapes_in_quick_succession_query_the_database_once(registry: CollectorRegistry) -> None:
    looks = 0

    async def look() -> Backlog:
        nonlocal looks
        looks += 1
        return Backlog(0, 0.0)

    exposition = Exposition(registry, look, sample=lambda: None)
    await asyncio.gather(*(exposition.text() for _ in range(10)))
    assert looks == 1


@pytest.mark.parametrize("fails", [False, True])
async def test_commands_are_counted_by_outcome(
    metrics: Metrics, registry: CollectorRegistry, fails: bool
) -> None:
    class Work:
        async def run(self, carry_out: Any, command: Any, origin: Origin) -> Any:
            if fails:
                raise KeyError("not shown")
            return Backlog(1, 2.0)

    with_counter = MeteredCommandRunner(Work(), metrics).run(
        place_bet, object(), Origin(CONSOLE, Channel.CONSOLE, "c")
    )
    if fails:
        with pytest.raises(KeyError):
            await with_counter
    else:
        assert await with_counter == Backlog(1, 2.0)
    outcome = "KeyError" if fails else "Backlog"
    assert value(registry, "commands_total", context="wallets", command="place_bet", outcome=outcome) == 1
    assert value(registry, "ledger_operations_total", kind="place_bet", outcome=outcome) == 1


def test_a_contexts_metrics_count_its_own_commands_and_no_others(registry: CollectorRegistry) -> None:
    class RaffleMetrics:
        def __init__(self, make: MetricFactory) -> None:
            self._draws = make.counter("raffle_draws", "Raffles drawn", "outcome")

        def command(self, name: str, outcome: str, seconds: float) -> None:
            self._draws.labels(outcome).inc()

    raffles = ContextPlugin("raffles", service="bonus", metrics=RaffleMetrics)
    metrics = Metrics(registry, (*CONTEXTS, raffles))

    metrics.command("raffles", "draw", "Drawn", 0.002)
    metrics.command("wallets", "place_bet", "BetPlaced", 0.002)
    metrics.command("players", "set_vip_level", "PlayerUpdated", 0.002)

    assert value(registry, "raffle_draws_total", outcome="Drawn") == 1
    assert value(registry, "raffle_draws_total", outcome="BetPlaced") is None
    assert value(registry, "ledger_operation_seconds_count", kind="place_bet") == 1
    assert value(registry, "ledger_operations_total", kind="draw", outcome="Drawn") is None
    assert value(registry, "commands_total", context="raffles", command="draw", outcome="Drawn") == 1
