from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import httpx
import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client import CollectorRegistry
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from server.observability.metrics import Metrics
from server.observability.request_middleware import RequestMiddleware
from server.observability.spans import tracing_with
from server.observability.tracing import UNTRACED, set_up_tracing

PERSON = "jane@example.com"
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


@pytest.fixture
async def collected(database_url: str) -> AsyncIterator[tuple[httpx.AsyncClient, InMemorySpanExporter, Any]]:
    """A client of a traced application, the spans it makes, and its database connection."""
    exporter = InMemorySpanExporter()
    tracing = tracing_with(SimpleSpanProcessor(exporter), "1.2.3")
    connection = await asyncpg.connect(database_url)

    async def player(request: Request) -> Response:
        return PlainTextResponse(await connection.fetchval("select $1::text", PERSON))

    async def broken(request: Request) -> Response:
        await connection.fetchval("select $1::text::uuid", PERSON)
        raise AssertionError

    app = Starlette(
        routes=[Route("/players/{id}", player), Route("/broken", broken), Route("/healthz", player)]
    )
    wrapped = tracing.wrap(RequestMiddleware(app, Metrics(CollectorRegistry(), ())))
    transport = httpx.ASGITransport(app=wrapped, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
        yield http, exporter, connection
    await tracing.close()
    await connection.close()


def everything(spans: tuple[ReadableSpan, ...]) -> str:
    return "".join(span.to_json() for span in spans)


async def test_one_request_is_one_trace_with_its_statements(collected: Any) -> None:
    http, exporter, _ = collected
    await http.get(f"/players/{PERSON}?email={PERSON}")
    spans = exporter.get_finished_spans()
    assert [span.name for span in spans] == ["select", "GET /players/{id}"]
    statement, request = spans
    assert statement.parent.span_id == request.context.span_id
    assert len({span.context.trace_id for span in spans}) == 1
    assert request.attributes["http.response.status_code"] == 200
    assert request.attributes["http.route"] == "/players/{id}"
    assert request.resource.attributes["service.version"] == "1.2.3"
    assert PERSON not in everything(spans)


async def test_a_trace_carries_the_id_that_the_logs_have(collected: Any) -> None:
    http, exporter, _ = collected
    await http.get("/players/1", headers={"x-request-id": "my-request"})
    assert exporter.get_finished_spans()[-1].attributes["correlation_id"] == "my-request"


async def test_a_callers_trace_goes_on(collected: Any) -> None:
    http, exporter, _ = collected
    await http.get("/players/1", headers={"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"})
    assert {f"{span.context.trace_id:032x}" for span in exporter.get_finished_spans()} == {TRACE}


async def test_a_failed_span_has_no_personal_data(collected: Any) -> None:
    http, exporter, _ = collected
    assert (await http.get("/broken")).status_code == 500
    spans = exporter.get_finished_spans()
    assert [span.status.status_code.name for span in spans] == ["ERROR", "ERROR"]
    assert PERSON not in everything(spans)


async def test_probes_and_work_outside_requests_are_not_traced(collected: Any) -> None:
    http, exporter, connection = collected
    await http.get("/healthz")
    await connection.fetchval("select 1")
    assert exporter.get_finished_spans() == ()


def test_without_an_endpoint_nothing_is_wrapped() -> None:
    tracing = set_up_tracing(None, "1.2.3")
    app = Starlette()
    assert tracing is UNTRACED
    assert tracing.wrap(app) is app
