"""Single sign-on at a provider that lies: signature, audience, nonce and issuer of what it says."""

from __future__ import annotations

import asyncio
import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from domain.shared.clock import SystemClock
from tests.application import Application, open_application
from tests.conftest import copy_database

CASINO = "https://casino.test"
OURS, THEIRS = ECKey.generate_key("P-256"), ECKey.generate_key("P-256")
"""``OURS`` is in the provider's key set, ``THEIRS`` is not."""


@dataclass
class ForgingProvider:
    """An OpenID provider in this process that answers as it is told."""

    issuer: str = ""
    token: str = ""

    def answer(self, path: str) -> dict[str, Any]:
        if path.endswith("openid-configuration"):
            endpoints = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "jwks"}
            known = {name: f"{self.issuer}/{each}" for name, each in endpoints.items()}
            supported = {"id_token_signing_alg_values_supported": ["ES256"]}
            return {"issuer": self.issuer, **known, **supported}  # for every request
        if path.endswith("jwks"):
            return {"keys": [OURS.as_dict(private=False) | {"kid": "one", "alg": "ES256"}]}
        return {"access_token": "x", "token_type": "Bearer", "expires_in": 60, "id_token": self.token}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        body = json.dumps(self.answer(head.split(" ", 2)[1])).encode()
        said = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n"
        writer.write(f"{said}connection: close\r\n\r\n".encode() + body)
        await writer.drain()
        writer.close()


@pytest.fixture(scope="module")
async def forging_provider() -> AsyncIterator[ForgingProvider]:
    forging_provider = ForgingProvider()
    async with await asyncio.start_server(forging_provider.serve, "127.0.0.1", 0) as server:
        forging_provider.issuer = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        yield forging_provider


@pytest.fixture(scope="module")
async def casino(
    servers, template_database, redis_url, forging_provider, tmp_path_factory
) -> AsyncIterator[Application]:
    """Trusts ``corp``, and ``false``, whose metadata name another issuer."""
    directory = tmp_path_factory.mktemp("forged")
    (directory / "sso.toml").write_text(
        "".join(
            f'[providers.{name}]\nissuer = "{issuer}"\nclient_id = "croupier"\nroles_claim = "groups"\n'
            f'[providers.{name}.roles]\ncasino-support = ["support"]\n'
            for name, issuer in (
                ("corp", forging_provider.issuer),
                ("false", f"{forging_provider.issuer}/false"),
            )
        )
    )
    await copy_database(servers, template_database, "croupier_forged")
    differently = {"sso_file": directory / "sso.toml", "public_url": CASINO, "sandbox": True}
    async with open_application(
        servers.dsn("croupier_forged"), redis_url, directory, **differently
    ) as application:
        yield application


def signed(claims: dict[str, Any], how: str) -> str:
    """An identity token, signed as ``how`` says. What no library signs is put together here."""
    if how == "without a key":
        return f"{_part({'alg': 'none'})}.{_part(claims)}."
    if how == "with the public key as a shared secret":
        said = f"{_part({'alg': 'HS256', 'kid': 'one'})}.{_part(claims)}"
        return f"{said}.{_plain(hmac.digest(OURS.as_pem(private=False), said.encode(), 'sha256'))}"
    return jwt.encode({"alg": "ES256", "kid": "one"}, claims, THEIRS if how == "by a stranger" else OURS)


def _part(value: dict[str, Any]) -> str:
    return _plain(json.dumps(value).encode())


def _plain(octets: bytes) -> str:
    return urlsafe_b64encode(octets).rstrip(b"=").decode()


@pytest.mark.parametrize(
    ("case", "provider", "how", "claims", "problem"),
    [
        ("all in order", "corp", "rightly", {}, None),
        ("a stranger's signature", "corp", "by a stranger", {}, "refused"),
        ("no signature", "corp", "without a key", {}, "refused"),
        ("a shared secret", "corp", "with the public key as a shared secret", {}, "refused"),
        ("for another program", "corp", "rightly", {"aud": "another"}, "refused"),
        ("of another journey", "corp", "rightly", {"nonce": "another"}, "refused"),
        ("of another issuer", "corp", "rightly", {"iss": "https://other.example"}, "refused"),
        ("over", "corp", "rightly", {"exp": 1_700_000_000}, "refused"),
        ("metadata of another issuer", "false", "rightly", {}, "refused"),
    ],
)
async def test_forged_id_tokens_are_refused(
    forging_provider: ForgingProvider, casino: Application, case, provider, how, claims, problem
) -> None:
    browser = httpx.AsyncClient(transport=casino.client._transport, base_url=CASINO)  # never closed: shared
    away = await browser.get(f"/auth/operators/sso/{provider}")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(away.headers["location"]).query).items()}
    now = int(SystemClock().now().timestamp())
    truth = {"iss": forging_provider.issuer, "aud": "croupier", "sub": "anna", "iat": now, "exp": now + 60}
    told = {"nonce": asked["nonce"], "groups": ["casino-support"]}
    forging_provider.token = signed(truth | told | claims, how)
    back = {"state": asked["state"], "code": "c"}
    answer = await browser.get(f"/auth/operators/sso/{provider}/callback", params=back)

    assert answer.status_code == 303, case
    said = parse_qs(urlsplit(answer.headers["location"]).query).get("problem", [None])[0]
    assert said == problem, case
    assert ("__Host-croupier-operators" in str(answer.headers.get_list("set-cookie"))) is (problem is None)
