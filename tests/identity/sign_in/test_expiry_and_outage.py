"""An application of the test's own: with a clock that is put forward, and a Valkey that goes away."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from server.embedded import EmbeddedServers
from tests import application as tests_application
from tests.application import Application
from tests.conftest import copy_database
from tests.funded_players import a_funded_player
from tests.identity.browser import PASSWORD, Browser

_numbers = count(1)
VIEWER = "{ viewer { kind } }"


@asynccontextmanager
async def open_own_application(
    servers: EmbeddedServers,
    template: str,
    redis_url: str,
    directory: Path,
    **settings: Any,
) -> AsyncIterator[Application]:
    name = f"croupier_alone_{next(_numbers)}"
    await copy_database(servers, template, name)
    url = servers.dsn(name)
    async with tests_application.open_application(url, redis_url, directory, **settings) as application:
        yield application


async def a_player(application: Application) -> str:
    name = f"alone-{next(_numbers)}"
    await a_funded_player(application, None, username=name, email=f"{name}@example.com", password=PASSWORD)
    return name


async def test_sessions_expire_when_idle_and_at_their_maximum_age(
    servers, template_database, redis_url, tmp_path
):
    """Players' by the pack (30 minutes, 12 hours): later the cookie counts as anonymous."""
    async with open_own_application(servers, template_database, redis_url, tmp_path) as application:
        browser, clock = Browser(application.client._transport.app), application.clock
        name = await a_player(application)
        await browser.sign_in(name)
        clock.ahead += timedelta(minutes=29)
        assert await browser.session() is not None
        clock.ahead += timedelta(minutes=29)
        assert (await browser.ask(VIEWER))["data"]["viewer"] == {"kind": "PLAYER"}
        clock.ahead += timedelta(minutes=30)
        assert (await browser.ask(VIEWER))["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
        assert await browser.session() is None
        await browser.sign_in(name)
        for _ in range(29):
            clock.ahead += timedelta(minutes=24)
            assert await browser.session() is not None
        clock.ahead += timedelta(minutes=24)
        assert await browser.session() is None


async def test_without_valkey_sign_ins_and_cookies_are_refused_as_unavailable(
    servers, template_database, servers_directory, tmp_path
):
    directory = servers_directory / f"alone{next(_numbers)}"
    with EmbeddedServers(directory, fast=True, with_postgres=False) as killable_valkey:
        url = killable_valkey.redis_url
        async with open_own_application(servers, template_database, url, tmp_path) as application:
            browser = Browser(application.client._transport.app)
            name = await a_player(application)
            await browser.sign_in(name)
            before = await application.rows("select sign_ins, seq, password_hash from identity.account")
            cookies = dict(browser.cookies)
            killable_valkey.stop()
            for path, body in (
                ("sign-in", {"login": name, "password": PASSWORD}),
                ("factor/begin", {"ticket": "x", "factor": "TOTP"}),
                ("factor", {"ticket": "x", "factor": "TOTP", "answer": {"code": "1"}}),
                ("passkey/begin", {}),
                ("passkey", {"ticket": "x", "answer": {}}),
                ("password/forgot", {"login": name}),
                ("password/reset", {"challenge": "x", "code": "1", "password": "some other password"}),
                ("sign-out", {}),
            ):
                for cookie in (cookies, {}):
                    if not cookie and path == "sign-out":
                        continue
                    browser.cookies = dict(cookie)
                    response = await browser.post(path, body)
                    assert (response.status_code, response.json()) == (503, {"code": "UNAVAILABLE"}), path
            browser.cookies = cookies
            assert (await browser.get("session")).status_code == 503
            answer = await browser.ask(VIEWER)
            assert answer["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
            now = await application.rows("select sign_ins, seq, password_hash from identity.account")
            assert now == before
