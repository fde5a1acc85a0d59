"""The OAuth server on real PostgreSQL and Valkey, with a clock that stands still, and its callers."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import httpx
from starlette.applications import Starlette

from adapters.postgres.oauth.clients import PostgresClients
from domain.identity.model import Account, Factor, Proof, Session
from domain.oauth.clients import Client, ClientKind
from domain.oauth.commands import RegisterClient, register_client
from domain.shared.actor import Actor, ActorKind, system
from domain.shared.clock import SystemClock
from domain.shared.ids import new_id
from resolvers.ids import public_id
from server.composition.oauth_server import oauth_server_routes
from server.composition.process_resources import ProcessResources, open_resources
from server.http.auth.realms import PLAYERS
from server.security.tokens import Tokens, tokens_of
from server.settings import Settings

CALLBACK = "https://play.example.com/callback"
ISSUER = "http://localhost:8000"
ROLES = frozenset({"game_server", "payment_service"})

Json = dict[str, Any]


class SteppingClock:
    """Starts now and moves when told to: what others keep by their own clocks must not be over."""

    def __init__(self) -> None:
        self.moment = SystemClock().now().replace(microsecond=0)

    def now(self) -> datetime:
        return self.moment

    def step(self, **by: float) -> None:
        self.moment += timedelta(**by)


class FakePlayerReads:
    """Read models in which every player has the same name."""

    async def by_ids(self, viewer: Actor, ids: list[UUID]) -> dict[UUID, Any]:
        preferences = SimpleNamespace(language="de", time_zone="Europe/Vienna")
        player = SimpleNamespace(username="jane", email="jane@example.com", preferences=preferences)
        return dict.fromkeys(ids, player) if viewer.player_id in ids else {}


@dataclass(frozen=True)
class OAuthClient:
    """A registered client and its secret."""

    client: Client
    secret: str | None = None

    @property
    def id(self) -> str:
        return public_id("cli", self.client.id)

    @property
    def auth(self) -> tuple[str, str] | None:
        return (self.id, self.secret) if self.secret else None


@dataclass(frozen=True)
class PlayerSession:
    """A player's session, and the cookie for it."""

    session: Session
    cookie: str

    @property
    def headers(self) -> dict[str, str]:
        return {"cookie": f"{PLAYERS.cookie}={self.cookie}"}


@dataclass(frozen=True)
class OAuthHarness:
    """The OAuth server, its clients and its players."""

    resources: ProcessResources
    tokens: Tokens
    clock: SteppingClock
    http: httpx.AsyncClient
    app: Starlette

    async def register_client(self, kind: ClientKind = ClientKind.BROWSER, **asked: Any) -> OAuthClient:
        """A registered program; ours, unless told otherwise."""
        plain: Json = {"name": "Play", "trusted": True}
        if kind is ClientKind.SERVICE:
            plain["roles"] = tuple(sorted(ROLES))
        else:
            plain |= {"redirect_uris": (CALLBACK,), "scopes": ("openid", "profile", "player")}
        brand = asked.pop("brand", "default")
        command = RegisterClient(kind=kind, **plain | asked)
        origin = system("test", brand, "test")
        roles: Any = SimpleNamespace(names=ROLES)
        async with self.resources.database.transaction(brand) as connection:
            clients = PostgresClients(connection, origin)
            made = await register_client(command, origin, clients, roles, self.clock)
        return OAuthClient(made.client, made.secret)

    async def player(
        self, *factors: Factor, brand: str = "default", kind: ActorKind = ActorKind.PLAYER
    ) -> PlayerSession:
        """A player who has just signed in."""
        id, now = new_id(), self.clock.now()
        session = Session(
            id=new_id(),
            account=Account(id, kind, brand, str(id)),
            started_at=now,
            seen_at=now,
            expires_at=now + timedelta(days=60),
            idle_seconds_max=60 * 24 * 3600,
            proofs=tuple(Proof(factor, now) for factor in factors or (Factor.PASSWORD,)),
        )
        return PlayerSession(session, await self.resources.sessions.open(session))

    async def authorize(
        self, program: OAuthClient, who: PlayerSession | None, verifier: str = "", **differently: str | None
    ) -> httpx.Response:
        """An authorization request; None leaves a parameter out."""
        verifier = verifier or a_verifier()
        plain: dict[str, str | None] = {
            "response_type": "code",
            "client_id": program.id,
            "redirect_uri": CALLBACK,
            "scope": "openid player",
            "state": "the state",
            "code_challenge": challenge_of(verifier),
            "code_challenge_method": "S256",
        }
        asked = {name: value for name, value in (plain | differently).items() if value is not None}
        return await self.http.get("/oauth/authorize", params=asked, headers=who.headers if who else {})

    async def code(
        self, program: OAuthClient, who: PlayerSession, verifier: str, **differently: str | None
    ) -> str:
        """A code."""
        answer = await self.authorize(program, who, verifier, **differently)
        return redirect_params(answer)["code"]

    async def token(self, program: OAuthClient, **given: str) -> httpx.Response:
        """A token request, as this program makes them."""
        named = {} if program.secret else {"client_id": program.id}
        return await self.http.post("/oauth/token", data=named | given, auth=program.auth)

    async def redeem(self, program: OAuthClient, code: str, verifier: str, **more: str) -> httpx.Response:
        """A token request with a code."""
        given = {"code": code, "redirect_uri": CALLBACK, "code_verifier": verifier}
        return await self.token(program, grant_type="authorization_code", **given | more)

    async def refresh(self, program: OAuthClient, refresh_token: str, **more: str) -> httpx.Response:
        """A token request with a refresh token."""
        return await self.token(program, grant_type="refresh_token", refresh_token=refresh_token, **more)

    async def sign_in(self, program: OAuthClient, who: PlayerSession, **differently: str | None) -> Json:
        """The tokens of a whole sign-in."""
        verifier = a_verifier()
        code = await self.code(program, who, verifier, **differently)
        answer = await self.redeem(program, code, verifier)
        assert answer.status_code == 200, answer.text
        tokens: Json = answer.json()
        return tokens


def redirect_params(answer: httpx.Response) -> dict[str, str]:
    """What a redirect carries to the program."""
    assert answer.status_code in {302, 303}, answer.text
    query = parse_qs(urlsplit(answer.headers["location"]).query, keep_blank_values=True)
    assert all(len(values) == 1 for values in query.values()), query
    return {name: values[0] for name, values in query.items()}


def a_verifier() -> str:
    return secrets.token_urlsafe(48)


def challenge_of(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


@asynccontextmanager
async def open_oauth_harness(
    database_url: str, redis_url: str, data_dir: Path, **given: Any
) -> AsyncIterator[OAuthHarness]:
    """Opened, and closed."""
    settings = Settings(database_url=database_url, redis_url=redis_url, data_dir=data_dir, **given)
    clock = SteppingClock()
    async with open_resources(settings, clock) as resources:
        tokens = tokens_of(settings, clock)
        app = Starlette(routes=oauth_server_routes(resources, tokens, FakePlayerReads()))  # type: ignore[arg-type]
        transport = httpx.ASGITransport(app, client=("127.0.0.1", 50000))
        async with httpx.AsyncClient(transport=transport, base_url=ISSUER) as client:
            yield OAuthHarness(resources, tokens, clock, client, app)
