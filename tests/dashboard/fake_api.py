"""A small API with the real pages in front of it, and a browser to look at them."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import strawberry
import uvicorn
from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from strawberry.asgi import GraphQL
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from server.http.events import event_routes
from server.http.graphql_api.persisted_documents import NOT_FOUND
from server.http.pages import page_routes

LOGIN, PASSWORD, CODE = "ada", "correct horse battery", "123456"
"""Whom the stand-in lets in, with what."""

COOKIE, SECRET = "__Host-croupier-operators", "the-secret"
REALM = "x-croupier-realm"

SESSION = {
    "id": "ses_0",
    "kind": "OPERATOR",
    "name": "ada",
    "brand": "default",
    "roles": ["support", "risk_analyst"],
    "expiresAt": "2100-01-01T00:00:00Z",
    "lastSignIn": {"at": "2026-11-21T08:15:00Z", "ip": "192.0.2.9"},
    "enrolmentRequired": False,
}


@strawberry.type
class Permission:
    coordinate: str
    level: str


@strawberry.type
class Viewer:
    kind: str
    name: str
    brand: str
    roles: list[str]
    permissions: list[Permission]


ADA = Viewer(
    kind="OPERATOR",
    name="ada",
    brand="default",
    roles=["support", "risk_analyst"],
    permissions=[Permission(coordinate="Query.viewer", level="CALL")],
)


def is_authorised(info: strawberry.Info) -> bool:
    connection: HTTPConnection = info.context["request"]
    sent = (info.context.get("connection_params") or {}).get("realm")
    return is_signed_in(connection, sent or connection.headers.get(REALM))


def is_signed_in(connection: HTTPConnection, realm: str | None) -> bool:
    return realm == "operators" and connection.cookies.get(COOKIE) == SECRET


@strawberry.type
class Player:
    id: strawberry.ID


@strawberry.type
class Players:
    nodes: list[Player]


@strawberry.input
class Registration:
    """Inputs that may be left out, since each has a default."""

    email: str
    language: str = "en"
    consents: list[str] = strawberry.field(default_factory=list)
    hide_balance: bool = False


@strawberry.type
class Mutation:
    @strawberry.mutation
    def register(self, input: Registration) -> str:
        return input.email


@strawberry.type
class Query:
    @strawberry.field
    def players(self, first: int = 1) -> Players:
        return Players(nodes=[Player(id=strawberry.ID("plr_01a2"))])

    @strawberry.field
    def viewer(self, info: strawberry.Info) -> Viewer | None:
        return ADA if is_authorised(info) else None


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def countdown(self, info: strawberry.Info, start: int = 3) -> AsyncIterator[int]:
        if not is_authorised(info):
            raise PermissionError("Sign in first.")
        for left in range(start, -1, -1):
            yield left


async def sign_in(request: Request) -> Response:
    given = await request.json()
    if (given["login"], given["password"]) != (LOGIN, PASSWORD):
        return JSONResponse({"code": "SIGN_IN_FAILED"}, 401)
    return JSONResponse({"state": "FACTOR_REQUIRED", "ticket": "t", "factors": ["TOTP", "RECOVERY_CODE"]})


async def factor(request: Request) -> Response:
    given = await request.json()
    if (given["ticket"], given["answer"].get("code")) != ("t", CODE):
        return JSONResponse({"code": "SIGN_IN_FAILED"}, 401)
    answer = JSONResponse({"state": "SIGNED_IN", "session": SESSION})
    answer.set_cookie(COOKIE, SECRET, secure=True, httponly=True, samesite="lax")
    return answer


async def sign_out(_: Request) -> Response:
    answer = JSONResponse({})
    answer.delete_cookie(COOKIE, secure=True, httponly=True, samesite="lax")
    return answer


async def session(request: Request) -> Response:
    signed_in = is_signed_in(request, request.headers.get(REALM))
    return JSONResponse({"session": SESSION if signed_in else None})


CORP = {"name": "corp", "title": "Example Corp", "path": "/auth/operators/sso/corp"}

MESSAGES = [
    {
        "at": "2026-11-21T08:15:00+00:00",
        "channel": "SMS",
        "to": "+49 151 000000",
        "brand": "default",
        "template": "sign_in_code",
        "language": "en",
        "subject": "",
        "text": "Your code is 654321. <script>alert(1)</script>",
    }
]


class WholeDocuments:
    """Asks for the text of a document that is named by its hash."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await Request(scope, receive).body() if scope["type"] == "http" else b""
        if body and "query" not in json.loads(body):
            await JSONResponse({"errors": [{"message": NOT_FOUND}]})(scope, receive, send)
            return
        sent = iter([{"type": "http.request", "body": body}])

        async def again() -> Message:
            return next(sent, None) or await receive()

        await self.app(scope, again if body else receive, send)


def application() -> Starlette:
    schema = strawberry.Schema(Query, Mutation, Subscription)
    graphql = WholeDocuments(
        GraphQL[None, None](schema, graphql_ide=None, subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL])
    )
    return Starlette(
        routes=[
            *page_routes(),
            Route("/graphql", graphql),
            WebSocketRoute("/graphql", graphql),
            Route("/auth/operators/sign-in", sign_in, methods=["POST"]),
            Route("/auth/operators/factor", factor, methods=["POST"]),
            Route("/auth/operators/sign-out", sign_out, methods=["POST"]),
            Route("/auth/operators/session", session),
            Route("/auth/players/session", session),
            Route("/auth/operators/sso", lambda _: JSONResponse({"providers": [CORP]})),
            Route("/developer/messages", lambda _: JSONResponse({"messages": MESSAGES})),
            Route("/readyz", lambda _: JSONResponse({"ready": True})),
            Route("/metrics", lambda _: PlainTextResponse("")),
            *event_routes("0.1.0"),
            Route("/openapi.json", lambda _: JSONResponse({})),
        ]
    )


@contextmanager
def running_server(app: Starlette) -> Iterator[str]:
    """The address of `app`, served by a thread. The socket listens before the thread starts: no waiting."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="websockets-sansio"))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)
