"""OpenTelemetry tracing; imported by ``tracing.py`` only when an endpoint is configured."""

import asyncio
from typing import Any

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.asyncpg import AsyncPGInstrumentor
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import Decision, ParentBased, Sampler, SamplingResult
from opentelemetry.trace import SpanKind, Status, StatusCode, Tracer
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.observability.correlation import CORRELATION_ID, REQUEST_ID_HEADER
from server.observability.request_middleware import UNLOGGED_PATHS, route_of
from server.observability.traced_application import Tracing

_TRACES_PATH = "/v1/traces"
_FAILURE_STATUS = 500


def otlp_tracing(endpoint: str, version: str) -> Tracing:
    """Trace to the OTLP/HTTP collector at ``endpoint``."""
    exporter = OTLPSpanExporter(endpoint=endpoint.rstrip("/").removesuffix(_TRACES_PATH) + _TRACES_PATH)
    return tracing_with(BatchSpanProcessor(exporter), version)


def tracing_with(processor: SpanProcessor, version: str) -> Tracing:
    """Trace to ``processor``."""
    provider = TracerProvider(
        resource=Resource.create({"service.name": "croupier", "service.version": version}),
        sampler=ParentBased(root=RequestSpanSampler()),
    )
    provider.add_span_processor(RedactingSpanProcessor(processor))
    statements = AsyncPGInstrumentor()  # type: ignore[no-untyped-call]
    statements.instrument(tracer_provider=provider)
    tracer = provider.get_tracer("croupier")

    async def close() -> None:
        statements.uninstrument()
        # In a thread: it may wait for the collector, and the event loop goes on meanwhile.
        await asyncio.to_thread(provider.shutdown)

    return Tracing(lambda app: TracingMiddleware(app, tracer), close)


class TracingMiddleware:
    """An ASGI middleware: one span per request, in the caller's trace where it sends one."""

    def __init__(self, app: ASGIApp, tracer: Tracer) -> None:
        self._app = app
        self._tracer = tracer
        self._propagator = TraceContextTextMapPropagator()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["path"] in UNLOGGED_PATHS:
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        method: str = scope["method"]
        with self._tracer.start_as_current_span(
            method, self._propagator.extract(headers), SpanKind.SERVER, {"http.request.method": method}
        ) as span:

            async def send_with_span(message: Message) -> None:
                if message["type"] == "http.response.start":
                    status: int = message["status"]
                    span.set_attribute("http.response.status_code", status)
                    # Named by the layer inside; its context is gone when we are done.
                    for name, value in message.get("headers", ()):
                        if name == REQUEST_ID_HEADER:
                            span.set_attribute(CORRELATION_ID, value.decode())
                    if status >= _FAILURE_STATUS:
                        span.set_status(StatusCode.ERROR)
                await send(message)

            try:
                await self._app(scope, receive, send_with_span)
            finally:
                span.update_name(f"{method} {route_of(scope)}")
                span.set_attribute("http.route", route_of(scope))


class RequestSpanSampler(Sampler):
    """Starts traces at requests; statements of the relay and the jobs are left out."""

    def should_sample(
        self, *_: Any, kind: SpanKind | None = None, attributes: Any = None, **__: Any
    ) -> SamplingResult:
        """Sample a span without a parent if it is a request's."""
        if kind is SpanKind.SERVER:
            return SamplingResult(Decision.RECORD_AND_SAMPLE, attributes)
        return SamplingResult(Decision.DROP)

    def get_description(self) -> str:
        """Its name in the SDK's own messages."""
        return "RequestsOnly"


class RedactingSpanProcessor(SpanProcessor):
    """Passes spans on without error messages, which may name a person; the status stays."""

    def __init__(self, onward: SpanProcessor) -> None:
        self._onward = onward

    def on_end(self, span: ReadableSpan) -> None:
        """Pass on a copy: a span that has ended cannot be changed."""
        self._onward.on_end(
            ReadableSpan(
                name=span.name,
                context=span.context,
                parent=span.parent,
                resource=span.resource,
                attributes=span.attributes,
                links=span.links,
                kind=span.kind,
                status=Status(span.status.status_code),
                start_time=span.start_time,
                end_time=span.end_time,
                instrumentation_scope=span.instrumentation_scope,
            )
        )

    def shutdown(self) -> None:
        """Send the remaining spans."""
        self._onward.shutdown()

    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        """Send the remaining spans now."""
        return self._onward.force_flush(timeout_millis)
