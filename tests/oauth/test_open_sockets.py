"""Sockets opened with a token or a session end with it, whether that is announced or the news is lost."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from adapters.postgres.oauth.clients import PostgresClients
from adapters.valkey.oauth.revocations import ValkeyRevocations
from domain.oauth import commands as oauth
from domain.oauth.clients import ClientKind
from domain.shared.actor import Channel, system
from resolvers.authorization.tables import AccessTables
from resolvers.errors import Unauthenticated
from server.composition.oauth_server import token_validity_of
from server.http.auth.credential_watch import CredentialWatch
from server.http.authentication import RequestAuthenticator
from server.http.client_address import Proxies
from server.http.graphql_api.routes import graphql_endpoint
from server.http.websocket.socket_registry import SocketRegistry
from tests.endpoint.toy import SCHEMA
from tests.live.relay_and_hub import PATIENCE_SECONDS, running_loops
from tests.oauth.oauth_harness import OAuthClient, OAuthHarness

NEVER = 3600.0


class NoRoles:
    """A policy without any rights: the toy schema asks for none."""

    version = 1

    def roles_of(self, _account_id: Any, _brand: str) -> frozenset[str]:
        return frozenset()

    def acts(self, _brand: str, _roles: Any) -> dict[str, Any]:
        return {}


@dataclass
class InMemorySocket:
    """A client's socket on an ASGI application: what it was told, and how it was closed."""

    app: Any
    told: asyncio.Queue[Any] = field(default_factory=asyncio.Queue)
    says: asyncio.Queue[Any] = field(default_factory=asyncio.Queue)

    async def open(self, token: str) -> asyncio.Task[None]:
        scope = {
            "type": "websocket",
            "path": "/graphql",
            "headers": [],
            "subprotocols": ["graphql-transport-ws"],
            "client": ("192.0.2.1", 1),
            "state": {},
        }
        self.says.put_nowait({"type": "websocket.connect"})
        self.say({"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}})
        serving = asyncio.create_task(self.app(scope, self.says.get, self.told.put))
        assert (await self.event())["type"] == "websocket.accept"
        assert json.loads((await self.event())["text"]) == {"type": "connection_ack"}
        return serving

    def say(self, message: Any) -> None:
        self.says.put_nowait({"type": "websocket.receive", "text": json.dumps(message)})

    async def event(self) -> Any:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await self.told.get()

    async def until_closed(self) -> tuple[int, str]:
        while (event := await self.event())["type"] != "websocket.close":
            pass
        return event["code"], event["reason"]


@dataclass
class SocketProcess:
    """Another process than the one that ends credentials: its own caches, its own sockets."""

    harness: OAuthHarness
    callers: RequestAuthenticator
    revocations: ValkeyRevocations
    sockets: SocketRegistry = field(default_factory=lambda: SocketRegistry(20))

    @asynccontextmanager
    async def socket(self, token: str) -> AsyncIterator[InMemorySocket]:
        _, route = graphql_endpoint(
            SCHEMA, context=self.callers.for_channel(Channel.GRAPHQL), sockets=self.sockets
        )
        one = InMemorySocket(route.app)  # type: ignore[attr-defined]
        serving = await one.open(token)
        yield one
        one.says.put_nowait({"type": "websocket.disconnect", "code": 1006})
        await asyncio.wait([serving])

    def watch(self, check_seconds: float = NEVER) -> CredentialWatch:
        pool = self.harness.resources.valkey.connection_pool
        return CredentialWatch(pool, self.revocations, self.sockets, check_seconds)

    async def refuses(self, token: str) -> bool:
        """Whether a request over HTTP with this token is refused."""
        try:
            await self.callers.check(self.harness.tokens.verify(token))  # type: ignore[misc]
        except Unauthenticated:
            return True
        return False


@pytest.fixture
def elsewhere(harness: OAuthHarness) -> SocketProcess:
    resources = harness.resources
    revocations = ValkeyRevocations(resources.valkey, harness.clock)
    validity = token_validity_of(resources)
    mine: Any = SimpleNamespace(reads=None)
    callers = RequestAuthenticator(
        mine,
        harness.tokens,
        AccessTables(NoRoles()),
        Proxies(),
        resources.sessions,
        check=type(validity)(revocations, validity.ended_grants, resources.sessions).check,
    )
    return SocketProcess(harness, callers, revocations)


async def disable(harness: OAuthHarness, program: OAuthClient) -> None:
    async def run(carry_out: Any, command: Any) -> Any:
        if carry_out is oauth.announce_disabled:
            return await carry_out(command, harness.resources.revocations, harness.clock)
        async with harness.resources.database.transaction("default") as connection:
            clients = PostgresClients(connection, system("test", "default", "test"))
            return await carry_out(command, clients, harness.clock)

    outcome = await oauth.disable_client_everywhere(run, oauth.DisableClient(program.client.id))
    assert isinstance(outcome, oauth.ClientDisabled)


async def revoke(harness: OAuthHarness, program: OAuthClient, token: str) -> None:
    named = {} if program.secret else {"client_id": program.id}
    answer = await harness.http.post("/oauth/revoke", data=named | {"token": token}, auth=program.auth)
    assert answer.status_code == 200, answer.text


End = Callable[[], Awaitable[Any]]


async def a_token_and_its_end(harness: OAuthHarness, how: str) -> tuple[str, End]:
    """An access token, and what ends it."""
    if how in {"a service's token is revoked", "the service is disabled"}:
        program = await harness.register_client(ClientKind.SERVICE)
        answer = await harness.token(program, grant_type="client_credentials")
        token = answer.json()["access_token"]
        if how == "the service is disabled":
            return token, lambda: disable(harness, program)
        return token, lambda: revoke(harness, program, token)
    program, who = await harness.register_client(), await harness.player()
    tokens = await harness.sign_in(program, who)
    token = tokens["access_token"]
    ends: dict[str, End] = {
        "the token is revoked": lambda: revoke(harness, program, token),
        "the grant is taken back": lambda: revoke(harness, program, tokens["refresh_token"]),
        "the program is disabled": lambda: disable(harness, program),
        "the session ends": lambda: harness.resources.sessions.end(who.session.id),
    }
    return token, ends[how]


SESSION_ENDED = (4432, "The session has ended")
REVOKED = (4433, "The token was revoked")
DISABLED = (4434, "The program was disabled")
HOW = {
    "a service's token is revoked": REVOKED,
    "the service is disabled": DISABLED,
    "the token is revoked": REVOKED,
    "the grant is taken back": REVOKED,
    "the program is disabled": DISABLED,
    "the session ends": SESSION_ENDED,
}
"""What ends a token, and the code and reason that its socket is closed with."""


@pytest.mark.parametrize("how", HOW)
async def test_the_news_closes_the_socket(harness: OAuthHarness, elsewhere: SocketProcess, how: str) -> None:
    token, end = await a_token_and_its_end(harness, how)
    listening = asyncio.Event()
    watch = elsewhere.watch()
    watch._due = listening  # set once nothing is missed
    async with running_loops(*list(watch.loops())[:1]), elsewhere.socket(token) as socket:
        await listening.wait()
        await end()
        assert await socket.until_closed() == HOW[how]


@pytest.mark.parametrize("how", HOW)
async def test_without_the_news_the_next_check_closes_the_socket(
    harness: OAuthHarness, elsewhere: SocketProcess, how: str
) -> None:
    token, end = await a_token_and_its_end(harness, how)
    async with elsewhere.socket(token) as socket:
        await end()
        harness.clock.step(seconds=1)
        async with running_loops(*list(elsewhere.watch(check_seconds=0.01).loops())[1:]):
            assert await socket.until_closed() == HOW[how]


@pytest.mark.parametrize("how", ["the service is disabled", "the grant is taken back"])
async def test_the_next_operation_is_refused_and_closes_the_socket(
    harness: OAuthHarness, elsewhere: SocketProcess, how: str
) -> None:
    token, end = await a_token_and_its_end(harness, how)
    async with elsewhere.socket(token) as socket:
        await end()
        harness.clock.step(seconds=1)
        socket.say({"id": "1", "type": "subscribe", "payload": {"query": "{quick}"}})
        assert await socket.until_closed() == HOW[how]


@pytest.mark.parametrize(
    "how", ["the service is disabled", "the grant is taken back", "the program is disabled"]
)
async def test_what_postgresql_knows_counts_also_where_valkey_has_lost_it(
    harness: OAuthHarness, elsewhere: SocketProcess, how: str
) -> None:
    token, end = await a_token_and_its_end(harness, how)
    assert not await elsewhere.refuses(token)
    await end()
    async for key in harness.resources.valkey.scan_iter("identity:revoked:*"):
        await harness.resources.valkey.delete(key)
    harness.clock.step(seconds=1)
    assert await elsewhere.refuses(token)


@pytest.mark.parametrize("how", ["the service is disabled", "the token is revoked"])
async def test_the_news_ends_the_second_for_which_a_token_is_believed(
    harness: OAuthHarness, elsewhere: SocketProcess, how: str
) -> None:
    token, end = await a_token_and_its_end(harness, how)
    assert not await elsewhere.refuses(token)
    watch, listening = elsewhere.watch(), asyncio.Event()
    watch._due = listening
    async with running_loops(*list(watch.loops())[:1]), elsewhere.socket(token) as socket:
        await listening.wait()
        await end()
        assert await socket.until_closed() == HOW[how]
        assert await elsewhere.refuses(token)
