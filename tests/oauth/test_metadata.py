"""What the server says of itself, and tokens that others made up."""

from __future__ import annotations

import base64
import hmac
import json
from typing import Any

import pytest
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata
from authlib.oidc.discovery import OpenIDProviderMetadata
from joserfc import jwt
from joserfc.jwk import ECKey

from server.http.oauth.routes import WELL_KNOWN
from tests.oauth.oauth_harness import ISSUER, Json, OAuthHarness


class OpenIDMetadata(OpenIDProviderMetadata):
    """Authlib's, but for one rule: Discovery 1.0 wants RS256 as well, which FAPI 2.0 (5.4.1) forbids."""

    def validate_id_token_signing_alg_values_supported(self) -> None:
        assert self["id_token_signing_alg_values_supported"] == ["ES256"]


@pytest.mark.parametrize("path", WELL_KNOWN)
async def test_both_documents_are_valid(harness: OAuthHarness, path: str):
    answer = await harness.http.get(path)
    document = answer.json()
    # Authlib wants https of every endpoint, as is right outside this machine.
    elsewhere = json.loads(answer.text.replace(ISSUER, "https://casino.example"))
    AuthorizationServerMetadata(elsewhere).validate()
    OpenIDMetadata(elsewhere).validate()
    assert document["issuer"] == ISSUER
    assert document["code_challenge_methods_supported"] == ["S256"]
    assert document["authorization_response_iss_parameter_supported"] is True
    assert answer.headers["access-control-allow-origin"] == "*"


async def test_every_endpoint_in_the_metadata_exists(harness: OAuthHarness):
    document = (await harness.http.get(WELL_KNOWN[0])).json()
    named = [uri for name, uri in document.items() if name.endswith("_endpoint") or name == "jwks_uri"]
    assert len(named) == 6
    for uri in named:
        assert (await harness.http.request("GET", uri)).status_code != 404


async def test_pages_of_any_origin_may_call_userinfo_with_a_token(harness: OAuthHarness):
    preflight = await harness.http.options("/oauth/userinfo")
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert preflight.headers["access-control-allow-headers"] == "Authorization"
    answer = await harness.http.post("/oauth/token", data={"grant_type": "refresh_token"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers


def part(value: Any) -> str:
    encoded = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(encoded).rstrip(b"=").decode()


def none(header: Json, claims: Json, _: Json) -> str:
    return f"{part(header | {'alg': 'none'})}.{part(claims)}."


def hs256(header: Json, claims: Json, public: Json) -> str:
    signed = f"{part(header | {'alg': 'HS256'})}.{part(claims)}"
    key = ECKey.import_key(public).as_pem(private=False)
    return f"{signed}.{part(hmac.digest(key, signed.encode(), 'sha256'))}"


def foreign_kid(header: Json, claims: Json, _: Json) -> str:
    key = ECKey.generate_key("P-256")
    return jwt.encode(header | {"kid": key.thumbprint()}, claims, key, algorithms=["ES256"])


def foreign_key(header: Json, claims: Json, _: Json) -> str:
    key = ECKey.generate_key("P-256")
    return jwt.encode(header | {"jwk": key.as_dict(private=False)}, claims, key, algorithms=["ES256"])


@pytest.mark.parametrize("forge", [none, hs256, foreign_kid, foreign_key])
async def test_a_forged_token_is_refused(harness: OAuthHarness, forge: Any):
    tokens = await harness.sign_in(await harness.register_client(), await harness.player())
    public = (await harness.http.get("/oauth/jwks.json")).json()["keys"][0]
    ours = jwt.decode(tokens["access_token"], ECKey.import_key(public), algorithms=["ES256"])

    async def status(token: str) -> int:
        bearer = {"authorization": f"Bearer {token}"}
        return (await harness.http.get("/oauth/userinfo", headers=bearer)).status_code

    assert await status(tokens["access_token"]) == 200
    assert await status(forge(dict(ours.header), dict(ours.claims), public)) == 401
