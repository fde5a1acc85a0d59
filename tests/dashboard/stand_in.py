"""A small API with the real pages in front of it, and a browser to look at them."""

from __future__ import annotations

import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import strawberry
import uvicorn
from starlette.applications import Starlette
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from strawberry.asgi import GraphQL
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from server.http.pages import page_routes

TOKEN = "header.eyJleHAiOiA0MTAyNDQ0ODAwfQ.signature"
"""The one token the stand-in accepts; its payload says it ends in 2100."""


@strawberry.type
class Viewer:
    kind: str
    name: str
    brand: str
    roles: list[str]


ADA = Viewer(kind="OPERATOR", name="ada", brand="default", roles=["support", "risk_analyst"])


def is_authorised(info: strawberry.Info) -> bool:
    connection: HTTPConnection = info.context["request"]
    sent = (info.context.get("connection_params") or {}).get("authorization")
    return (sent or connection.headers.get("authorization")) == f"Bearer {TOKEN}"


@strawberry.type
class Query:
    @strawberry.field
    def viewer(self, info: strawberry.Info) -> Viewer | None:
        roles = ["support", "risk_analyst"]
        return (
            Viewer(kind="OPERATOR", name="ada", brand="default", roles=roles) if is_authorised(info) else None
        )


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def countdown(self, info: strawberry.Info, start: int = 3) -> AsyncIterator[int]:
        if not is_authorised(info):
            raise PermissionError("Sign in first.")
        for left in range(start, -1, -1):
            yield left


def application() -> Starlette:
    schema = strawberry.Schema(Query, subscription=Subscription)
    graphql = GraphQL[None, None](
        schema, graphql_ide=None, subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL]
    )
    return Starlette(
        routes=[
            *page_routes(),
            Route("/graphql", graphql),
            WebSocketRoute("/graphql", graphql),
            Route("/readyz", lambda _: JSONResponse({"ready": True})),
            Route("/metrics", lambda _: PlainTextResponse("")),
            Route("/openapi.json", lambda _: JSONResponse({})),
        ]
    )


@contextmanager
def serving(app: Starlette) -> Iterator[str]:
    """The address of `app`, served by a thread. The socket listens before the thread starts: no waiting."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="websockets-sansio"))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)
