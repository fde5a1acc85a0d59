"""Valkey is out of reach: players' sign-ins and tokens are refused, and services go on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.oauth.clients import ClientKind
from domain.shared.errors import Unavailable
from server.composition.oauth_server import token_validity_of
from tests.oauth.oauth_harness import OAuthHarness, PlayerSession, open_oauth_harness


@pytest.fixture
async def alone(harness: OAuthHarness, database_url: str, data_dir: Path) -> AsyncIterator[OAuthHarness]:
    """The same server in a process that does not reach Valkey."""
    async with open_oauth_harness(database_url, "redis://127.0.0.1:1", data_dir) as alone:
        yield alone


async def test_no_player_signs_in_or_refreshes(harness: OAuthHarness, alone: OAuthHarness):
    program, who = await harness.register_client(), await harness.player()
    tokens = await harness.sign_in(program, who)
    page = await alone.authorize(program, PlayerSession(who.session, who.cookie))
    assert page.status_code == 503
    assert page.headers["content-type"].startswith("text/html")
    answer = await alone.refresh(program, tokens["refresh_token"])
    assert (answer.status_code, answer.json()["error"]) == (503, "temporarily_unavailable")
    assert (await harness.refresh(program, tokens["refresh_token"])).status_code == 200, "nothing was used up"
    bearer = {"authorization": f"Bearer {tokens['access_token']}"}
    assert (await alone.http.get("/oauth/userinfo", headers=bearer)).status_code == 503


async def test_a_revocation_that_was_not_announced_is_reported_as_failed(
    harness: OAuthHarness, alone: OAuthHarness
):
    program = await harness.register_client()
    tokens = await harness.sign_in(program, await harness.player())
    given = {"client_id": program.id, "token": tokens["refresh_token"]}
    assert (await alone.http.post("/oauth/revoke", data=given)).status_code == 503
    assert (await harness.http.post("/oauth/revoke", data=given)).status_code == 200
    bearer = {"authorization": f"Bearer {tokens['access_token']}"}
    assert (await harness.http.get("/oauth/userinfo", headers=bearer)).status_code == 401


async def test_services_get_tokens_and_are_accepted(harness: OAuthHarness, alone: OAuthHarness):
    service = await harness.register_client(ClientKind.SERVICE)
    answer = await alone.token(service, grant_type="client_credentials")
    assert answer.status_code == 200
    await token_validity_of(alone.resources).check(alone.tokens.verify(answer.json()["access_token"]))


async def test_players_tokens_cannot_be_checked(harness: OAuthHarness, alone: OAuthHarness):
    tokens = await harness.sign_in(await harness.register_client(), await harness.player())
    with pytest.raises(Unavailable):
        await token_validity_of(alone.resources).check(alone.tokens.verify(tokens["access_token"]))
