"""The demo prints the same credentials at every start, and they work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pyotp
import pytest

from server.console import operators
from server.demo.demo_operator import create_demo_operator, demo_credentials
from server.security.signing_keys import make_key
from server.settings import Settings
from tests.application import Application, open_application
from tests.conftest import copy_database
from tests.identity.browser import Browser


@pytest.fixture(scope="module")
async def application(
    servers: Any, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Application]:
    await copy_database(servers, template_database, "croupier_demo_operator")
    place = tmp_path_factory.mktemp("demo")
    async with open_application(
        servers.dsn("croupier_demo_operator"), servers.redis_url, place
    ) as application:
        yield application


async def signed_in(application: Application, ip: str) -> Browser:
    """A browser that has signed in by what the demo prints."""
    printed = await asyncio.to_thread(create_demo_operator, application.settings)
    browser = Browser(application.client._transport.app, "operators", ip=ip)
    asked = (await browser.sign_in(printed.login, printed.password)).json()
    assert asked["state"] == "FACTOR_REQUIRED", asked
    code = pyotp.TOTP(printed.secret).now()
    given = {"ticket": asked["ticket"], "factor": "TOTP", "answer": {"code": code}}
    answer = await browser.post("factor", given)
    assert answer.status_code == 200, answer.text
    return browser


async def test_a_second_start_changes_nothing(application: Application) -> None:
    settings = application.settings
    first = await asyncio.to_thread(create_demo_operator, settings)
    browser = await signed_in(application, "203.0.113.201")
    second = await asyncio.to_thread(create_demo_operator, settings)
    assert (second.login, second.password, second.secret) == (first.login, first.password, first.secret)
    assert await browser.session() is not None


async def test_what_is_printed_works_after_the_password_was_changed(application: Application) -> None:
    first = await asyncio.to_thread(create_demo_operator, application.settings)
    await asyncio.to_thread(operators.reset_password, application.settings, first.login)
    second = await asyncio.to_thread(create_demo_operator, application.settings)
    browser = Browser(application.client._transport.app, "operators", ip="203.0.113.202")
    assert second.password == first.password
    assert (await browser.sign_in(second.login, second.password)).status_code == 200


def test_each_installation_has_credentials_of_its_own(tmp_path: Path) -> None:
    for name in ("one", "other"):
        make_key(tmp_path / name / "signing-key.pem")
    one, again, other = (
        demo_credentials(Settings(data_dir=tmp_path / name)) for name in ("one", "one", "other")
    )
    assert (one.password, one.secret) == (again.password, again.secret)
    assert one.password != other.password
    assert one.secret != other.secret
    assert len(one.password) == 20
    assert pyotp.TOTP(one.secret).now().isdigit()
