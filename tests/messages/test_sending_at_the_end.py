"""The end of a process waits for messages under way, and ends those that take too long."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from server.embedded import EmbeddedServers
from server.security import account_notices
from server.security.account_notices import _send_later, drain_notices
from tests.application import open_application
from tests.conftest import copy_database
from tests.funded_players import a_funded_player
from tests.messages.sandbox_messages import messages_to

ADDRESS = "last-moment@example.com"
FORGOT = "/auth/players/password/forgot"
REALM = {"x-croupier-realm": "players"}


async def test_a_code_asked_for_just_before_the_end_is_sent(
    servers: EmbeddedServers, template_database: str, tmp_path: Path
) -> None:
    await copy_database(servers, template_database, "croupier_last_moment")
    url = servers.dsn("croupier_last_moment")
    async with open_application(url, servers.redis_url, tmp_path) as application:
        await a_funded_player(application, None, email=ADDRESS, password="x7 qz-plorm!")
        asked = await application.client.post(FORGOT, json={"login": ADDRESS}, headers=REALM)
        assert asked.status_code == 202, asked.text
    async with open_application(url, servers.redis_url, tmp_path) as application:
        assert [each["template"] for each in await messages_to(application, ADDRESS)] == ["password_reset"]


async def test_one_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account_notices, "DRAIN_SECONDS_MAX", 0.05)
    ended = asyncio.Event()

    async def never() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    _send_later(never())
    await asyncio.sleep(0)
    await drain_notices()
    assert ended.is_set()
