"""What every response tells browsers, which names we answer to, and who may read us from elsewhere."""

from __future__ import annotations

import pytest

from server.http.security_middleware import SECURITY_HEADERS, AllowedHosts
from tests.application import Application

ANSWERS = [
    ("GET", "/", None),
    ("GET", "/graphiql", None),
    ("GET", "/assets/none.js", None),
    ("GET", "/nowhere", None),
    ("GET", "/healthz", None),
    ("GET", "/readyz", None),
    ("GET", "/metrics", None),
    ("GET", "/openapi.json", None),
    ("GET", "/players", None),
    ("GET", "/graphql", None),
    ("POST", "/graphql", {"query": "{ viewer { kind } }"}),
    ("POST", "/graphql", {"query": "{"}),
    ("POST", "/graphql", []),
    ("PUT", "/graphql", {}),
    ("GET", "/auth/operators/session", None),
    ("POST", "/oauth/token", {}),
    ("GET", "/.well-known/openid-configuration", None),
]


@pytest.mark.parametrize(("method", "path", "body"), ANSWERS)
async def test_every_response_has_the_security_headers(
    strict: Application, method: str, path: str, body: object
) -> None:
    answer = await strict.client.request(method, path, json=body)

    assert answer.status_code < 500 or answer.status_code == 503, answer.text
    for name, value in SECURITY_HEADERS.items():
        assert answer.headers[name] == value, name
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "strict-transport-security" not in answer.headers
    assert "server" not in answer.headers


async def test_hsts_is_sent_over_tls(strict: Application) -> None:
    answer = await strict.client.get("/healthz", headers={"x-forwarded-proto": "https"})

    assert "max-age=63072000" in answer.headers["strict-transport-security"]


async def test_a_page_behind_tls_may_open_secure_sockets_only(strict: Application) -> None:
    page = await strict.client.get("/", headers={"x-forwarded-proto": "https"})

    if page.status_code == 200:
        assert "wss://casino.test" in page.headers["content-security-policy"]


async def test_x_forwarded_proto_of_untrusted_clients_is_ignored(application: Application) -> None:
    answer = await application.client.get("/healthz", headers={"x-forwarded-proto": "https"})

    assert "strict-transport-security" not in answer.headers


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("casino.test", 200),
        ("casino.test:8000", 200),
        ("CASINO.test.", 200),
        ("play.casino.example", 200),
        ("casino.example", 421),
        ("evil.example", 421),
        ("casino.test.evil.example", 421),
        ("", 421),
    ],
)
async def test_only_allowed_hosts_are_answered(strict: Application, host: str, status: int) -> None:
    answer = await strict.client.get("/openapi.json", headers={"host": host})

    assert answer.status_code == status
    assert "nosniff" in answer.headers["x-content-type-options"]
    assert host in {"", "casino.test"} or host not in answer.text


async def test_health_probes_may_use_any_host(strict: Application) -> None:
    assert (await strict.client.get("/healthz", headers={"host": "10.1.2.3"})).status_code == 200


@pytest.mark.parametrize("host", ["anything.example", "[::1]:8000", ""])
def test_without_allowed_hosts_every_host_is_allowed(host: str) -> None:
    assert AllowedHosts().allows(host)


def test_allowed_hosts_may_be_addresses() -> None:
    assert AllowedHosts(frozenset({"::1"})).allows("[::1]:8000")


async def test_allowed_origins_may_read_responses_with_a_token(strict: Application) -> None:
    asked = {
        "origin": "https://play.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization, content-type",
    }
    preflight = await strict.client.options("/graphql", headers=asked)
    answer = await strict.client.post(
        "/graphql", json={"query": "{ viewer { kind } }"}, headers={"origin": "https://play.example"}
    )

    assert preflight.status_code == 204
    assert {"authorization", "x-croupier-brand"} <= set(
        preflight.headers["access-control-allow-headers"].split(", ")
    )
    for one in (preflight, answer):
        assert one.headers["access-control-allow-origin"] == "https://play.example"
        assert one.headers["vary"] == "Origin"
        assert "access-control-allow-credentials" not in one.headers


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "https://play.example.evil", "http://play.example"]
)
async def test_other_origins_may_not_read_responses(strict: Application, origin: str) -> None:
    asked = {"origin": origin, "access-control-request-method": "POST"}
    preflight = await strict.client.options("/graphql", headers=asked)
    answer = await strict.client.post("/graphql", json={"query": "{ viewer { kind } }"}, headers=asked)

    assert preflight.status_code == 405
    assert not any(name.startswith("access-control") for one in (preflight, answer) for name in one.headers)


async def test_only_graphql_allows_other_origins(strict: Application) -> None:
    asked = {"origin": "https://play.example", "access-control-request-method": "POST"}
    answer = await strict.client.options("/auth/players/sign-in", headers=asked)

    assert not any(name.startswith("access-control") for name in answer.headers)
