"""Giving tokens back, and asking what they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from domain.oauth.clients import ClientKind
from tests.oauth.oauth_harness import ISSUER, Json, OAuthClient, OAuthHarness, open_oauth_harness


async def introspected(house: OAuthHarness, service: OAuthClient, token: str) -> Json:
    answer = await house.http.post("/oauth/introspect", data={"token": token}, auth=service.auth)
    assert answer.status_code == 200
    found: Json = answer.json()
    return found


async def revoke(house: OAuthHarness, program: OAuthClient, token: str, **more: str) -> Any:
    named = {} if program.secret else {"client_id": program.id}
    return await house.http.post("/oauth/revoke", data=named | {"token": token} | more, auth=program.auth)


async def test_a_service_learns_what_a_token_is(house: OAuthHarness):
    program, who = await house.program(), await house.player()
    service = await house.program(ClientKind.SERVICE, may_introspect=True)
    tokens = await house.signed_in(program, who)
    access = await introspected(house, service, tokens["access_token"])
    assert access["active"] is True
    assert access["sub"] == f"player:{who.session.account.id}"
    assert (access["client_id"], access["scope"]) == (program.id, "openid player")
    refresh = await introspected(house, service, tokens["refresh_token"])
    assert refresh["active"] is True
    assert refresh["client_id"] == program.id
    assert await introspected(house, service, tokens["id_token"]) == {"active": False}


async def test_it_takes_permission_and_the_same_brand(house: OAuthHarness):
    token = (await house.signed_in(await house.program(), await house.player()))["access_token"]
    plain = await house.program(ClientKind.SERVICE)
    rival = await house.program(ClientKind.SERVICE, may_introspect=True, brand="rival")
    assert await introspected(house, plain, token) == {"active": False}
    assert await introspected(house, rival, token) == {"active": False}


async def test_a_program_without_a_secret_asks_nothing(house: OAuthHarness):
    program = await house.program()
    answer = await house.http.post("/oauth/introspect", data={"token": "x", "client_id": program.id})
    assert answer.json() == {"active": False}


async def test_what_is_over_is_not_active(house: OAuthHarness):
    program, who = await house.program(), await house.player()
    service = await house.program(ClientKind.SERVICE, may_introspect=True)
    tokens = await house.signed_in(program, who)
    house.clock.step(minutes=5, seconds=11)
    assert (await introspected(house, service, tokens["access_token"]))["active"] is False
    assert (await introspected(house, service, tokens["refresh_token"]))["active"] is True
    await house.means.sessions.end(who.session.id)
    assert (await introspected(house, service, tokens["refresh_token"]))["active"] is False


async def test_a_refresh_token_that_is_given_back_takes_everything_with_it(house: OAuthHarness):
    program = await house.program()
    service = await house.program(ClientKind.SERVICE, may_introspect=True)
    tokens = await house.signed_in(program, await house.player())
    assert (await revoke(house, program, tokens["refresh_token"])).status_code == 200
    assert (await introspected(house, service, tokens["access_token"]))["active"] is False
    assert (await house.refresh(program, tokens["refresh_token"])).json()["error"] == "invalid_grant"


async def test_an_access_token_that_is_given_back_goes_alone(house: OAuthHarness):
    program = await house.program()
    tokens = await house.signed_in(program, await house.player())
    answer = await revoke(house, program, tokens["access_token"], token_type_hint="refresh_token")
    assert answer.status_code == 200
    house.clock.step(seconds=1)
    bearer = {"authorization": f"Bearer {tokens['access_token']}"}
    assert (await house.http.get("/oauth/userinfo", headers=bearer)).status_code == 401
    assert (await house.refresh(program, tokens["refresh_token"])).status_code == 200


async def test_what_is_given_back_is_over_where_both_issuers_are_one(
    database_url: str, redis_url: str, tmp_path: Path
):
    async with open_oauth_harness(database_url, redis_url, tmp_path, issuer=ISSUER) as house:
        service = await house.program(ClientKind.SERVICE, may_introspect=True)
        token = (await house.token(service, grant_type="client_credentials")).json()["access_token"]
        assert (await introspected(house, service, token))["active"] is True
        assert (await revoke(house, service, token)).status_code == 200
        house.clock.step(seconds=1)
        assert (await introspected(house, service, token))["active"] is False


async def test_nobody_gives_back_what_is_anothers(house: OAuthHarness):
    program, other = await house.program(), await house.program()
    tokens = await house.signed_in(program, await house.player())
    for kind in ("access_token", "refresh_token"):
        assert (await revoke(house, other, tokens[kind])).json()["error"] == "invalid_grant"
    assert (await house.refresh(program, tokens["refresh_token"])).status_code == 200


async def test_giving_back_twice_is_no_error(house: OAuthHarness):
    program = await house.program()
    tokens = await house.signed_in(program, await house.player())
    for _ in range(2):
        assert (await revoke(house, program, tokens["refresh_token"])).status_code == 200
