"""The peer of the HTTP benchmark: Strawberry's own ASGI view on the same schema, resolvers and adapters.

As a project would mount it: no limits, no access rules, no masked errors, no remembered documents.
"""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from prometheus_client import CollectorRegistry
from starlette.applications import Starlette
from strawberry.asgi import GraphQL

from benchmarks.load.serve_app import serve
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from resolvers.context import Context
from schema import root
from server.composition.wiring import wire_process
from server.observability.metrics import Metrics
from server.security.access_control import shipped_access_control
from server.settings import read_settings

PEER_OPERATOR = Actor(ActorKind.OPERATOR, "peer", "default", frozenset({"admin"}))


class PeerView(GraphQL[Context, None]):
    """Strawberry's view with the context our resolvers expect."""

    async def get_context(self, request: Any, response: Any) -> Context:  # noqa: ARG002 - its signature
        process, access = request.app.state.process, request.app.state.access
        return Context(process, Origin(PEER_OPERATOR, Channel.GRAPHQL, "peer"), access)


def create_app() -> Starlette:
    """The view under /graphql."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        settings = read_settings()
        async with wire_process(settings, Metrics(CollectorRegistry(), ()), shipped_access_control()) as made:
            app.state.process = made.process
            app.state.access = shipped_access_control().tables.of(PEER_OPERATOR)
            yield

    app = Starlette(lifespan=lifespan)
    app.mount("/graphql", PeerView(root.whole(), graphql_ide=None))
    return app


if __name__ == "__main__":
    serve(create_app(), json.loads(sys.argv[1])["fd"])
