"""Giving tokens back, and asking what they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from domain.oauth.clients import ClientKind
from tests.oauth.oauth_harness import ISSUER, Json, OAuthClient, OAuthHarness, open_oauth_harness


async def introspected(harness: OAuthHarness, service: OAuthClient, token: str) -> Json:
    answer = await harness.http.post("/oauth/introspect", data={"token": token}, auth=service.auth)
    assert answer.status_code == 200
    found: Json = answer.json()
    return found


async def revoke(harness: OAuthHarness, program: OAuthClient, token: str, **more: str) -> Any:
    named = {} if program.secret else {"client_id": program.id}
    return await harness.http.post("/oauth/revoke", data=named | {"token": token} | more, auth=program.auth)


async def test_a_service_introspects_a_token(harness: OAuthHarness):
    program, who = await harness.register_client(), await harness.player()
    service = await harness.register_client(ClientKind.SERVICE, may_introspect=True)
    tokens = await harness.sign_in(program, who)
    access = await introspected(harness, service, tokens["access_token"])
    assert access["active"] is True
    assert access["sub"] == f"player:{who.session.account.id}"
    assert (access["client_id"], access["scope"]) == (program.id, "openid player")
    refresh = await introspected(harness, service, tokens["refresh_token"])
    assert refresh["active"] is True
    assert refresh["client_id"] == program.id
    assert await introspected(harness, service, tokens["id_token"]) == {"active": False}


async def test_introspection_needs_permission_and_the_same_brand(harness: OAuthHarness):
    token = (await harness.sign_in(await harness.register_client(), await harness.player()))["access_token"]
    plain = await harness.register_client(ClientKind.SERVICE)
    rival = await harness.register_client(ClientKind.SERVICE, may_introspect=True, brand="rival")
    assert await introspected(harness, plain, token) == {"active": False}
    assert await introspected(harness, rival, token) == {"active": False}


async def test_a_program_without_a_secret_cannot_introspect(harness: OAuthHarness):
    program = await harness.register_client()
    answer = await harness.http.post("/oauth/introspect", data={"token": "x", "client_id": program.id})
    assert answer.json() == {"active": False}


async def test_expired_and_ended_tokens_are_inactive(harness: OAuthHarness):
    program, who = await harness.register_client(), await harness.player()
    service = await harness.register_client(ClientKind.SERVICE, may_introspect=True)
    tokens = await harness.sign_in(program, who)
    harness.clock.step(minutes=5, seconds=11)
    assert (await introspected(harness, service, tokens["access_token"]))["active"] is False
    assert (await introspected(harness, service, tokens["refresh_token"]))["active"] is True
    await harness.resources.sessions.end(who.session.id)
    assert (await introspected(harness, service, tokens["refresh_token"]))["active"] is False


async def test_revoking_a_refresh_token_ends_the_whole_grant(harness: OAuthHarness):
    program = await harness.register_client()
    service = await harness.register_client(ClientKind.SERVICE, may_introspect=True)
    tokens = await harness.sign_in(program, await harness.player())
    assert (await revoke(harness, program, tokens["refresh_token"])).status_code == 200
    assert (await introspected(harness, service, tokens["access_token"]))["active"] is False
    assert (await harness.refresh(program, tokens["refresh_token"])).json()["error"] == "invalid_grant"


async def test_revoking_an_access_token_ends_it_alone(harness: OAuthHarness):
    program = await harness.register_client()
    tokens = await harness.sign_in(program, await harness.player())
    answer = await revoke(harness, program, tokens["access_token"], token_type_hint="refresh_token")
    assert answer.status_code == 200
    harness.clock.step(seconds=1)
    bearer = {"authorization": f"Bearer {tokens['access_token']}"}
    assert (await harness.http.get("/oauth/userinfo", headers=bearer)).status_code == 401
    assert (await harness.refresh(program, tokens["refresh_token"])).status_code == 200


async def test_revocation_applies_where_both_issuers_are_one(
    database_url: str, redis_url: str, data_dir: Path
):
    async with open_oauth_harness(database_url, redis_url, data_dir, issuer=ISSUER) as harness:
        service = await harness.register_client(ClientKind.SERVICE, may_introspect=True)
        token = (await harness.token(service, grant_type="client_credentials")).json()["access_token"]
        assert (await introspected(harness, service, token))["active"] is True
        assert (await revoke(harness, service, token)).status_code == 200
        harness.clock.step(seconds=1)
        assert (await introspected(harness, service, token))["active"] is False


async def test_tokens_of_another_program_cannot_be_revoked(harness: OAuthHarness):
    program, other = await harness.register_client(), await harness.register_client()
    tokens = await harness.sign_in(program, await harness.player())
    for kind in ("access_token", "refresh_token"):
        assert (await revoke(harness, other, tokens[kind])).json()["error"] == "invalid_grant"
    assert (await harness.refresh(program, tokens["refresh_token"])).status_code == 200


async def test_revoking_twice_is_no_error(harness: OAuthHarness):
    program = await harness.register_client()
    tokens = await harness.sign_in(program, await harness.player())
    for _ in range(2):
        assert (await revoke(harness, program, tokens["refresh_token"])).status_code == 200
