"""What the OAuth server refuses, and how: to the program with iss, or as a page where that is not safe."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import httpx
import pytest

from domain.oauth.clients import ClientKind
from domain.shared.actor import ActorKind
from tests.oauth.oauth_harness import (
    CALLBACK,
    ISSUER,
    OAuthHarness,
    a_verifier,
    challenge_of,
    redirect_params,
)

CHALLENGE = challenge_of(a_verifier())


@pytest.mark.parametrize(
    ("case", "changes", "error"),
    [
        ("no response type", {"response_type": None}, "invalid_request"),
        ("the implicit flow", {"response_type": "token"}, "unsupported_response_type"),
        ("the hybrid flow", {"response_type": "code id_token"}, "unsupported_response_type"),
        ("no PKCE", {"code_challenge": None, "code_challenge_method": None}, "invalid_request"),
        ("no method", {"code_challenge_method": None}, "invalid_request"),
        ("plain", {"code_challenge_method": "plain"}, "invalid_request"),
        ("a method and no challenge", {"code_challenge": None}, "invalid_request"),
        ("a challenge that is no SHA-256", {"code_challenge": "x" * 44}, "invalid_request"),
        ("a scope it does not have", {"scope": "openid email"}, "invalid_scope"),
        ("an unknown scope", {"scope": "root"}, "invalid_scope"),
        ("a request object", {"request": "a.b.c"}, "request_not_supported"),
        (
            "a request object elsewhere",
            {"request_uri": "https://play.example.com/r"},
            "request_uri_not_supported",
        ),
        ("another response mode", {"response_mode": "form_post"}, "invalid_request"),
        ("an unknown prompt", {"prompt": "dance"}, "invalid_request"),
        ("a contradictory prompt", {"prompt": "none consent"}, "invalid_request"),
        ("a max_age that is no number", {"max_age": "soon"}, "invalid_request"),
        ("a max_age in other digits", {"max_age": "\u0661"}, "invalid_request"),
        ("a scope with a control character", {"scope": "openid\nplayer"}, "invalid_request"),
        ("a scope in other letters", {"scope": "öpenid"}, "invalid_request"),
        ("a scope with a quote", {"scope": 'openid "player"'}, "invalid_request"),
    ],
)
async def test_errors_are_returned_to_the_redirect_uri(
    harness: OAuthHarness, case: str, changes: Any, error: str
):
    answer = await harness.authorize(await harness.register_client(), await harness.player(), **changes)
    said = redirect_params(answer)
    assert said["error"] == error, case
    assert said["iss"] == ISSUER
    assert said["state"] == "the state"
    assert "code" not in said


@pytest.mark.parametrize("signed_in", [True, False])
async def test_invalid_requests_are_refused_before_signing_in(harness: OAuthHarness, signed_in: bool):
    who = await harness.player() if signed_in else None
    assert (
        redirect_params(await harness.authorize(await harness.register_client(), who, scope="root"))["error"]
        == "invalid_scope"
    )


@pytest.mark.parametrize(
    "uri",
    [
        None,
        "https://evil.example/callback",
        f"{CALLBACK}/",
        f"{CALLBACK}?more=1",
        f"{CALLBACK}#fragment",
        CALLBACK.upper(),
        CALLBACK.replace("https", "http"),
        "https://play.example.com:443/callback",
        "https://play.example.com/../callback",
        "https://play.example.com@evil.example/callback",
        "javascript:alert(1)",
        "//evil.example",
        "https://pläy.example.com/callback",
        'https://play.example.com/callback"',
    ],
)
async def test_redirect_uris_are_compared_exactly(harness: OAuthHarness, uri: str | None):
    answer = await harness.authorize(
        await harness.register_client(), await harness.player(), redirect_uri=uri
    )
    assert answer.status_code == 400
    assert "location" not in answer.headers
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]


async def test_a_native_program_may_listen_on_any_port_of_loopback(harness: OAuthHarness):
    program = await harness.register_client(
        ClientKind.NATIVE, redirect_uris=("http://127.0.0.1/cb", "com.example.app:/cb")
    )
    who = await harness.player()

    async def status(uri: str) -> int:
        return (await harness.authorize(program, who, redirect_uri=uri)).status_code

    assert await status("http://127.0.0.1:51004/cb") == 302
    assert await status("com.example.app:/cb") == 302
    assert await status("http://127.0.0.1:51004/other") == 400
    assert await status("http://localhost:51004/cb") == 400
    assert await status("http://[::1]:51004/cb") == 400
    assert await status("http://127.0.0.1:99999/cb") == 400


@pytest.mark.parametrize("client_id", [None, "", "cli_", "unknown", f"cli_{UUID(int=0)}"])
async def test_an_unknown_program_is_reported_on_a_page(harness: OAuthHarness, client_id: str | None):
    answer = await harness.authorize(
        await harness.register_client(), await harness.player(), client_id=client_id
    )
    assert answer.status_code == 400
    assert "location" not in answer.headers


@pytest.mark.parametrize("name", ["scope", "state", "response_type", "code_challenge", "nonce"])
async def test_a_parameter_sent_twice_is_refused(harness: OAuthHarness, name: str):
    program, who = await harness.register_client(), await harness.player()
    answer = await harness.authorize(program, who, nonce="n")
    url = str(answer.request.url) + f"&{name}=again"
    said = redirect_params(await harness.http.get(url, headers=who.headers))
    assert said["error"] == "invalid_request"
    assert said["iss"] == ISSUER


@pytest.mark.parametrize("name", ["client_id", "redirect_uri"])
async def test_a_repeated_client_id_or_redirect_uri_is_refused(harness: OAuthHarness, name: str):
    program, who = await harness.register_client(), await harness.player()
    url = str((await harness.authorize(program, who)).request.url) + f"&{name}={CALLBACK}"
    assert (await harness.http.get(url, headers=who.headers)).status_code == 400


async def test_authorization_leads_through_sign_in_and_back(harness: OAuthHarness):
    program = await harness.register_client()
    answer = await harness.authorize(program, None)
    assert answer.headers["location"].startswith("/sign-in/players?continue=%2Foauth%2Fauthorize%3F")
    leads_to = httpx.URL(answer.headers["location"]).params
    assert leads_to["brand"] == "default"
    who = await harness.player()
    assert "code" in redirect_params(await harness.http.get(leads_to["continue"], headers=who.headers))


@pytest.mark.parametrize("changes", [{"prompt": "login"}, {"prompt": "select_account"}, {"max_age": "60"}])
async def test_prompt_login_asks_for_one_sign_in(harness: OAuthHarness, changes: Any):
    program, who = await harness.register_client(), await harness.player()
    harness.clock.step(minutes=2)
    asked = await harness.authorize(program, who, **changes)
    assert asked.headers["location"].startswith("/sign-in/players?")
    onward = httpx.URL(asked.headers["location"]).params["continue"]
    still = await harness.http.get(onward, headers=who.headers)
    assert still.headers["location"].startswith("/sign-in/players?")
    again = await harness.player()
    assert "code" in redirect_params(await harness.http.get(onward, headers=again.headers))


async def test_prompt_none_without_a_recent_session_is_an_error(harness: OAuthHarness):
    program = await harness.register_client()
    assert redirect_params(await harness.authorize(program, None, prompt="none"))["error"] == "login_required"
    who = await harness.player()
    assert "code" in redirect_params(await harness.authorize(program, who, prompt="none"))
    harness.clock.step(minutes=2)
    said = redirect_params(await harness.authorize(program, who, prompt="none", max_age="60"))
    assert said["error"] == "login_required"


async def test_a_player_of_another_brand_is_refused(harness: OAuthHarness):
    said = redirect_params(
        await harness.authorize(await harness.register_client(), await harness.player(brand="rival"))
    )
    assert said["error"] == "access_denied"
    assert said["iss"] == ISSUER


async def test_an_operators_session_does_not_authorize_as_player(harness: OAuthHarness):
    who = await harness.player(kind=ActorKind.OPERATOR)
    answer = await harness.authorize(await harness.register_client(), who)
    assert answer.headers["location"].startswith("/sign-in/players?")


async def test_a_service_cannot_request_authorization(harness: OAuthHarness):
    service = await harness.register_client(ClientKind.SERVICE)
    assert (await harness.authorize(service, await harness.player())).status_code == 400


@pytest.mark.parametrize(
    ("case", "changes", "error"),
    [
        ("no verifier", {"code_verifier": ""}, "invalid_request"),
        ("another verifier", {"code_verifier": a_verifier()}, "invalid_grant"),
        ("the challenge as verifier", {"code_verifier": CHALLENGE}, "invalid_grant"),
        ("a verifier too short", {"code_verifier": "x" * 42}, "invalid_request"),
        ("another redirect URI", {"redirect_uri": "https://play.example.com/other"}, "invalid_grant"),
        ("no redirect URI", {"redirect_uri": ""}, "invalid_grant"),
        ("another code", {"code": "x" * 43}, "invalid_grant"),
        ("no code", {"code": ""}, "invalid_request"),
        ("no grant type", {"grant_type": ""}, "invalid_request"),
        ("an unknown grant type", {"grant_type": "magic"}, "unsupported_grant_type"),
        ("the password grant", {"grant_type": "password"}, "unsupported_grant_type"),
        ("another's grant type", {"grant_type": "client_credentials"}, "unauthorized_client"),
        ("an unknown client", {"client_id": "unknown"}, "invalid_client"),
        ("a secret it does not have", {"client_secret": "guess"}, "invalid_client"),
        ("a code with a control character", {"code": "x\0y"}, "invalid_request"),
    ],
)
async def test_a_code_is_redeemed_with_its_own_parameters_only(
    harness: OAuthHarness, case: str, changes, error
):
    program, who = await harness.register_client(), await harness.player()
    verifier = a_verifier()
    code = await harness.code(program, who, verifier)
    plain = {
        "grant_type": "authorization_code",
        "client_id": program.id,
        "code": code,
        "redirect_uri": CALLBACK,
        "code_verifier": verifier,
    }
    answer = await harness.http.post("/oauth/token", data=plain | changes)
    assert answer.status_code == (401 if error == "invalid_client" else 400), case
    assert answer.json()["error"] == error
    assert answer.headers["cache-control"] == "no-store"
    assert (await harness.http.post("/oauth/token", data=plain)).status_code == 200


async def test_a_program_with_a_secret_has_to_send_it(harness: OAuthHarness):
    program, who = await harness.register_client(ClientKind.WEB), await harness.player()
    verifier = a_verifier()
    code = await harness.code(program, who, verifier)
    given = {"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK}
    given |= {"code_verifier": verifier, "client_id": program.id}
    bare = await harness.http.post("/oauth/token", data=given)
    assert bare.json()["error"] == "invalid_client"
    wrong = await harness.http.post("/oauth/token", data=given, auth=(program.id, "wrong"))
    assert wrong.status_code == 401
    assert wrong.headers["www-authenticate"].startswith("Basic ")
    twice = given | {"client_secret": program.secret}
    both = await harness.http.post("/oauth/token", data=twice, auth=program.auth)
    assert both.json()["error"] == "invalid_request"
    assert (await harness.http.post("/oauth/token", data=twice)).status_code == 200


async def test_a_disabled_program_gets_no_tokens(harness: OAuthHarness):
    program, who = await harness.register_client(), await harness.player()
    tokens = await harness.sign_in(program, who)
    async with harness.resources.database.transaction("default") as connection:
        await connection.exec_driver_sql(
            "update identity.client set disabled_at = now() where id = $1", (program.client.id,)
        )
    assert (await harness.refresh(program, tokens["refresh_token"])).json()["error"] == "invalid_client"
    assert (await harness.authorize(program, who)).status_code == 400


async def test_query_parameters_of_a_post_are_ignored(harness: OAuthHarness):
    service = await harness.register_client(ClientKind.SERVICE)
    url = "/oauth/token?grant_type=client_credentials"
    answer = await harness.http.post(url, data={"scope": "game_server"}, auth=service.auth)
    assert answer.json()["error"] == "invalid_request"


async def test_a_service_asks_for_its_own_roles_only(harness: OAuthHarness):
    service = await harness.register_client(ClientKind.SERVICE, roles=("game_server",))
    every = (await harness.token(service, grant_type="client_credentials")).json()
    assert every["scope"] == "game_server"
    assert "refresh_token" not in every
    actor = harness.tokens.verify(every["access_token"]).actor
    assert (actor.kind, actor.name, actor.roles) == (ActorKind.SERVICE, service.id, {"game_server"})
    for scope in ("payment_service", "admin", "game_server admin", "openid"):
        refused = await harness.token(service, grant_type="client_credentials", scope=scope)
        assert refused.json()["error"] == "invalid_scope"


@pytest.mark.parametrize(
    ("peer", "headers", "answers"),
    [
        ("127.0.0.1", {}, True),
        ("::1", {}, True),
        ("192.0.2.1", {}, False),
        ("192.0.2.1", {"x-forwarded-proto": "https"}, False),
        ("127.0.0.1", {"x-forwarded-proto": "http"}, False),
        ("127.0.0.1", {"x-forwarded-proto": "https"}, False),
    ],
)
async def test_oauth_answers_over_tls_or_loopback_only(harness: OAuthHarness, peer, headers, answers):
    transport = httpx.ASGITransport(harness.app, client=(peer, 4711))
    async with httpx.AsyncClient(transport=transport, base_url=ISSUER) as client:
        service = await harness.register_client(ClientKind.SERVICE)
        answer = await client.post(
            "/oauth/token",
            data={"grant_type": "client_credentials"},
            auth=service.auth,
            headers=headers,
        )
        assert (answer.status_code == 200) is answers
        page = await client.get("/oauth/authorize", headers=headers)
        assert page.status_code == 400
