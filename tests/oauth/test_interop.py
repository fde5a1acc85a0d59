"""The whole server on a real socket, against npm `oauth4webapi`: an independent reading of the RFCs."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from domain.identity.model import Factor
from domain.oauth.clients import ClientKind
from server.composition.app import create_app
from server.settings import Settings
from tests.oauth.nodejs import node_with, run
from tests.oauth.oauth_harness import CALLBACK, OAuthClient, OAuthHarness, open_oauth_harness
from tests.uvicorn_without_signals import UvicornWithoutSignals

INTEROP = Path(__file__).parent / "interop"
START_SECONDS_MAX = 30.0


@asynccontextmanager
async def serving(settings: Settings, listener: socket.socket) -> AsyncIterator[None]:
    """The application as `croupier serve` runs it."""
    config = uvicorn.Config(
        create_app(settings), log_config=None, access_log=False, lifespan="on", timeout_graceful_shutdown=1
    )
    server = UvicornWithoutSignals(config)
    running = asyncio.create_task(server.serve(sockets=[listener]))
    async with asyncio.timeout(START_SECONDS_MAX):
        while not server.started:
            assert not running.done(), running.exception()
            await asyncio.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = True
        await running


@pytest.fixture
async def served(
    database_url: str, redis_url: str, data_dir: Path
) -> AsyncIterator[tuple[str, OAuthHarness]]:
    """The issuer of a running server, and the harness on its database."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    given: dict[str, Any] = {"port": port, "background": False, "drain_seconds_max": 1}
    settings = Settings(database_url=database_url, redis_url=redis_url, data_dir=data_dir, **given)
    async with (
        serving(settings, listener),
        open_oauth_harness(database_url, redis_url, data_dir, **given) as harness,
    ):
        yield settings.base_url, harness


def spelt(program: OAuthClient) -> dict[str, Any]:
    return {"id": program.id, "secret": program.secret}


async def test_an_independent_client_completes_every_flow(served: tuple[str, OAuthHarness]):
    issuer, harness = served
    node = await node_with(INTEROP, "oauth4webapi")
    who = await harness.player(Factor.PASSWORD, Factor.TOTP)
    given = {
        "issuer": issuer,
        "audience": harness.tokens.audience,
        "cookie": who.headers["cookie"],
        "redirectUri": CALLBACK,
        "browser": spelt(await harness.register_client(ClientKind.BROWSER)),
        "web": spelt(await harness.register_client(ClientKind.WEB)),
        "service": spelt(await harness.register_client(ClientKind.SERVICE, may_introspect=True)),
    }
    found = json.loads(await run(INTEROP, node, "relying.mjs", json.dumps(given)))
    player, service = found.pop("accessTokens")
    assert found == {
        "discovery": "ok",
        "code": {
            "sub": f"player:{who.session.account.id}",
            "amr": ["pwd", "otp", "mfa"],
            "acr": "urn:croupier:aal2",
            "sid": "string",
        },
        "codeBasic": "string",
        "codePost": "string",
        "accessToken": True,
        "userInfo": True,
        "twoTabs": ["string", "string"],
        "bothLive": ["string", "string"],
        "codeReplay": "invalid_grant",
        "afterReplay": "invalid_grant",
        "clientCredentials": "game_server",
        "introspection": True,
        "revoked": False,
        "wrongSecret": "OAUTH_WWW_AUTHENTICATE_CHALLENGE",
        "errors": {
            "responseType": "unsupported_response_type",
            "noChallenge": "invalid_request",
            "plain": "invalid_request",
            "scope": "invalid_scope",
            "prompt": "invalid_request",
            "request": "request_not_supported",
            "responseMode": "invalid_request",
        },
        "foreignRedirect": {"status": 400, "location": None},
    }
    assert await viewer(issuer, player) == 401, "its grant has ended"
    assert await viewer(issuer, service) == 401, "it was revoked"


async def test_the_api_accepts_tokens_until_their_session_ends(served: tuple[str, OAuthHarness]):
    issuer, harness = served
    program, who = await harness.register_client(), await harness.player()
    tokens = await harness.sign_in(program, who)
    assert await viewer(issuer, tokens["access_token"]) == 200
    assert await viewer(issuer, tokens["id_token"]) == 401
    await harness.resources.sessions.end(who.session.id)
    assert await viewer(issuer, tokens["access_token"]) == 401


async def viewer(issuer: str, token: str) -> int:
    """How the API answers to a token."""
    async with httpx.AsyncClient(base_url=issuer) as client:
        asked = {"query": "{ viewer { kind } }"}
        answer = await client.post("/graphql", json=asked, headers={"authorization": f"Bearer {token}"})
    return answer.status_code
