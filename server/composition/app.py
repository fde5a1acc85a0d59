"""The application of one process: the whole API, or, for a worker, health and metrics only."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from typing import Final

from prometheus_client import CollectorRegistry
from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.jobs.queue import ExportFiles
from adapters.postgres.outbox.backlog import backlog
from adapters.postgres.players.store import PostgresBrands
from adapters.valkey.rate_limiter import RateLimiter
from domain.players.queries import PlayerReads
from domain.shared.actor import Channel
from domain.shared.clock import SystemClock
from schema import root
from server.composition.inbound import receiving_routes
from server.composition.oauth_server import oauth_server_routes, token_validity_of
from server.composition.wiring import WiredProcess, pool_sizes, wire_process
from server.contexts import CONTEXTS
from server.http.auth.credential_watch import CredentialWatch
from server.http.auth.wiring import auth_routes
from server.http.authentication import RequestAuthenticator
from server.http.backend_responses import BACKEND_ERROR_HANDLERS
from server.http.client_address import ConnectionLimiter, Proxies
from server.http.developer import developer_routes
from server.http.errors import PUBLIC_ERRORS
from server.http.events import event_routes
from server.http.exports.described import EXPORT_PATHS
from server.http.exports.routes import export_routes
from server.http.graphql_api.engine import Engine
from server.http.graphql_api.error_masking import ErrorMask
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.persisted_documents import load_persisted_documents
from server.http.graphql_api.rate_limits import CallerRateLimits, WebGuard
from server.http.graphql_api.routes import graphql_endpoint
from server.http.graphql_api.validation.card_numbers import CardNumberCheck
from server.http.health import health_routes
from server.http.pages import STATIC, negotiated_page_routes, page_routes
from server.http.rest.problems import HTTP_PROBLEM_HANDLERS
from server.http.rest.routes import rest_routes
from server.http.security_middleware import SecurityMiddleware
from server.http.statements.described import STATEMENT_PATHS
from server.http.statements.routes import statement_routes
from server.http.websocket.running_operation import wait_for_abandoned
from server.http.websocket.socket_registry import SocketRegistry
from server.jobs.background import Background, Loop, endless_loop
from server.observability.command_metrics import MeteredCommandRunner
from server.observability.exposition import Exposition
from server.observability.gauge_sampler import GaugeSampler
from server.observability.metrics import Metrics
from server.observability.request_middleware import RequestMiddleware
from server.observability.tracing import set_up_tracing
from server.operator_jobs.pages import job_engine
from server.operator_jobs.worker import job_loops, job_worker
from server.security.access_control import AccessControl, shipped_access_control
from server.security.policy_sync import recheck_loop
from server.security.tokens import tokens_of
from server.settings import Settings

VERSION: Final = version("croupier")

ALIASES: Final = tuple(alias for context in CONTEXTS for alias in context.aliases)
"""The REST aliases of every context."""

FILE_PATHS: Final = STATEMENT_PATHS | EXPORT_PATHS
"""The paths of files in the OpenAPI document."""

RoutesFactory = Callable[[WiredProcess, Metrics, SocketRegistry], list[BaseRoute]]


def create_app(settings: Settings) -> ASGIApp:
    """The API: GraphQL, REST aliases, pages, health and metrics."""
    schema, access = root.whole(), shipped_access_control()
    guard = access.protect(schema, open_schema=settings.open_schema)
    url = settings.base_url if settings.public_url else "/"
    limits = Limits(body_bytes=settings.body_bytes_max, seconds=settings.operation_seconds_max)

    def routes(made: WiredProcess, metrics: Metrics, sockets: SocketRegistry) -> list[BaseRoute]:
        proxies, origins = Proxies.of(settings.trusted_proxies), settings.allowed_origins
        tokens = tokens_of(settings, SystemClock())  # the first process to start has made the key only now
        check = token_validity_of(made.resources).check
        brands = PostgresBrands(made.database)
        callers = RequestAuthenticator(
            made.process,
            tokens,
            access.tables,
            proxies,
            made.resources.sessions,
            origins,
            check=check,
            brands=brands,
        )
        rates = RateLimiter(made.resources.valkey.connection_pool)
        reporting = replace(guard, report=metrics.security)
        cards = CardNumberCheck(schema._schema)  # noqa: SLF001 - there is no other way to it
        rated = WebGuard(reporting, cards, rates, CallerRateLimits.of(settings), limits)
        engine = Engine(schema, limits, ErrorMask(PUBLIC_ERRORS, limits.errors), rated)
        return [
            *graphql_endpoint(
                schema,
                context=callers.for_channel(Channel.GRAPHQL),
                limits=limits,
                guard=rated,
                observe=metrics.operation,
                sockets=sockets,
                origins=origins,
                proxies=proxies,
                connection_limiter=ConnectionLimiter(settings.sockets_per_address_max),
                allow_get=settings.allow_get,
                persisted=load_persisted_documents(STATIC),
            ),
            *negotiated_page_routes(local=settings.people_come_locally),
            *rest_routes(engine, callers.for_channel(Channel.REST), VERSION, ALIASES, url, FILE_PATHS),
            *statement_routes(engine, callers.for_channel(Channel.REST), brands),
            *export_routes(
                engine, callers.for_channel(Channel.REST), ExportFiles(made.database, made.resources.vault)
            ),
            *auth_routes(made, callers, proxies, access.catalogue, metrics.security),
            *oauth_server_routes(made.resources, tokens, made.process.reads.of(PlayerReads, EVERY_BRAND)),
            *receiving_routes(made.resources, metrics, rates, proxies),
            *event_routes(VERSION),
            *developer_routes(made.resources.messages.sandbox, callers, settings),
            *page_routes(local=settings.people_come_locally),
        ]

    sockets = SocketRegistry(limits.sockets, limits.caller_operations)
    return _asgi_app(settings, routes, sockets, access, job_engine(schema, guard, limits))


def create_worker(settings: Settings) -> ASGIApp:
    """The background work alone, with health and metrics."""
    schema, access = root.whole(), shipped_access_control()
    engine = job_engine(schema, access.protect(schema), Limits(seconds=settings.operation_seconds_max))
    settings = settings.model_copy(update={"background": True})
    return _asgi_app(settings, lambda *_: [], SocketRegistry(0), access, engine)


def _asgi_app(
    settings: Settings,
    routes: RoutesFactory,
    sockets: SocketRegistry,
    access: AccessControl,
    jobs_engine: Engine,
) -> ASGIApp:
    registry = CollectorRegistry()
    metrics = Metrics(registry, CONTEXTS)
    tracing = set_up_tracing(str(settings.otel_endpoint) if settings.otel_endpoint else None, VERSION)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with wire_process(settings, metrics, access) as made:
            sampler = GaugeSampler(metrics, pools=pool_sizes(made.database), sockets=lambda: sockets.open)
            exposition = Exposition(
                registry,
                lambda: backlog(made.database),
                sample=sampler.sample,
                directory=settings.metrics_dir,
            )
            # The routes need what only a running event loop can open.
            app.router.routes[:] = [
                *health_routes(made.health, exposition),
                *routes(made, metrics, sockets),
            ]
            watch = CredentialWatch(
                made.resources.valkey.connection_pool, made.resources.revocations, sockets
            )
            loops = (*made.loops, *watch.loops(), endless_loop("sampler", sampler.run))
            loops += (recheck_loop(access.policy, sockets.recheck),)
            if settings.background:
                worker = job_worker(made, jobs_engine, partial(MeteredCommandRunner, metrics=metrics))
                loops += tuple(job_loops(worker))
            async with _background_of(settings, loops, metrics):
                yield
                made.health.draining = True
            await wait_for_abandoned(settings.drain_seconds_max)
        await tracing.close()

    fronted = SecurityMiddleware(
        Starlette(lifespan=lifespan, exception_handlers={**HTTP_PROBLEM_HANDLERS, **BACKEND_ERROR_HANDLERS}),
        proxies=Proxies.of(settings.trusted_proxies),
        hosts=settings.allowed_hosts,
        origins=settings.allowed_origins,
    )
    return tracing.wrap(RequestMiddleware(fronted, metrics))


def _background_of(settings: Settings, loops: tuple[Loop, ...], metrics: Metrics) -> Background:
    return Background(loops, drain_seconds_max=settings.drain_seconds_max, report=metrics)
