"""A player signs in to a program: the code, the tokens, and what stands in them."""

from __future__ import annotations

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from domain.identity.model import Factor
from domain.oauth.clients import ClientKind
from tests.oauth.oauth_harness import CALLBACK, ISSUER, OAuthHarness, a_verifier, redirect_params


async def test_a_code_goes_back_with_state_and_issuer(harness: OAuthHarness):
    answer = await harness.authorize(await harness.register_client(), await harness.player())
    assert answer.headers["location"].startswith(f"{CALLBACK}?")
    assert redirect_params(answer).keys() == {"code", "state", "iss"}
    assert redirect_params(answer)["state"] == "the state"
    assert redirect_params(answer)["iss"] == ISSUER
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("kind", [ClientKind.BROWSER, ClientKind.NATIVE, ClientKind.WEB])
async def test_a_code_becomes_tokens(harness: OAuthHarness, kind: ClientKind):
    program, who = await harness.register_client(kind), await harness.player()
    tokens = await harness.sign_in(program, who)
    assert tokens.keys() == {
        "access_token",
        "token_type",
        "expires_in",
        "scope",
        "refresh_token",
        "id_token",
    }
    assert tokens["expires_in"] == 300
    verified = harness.tokens.verify(tokens["access_token"])
    assert verified.actor.player_id == verified.actor.account_id == who.session.account.id
    assert verified.actor.roles == {"player"}
    assert verified.sid == who.session.id
    assert not verified.local


async def keys(harness: OAuthHarness) -> KeySet:
    return KeySet.import_key_set((await harness.http.get("/oauth/jwks.json")).json())


async def test_an_access_token_is_one_of_rfc_9068(harness: OAuthHarness):
    program, who = await harness.register_client(), await harness.player()
    tokens = await harness.sign_in(program, who)
    read = jwt.decode(tokens["access_token"], await keys(harness), algorithms=["ES256"])
    assert read.header["typ"] == "at+jwt"
    assert read.claims["iss"] == ISSUER
    assert read.claims["sub"] == f"player:{who.session.account.id}"
    assert read.claims["client_id"] == program.id
    assert read.claims["scope"] == "openid player"
    assert read.claims["exp"] - read.claims["iat"] == 300
    assert {"jti", "aud", "auth_time", "amr", "acr", "sid", "brand"} <= read.claims.keys()


@pytest.mark.parametrize(
    ("factors", "amr", "acr"),
    [
        ((Factor.PASSWORD, Factor.EMAIL), ["pwd"], "urn:croupier:aal1"),
        ((Factor.PASSWORD,), ["pwd"], "urn:croupier:aal1"),
        ((Factor.PASSWORD, Factor.TOTP), ["pwd", "otp", "mfa"], "urn:croupier:aal2"),
        ((Factor.PASSKEY,), ["hwk", "mfa"], "urn:croupier:aal2"),
    ],
)
async def test_an_id_token_states_subject_time_and_factors(harness: OAuthHarness, factors, amr, acr):
    program, who = await harness.register_client(), await harness.player(*factors)
    signed_in_at = int(harness.clock.now().timestamp())
    harness.clock.step(minutes=3)
    tokens = await harness.sign_in(program, who, nonce="the nonce")
    read = jwt.decode(tokens["id_token"], await keys(harness), algorithms=["ES256"])
    assert read.header["typ"] == "JWT"
    assert read.header["kid"] == harness.tokens.jwks["keys"][0]["kid"]
    assert read.claims["iss"] == ISSUER
    assert read.claims["aud"] == program.id
    assert read.claims["nonce"] == "the nonce"
    assert read.claims["auth_time"] == signed_in_at
    assert read.claims["amr"] == amr
    assert read.claims["acr"] == acr


async def test_without_openid_there_is_no_id_token(harness: OAuthHarness):
    tokens = await harness.sign_in(await harness.register_client(), await harness.player(), scope="player")
    assert "id_token" not in tokens


async def test_a_token_without_the_scope_player_may_do_nothing(harness: OAuthHarness):
    tokens = await harness.sign_in(
        await harness.register_client(), await harness.player(), scope="openid profile"
    )
    assert harness.tokens.verify(tokens["access_token"]).actor.roles == frozenset()


async def test_userinfo_returns_the_claims_of_the_scope(harness: OAuthHarness):
    program, who = (
        await harness.register_client(scopes=("openid", "profile", "email", "player")),
        await harness.player(),
    )
    sub = f"player:{who.session.account.id}"

    async def about(scope: str) -> httpx.Response:
        tokens = await harness.sign_in(program, who, scope=scope)
        bearer = {"authorization": f"Bearer {tokens['access_token']}"}
        return await harness.http.get("/oauth/userinfo", headers=bearer)

    profile = {"preferred_username": "jane", "locale": "de", "zoneinfo": "Europe/Vienna"}
    assert (await about("openid")).json() == {"sub": sub}
    assert (await about("openid profile")).json() == {"sub": sub, **profile}
    assert (await about("openid email")).json() == {"sub": sub, "email": "jane@example.com"}
    refused = await about("player")
    assert refused.status_code == 403
    assert 'error="insufficient_scope"' in refused.headers["www-authenticate"]


@pytest.mark.parametrize("token", [None, "nonsense", ""])
async def test_userinfo_needs_an_access_token_of_this_server(harness: OAuthHarness, token):
    headers = {"authorization": f"Bearer {token}"} if token is not None else {}
    answer = await harness.http.get("/oauth/userinfo", headers=headers)
    assert answer.status_code == 401
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]


async def test_an_id_token_is_no_access_token(harness: OAuthHarness):
    tokens = await harness.sign_in(await harness.register_client(), await harness.player())
    bearer = {"authorization": f"Bearer {tokens['id_token']}"}
    assert (await harness.http.get("/oauth/userinfo", headers=bearer)).status_code == 401


async def test_ending_a_session_ends_its_tokens(harness: OAuthHarness):
    program, who = await harness.register_client(), await harness.player()
    tokens = await harness.sign_in(program, who)
    verifier = a_verifier()
    code = await harness.code(program, who, verifier)
    await harness.resources.sessions.end(who.session.id)
    bearer = {"authorization": f"Bearer {tokens['access_token']}"}
    assert (await harness.http.get("/oauth/userinfo", headers=bearer)).status_code == 401
    refreshed = await harness.refresh(program, tokens["refresh_token"])
    assert refreshed.json()["error"] == "invalid_grant"
    redeemed = await harness.redeem(program, code, verifier)
    assert redeemed.json()["error"] == "invalid_grant"
