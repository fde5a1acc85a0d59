"""Malformed requests, at every path of a real server process: refused, never an internal error."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.probed_server import JSON, ProbedServer

BODIES = {
    "null": b"null",
    "a number": b"5",
    "a string": b'"x"',
    "nothing": b"",
    "a list": b"[]",
    "deep lists": b"[" * 100_000 + b"]" * 100_000,
    "deep objects": b'{"query":' * 20_000,
    "bytes that are no UTF-8": b'{"query":"{viewer \xff}"}',
    "UTF-16": '{"query":"{viewer{kind}}"}'.encode("utf-16"),
    "not a number": b'{"query":"{viewer{kind}}","variables":{"a":NaN}}',
    "a query that is a list": b'{"query":["{viewer{kind}}"]}',
    "a query that is nothing": b'{"query":null}',
    "a name that is a number": b'{"query":"{viewer{kind}}","operationName":5}',
    "variables that are a list": b'{"query":"{viewer{kind}}","variables":[1]}',
    "NUL": b'{"query":"{viewer{kind}}\\u0000"}',
    "half a surrogate": b'{"query":"{viewer{kind}} \\ud800"}',
    "half an object": b'{"query":"{viewer',
    "prototypes": b'{"__proto__":{"query":"x"},"constructor":1}',
    "half a megabyte": b'{"query":"{viewer{kind}' + b" " * 500_000 + b'"}',
    "a number without end": b'{"query":"{viewer{kind}}","variables":{"a":' + b"9" * 5_000 + b"}}",
}

DOORS = [
    "/graphql",
    "/players",
    "/auth/operators/sign-in",
    "/auth/players/sign-in",
    "/auth/operators/factor",
    "/auth/operators/factor/begin",
    "/auth/players/passkey/begin",
    "/auth/players/passkey",
    "/auth/players/password/forgot",
    "/auth/players/password/reset",
    "/auth/operators/sign-out",
    "/auth/nobodies/sign-in",
    "/auth/operators/sso/none",
    "/oauth/token",
    "/oauth/revoke",
    "/oauth/introspect",
    "/oauth/authorize",
    "/oauth/userinfo",
    "/nowhere",
]


HARMLESS = {"/auth/players/passkey/begin", "/auth/operators/sign-out", "/oauth/revoke"}
"""What can be asked for without saying anything."""

FORM = {"content-type": "application/x-www-form-urlencoded"}


def headers_for(path: str) -> dict[str, str]:
    parts = path.split("/")
    return {"x-croupier-realm": parts[2]} if parts[1] == "auth" else {}


@pytest.mark.parametrize("path", DOORS)
async def test_no_body_causes_a_server_error(probed_server: ProbedServer, path: str) -> None:
    for number, (what, body) in enumerate(BODIES.items()):
        media = {} if number % 5 == 4 else FORM if path.startswith("/oauth") else JSON
        answer = await probed_server.post(path, content=body, headers=headers_for(path) | media)
        assert answer.status_code < 500, (what, answer.status_code, answer.text[:200])
        assert answer.status_code != 200 or path in HARMLESS, what


ODD: dict[str, Any] = {
    "a cookie that is none": {"cookie": "__Host-croupier-operators=%00; ;;=;"},
    "an unknown session": {"cookie": "__Host-croupier-operators=AAAA", "x-croupier-realm": "operators"},
    "an unknown realm": {"x-croupier-realm": "\xff"},
    "no bearer": {"authorization": "Basic eDp5"},
    "an empty bearer": {"authorization": "Bearer"},
    "a bearer that is none": {"authorization": "Bearer e30.e30."},
    "an id that is a novel": {"x-request-id": "x" * 4_000},
    "an address that is none": {"x-forwarded-for": "not, an, address"},
    "an origin that is none": {"origin": "https://[", "x-croupier-realm": "operators"},
    "an accept that is none": {"accept": ";;q=,"},
    "a long accept": {"accept": "text/html;q=0.1," * 400},
    "a weight that is none": {"accept": "application/json;q=nan"},
}


@pytest.mark.parametrize("what", ODD)
@pytest.mark.parametrize(
    "path", ["/graphql", "/auth/operators/session", "/oauth/userinfo", "/openapi.json", "/"]
)
async def test_no_header_causes_a_server_error(probed_server: ProbedServer, path: str, what: str) -> None:
    headers = {name: value.encode("latin-1") for name, value in ODD[what].items()}
    method, body = ("POST", {"query": "{ viewer { kind } }"}) if path == "/graphql" else ("GET", None)
    answer = await probed_server.post(path, method=method, json=body, headers=headers)

    assert answer.status_code < 500 or answer.text.startswith("The dashboard was not built"), answer.text[
        :200
    ]


@pytest.mark.parametrize(
    "query",
    [
        "response_type=code",
        "response_type=code&client_id=unknown&redirect_uri=https://evil.example",
        "client_id=%00&state=%ff",
        "client_id=a&client_id=b",
        "request=eyJ&scope=" + "x+" * 2_000,
    ],
)
async def test_no_query_causes_an_error_of_the_authorization_endpoint(
    probed_server: ProbedServer, query: str
) -> None:
    answer = await probed_server.post(f"/oauth/authorize?{query}", method="GET")

    assert answer.status_code < 500
    assert "evil.example" not in answer.headers.get("location", "")
