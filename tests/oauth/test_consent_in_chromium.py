"""The question to the player in Chromium: its form works under its own policy, redirect included."""

from __future__ import annotations

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import uvicorn
from playwright.async_api import async_playwright
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from server.http.auth.realms import PLAYERS
from server.http.client_address import Proxies
from server.http.page_texts import LANGUAGES
from server.http.security_middleware import SecurityMiddleware
from tests.dashboard.axe import axe_findings
from tests.oauth.oauth_harness import a_verifier, challenge_of, open_oauth_harness
from tests.uvicorn_without_signals import UvicornWithoutSignals

OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")


@asynccontextmanager
async def listening(app: object) -> AsyncIterator[int]:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    server = UvicornWithoutSignals(uvicorn.Config(app, log_config=None, access_log=False, lifespan="off"))  # type: ignore[arg-type]
    running = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        await running


async def arrived(_: Request) -> Response:
    return PlainTextResponse("arrived")


async def give_cookie(request: Request) -> Response:
    """What signing in does."""
    answer = PlainTextResponse("signed in")
    answer.set_cookie(
        PLAYERS.cookie, request.path_params["secret"], secure=True, httponly=True, samesite="lax"
    )
    return answer


async def test_a_player_gives_consent_and_returns_to_the_program(
    database_url: str, redis_url: str, data_dir: Path
):
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        pytest.skip("no Chromium on this machine")
    async with open_oauth_harness(database_url, redis_url, data_dir) as harness:
        harness.app.routes.append(Route("/cookie/{secret}", give_cookie))
        fronted = SecurityMiddleware(harness.app, proxies=Proxies())
        program_side = Starlette(routes=[Route("/callback", arrived)])
        async with listening(fronted) as ours, listening(program_side) as theirs, async_playwright() as play:
            callback = f"http://127.0.0.1:{theirs}/callback"
            program = await harness.register_client(trusted=False, redirect_uris=(callback,))
            who = await harness.player()
            asked = {
                "response_type": "code",
                "client_id": program.id,
                "redirect_uri": callback,
                "scope": "openid",
                "state": "the state",
                "code_challenge": challenge_of(a_verifier()),
                "code_challenge_method": "S256",
            }
            browser = await play.chromium.launch(executable_path=chromium, args=list(OPTIONS))
            context = await browser.new_context(locale="en-GB")
            here = f"http://localhost:{ours}"
            tab = await context.new_page()
            await tab.goto(f"{here}/cookie/{who.cookie}")
            complaints: list[str] = []
            tab.on("console", lambda message: complaints.append(message.text))
            await tab.goto(f"{here}/oauth/authorize?{urlencode(asked)}")
            assert await tab.title() == "May it act for you?"
            for lang in LANGUAGES:
                for scheme in ("light", "dark"):
                    await tab.emulate_media(color_scheme=scheme)
                    for named in (program.id, "cli_of_none"):
                        wanted = asked | {"ui_locales": f"xx {lang}-AT", "client_id": named}
                        await tab.goto(f"{here}/oauth/authorize?{urlencode(wanted)}")
                        assert await tab.locator("html").get_attribute("lang") == lang
                        assert await axe_findings(tab) == [], (lang, scheme, named)
            await tab.goto(f"{here}/oauth/authorize?{urlencode(asked)}")
            await tab.get_by_role("button", name="Allow", exact=True).click()
            await tab.wait_for_url(f"{callback}?**")
            query = parse_qs(urlsplit(tab.url).query)
            assert query.keys() == {"code", "state", "iss"}
            assert [text for text in complaints if "Content Security Policy" in text] == []
            await browser.close()
