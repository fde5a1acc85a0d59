"""Whatever is sent, nothing breaks: an answer below 500, whose errors are OAuth's."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.oauth.clients import ClientKind
from server.http.oauth.parameters import BODY_BYTES_MAX, PARAMETERS_MAX, parse_parameters
from tests.oauth.oauth_harness import OAuthHarness

FORM = {"content-type": "application/x-www-form-urlencoded"}
POSTED = ["/oauth/token", "/oauth/revoke", "/oauth/introspect", "/oauth/consent", "/oauth/authorize"]

BODIES: list[tuple[str, bytes]] = [
    ("nothing", b""),
    ("no form at all", b"{}"),
    ("separators", b"&&&==&="),
    ("bytes that are no text", b"\xff\xfe\x00\x01"),
    ("broken escapes", b"code=%zz&grant_type=%"),
    ("escapes that are no UTF-8", b"code=%ff%fe&grant_type=refresh_token&refresh_token=%c3%28"),
    ("half a character", b"grant_type=%ed%a0%80"),
    ("a NUL", b"grant_type=refresh_token&refresh_token=%00"),
    ("a line break", b"grant_type=refresh_token%0d%0aX: y"),
    ("too many", b"&".join(b"p%d=1" % number for number in range(PARAMETERS_MAX + 1))),
    ("too long a value", b"grant_type=" + b"x" * 5_000),
    ("twice", b"grant_type=refresh_token&grant_type=refresh_token"),
    ("a quote where Authlib repeats it", b"grant_type=%22%5c"),
    ("an unknown name", b"%22=%22&%0a=1"),
]


@pytest.mark.parametrize(("case", "body"), BODIES)
@pytest.mark.parametrize("path", POSTED)
async def test_a_malformed_body_is_a_client_error(harness: OAuthHarness, path: str, case: str, body: bytes):
    answer = await harness.http.post(path, content=body, headers=FORM)
    assert 400 <= answer.status_code < 500, case
    if not path.endswith(("consent", "authorize")):
        assert answer.json()["error"] in {"invalid_request", "invalid_client", "unsupported_grant_type"}


@pytest.mark.parametrize("path", POSTED)
async def test_bodies_are_short_and_form_encoded(harness: OAuthHarness, path: str):
    longer = await harness.http.post(path, content=b"x" * (BODY_BYTES_MAX + 1), headers=FORM)
    assert longer.status_code == 413
    for headers in ({}, {"content-type": "application/json"}, FORM | {"content-encoding": "gzip"}):
        assert (await harness.http.post(path, content=b"{}", headers=headers)).status_code == 415


def basic(text: str | bytes) -> str:
    return "Basic " + base64.b64encode(text if isinstance(text, bytes) else text.encode()).decode()


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Basic",
        "Basic ",
        "Basic !!!!",
        "Basic YQ",
        basic("no colon"),
        basic(b"\xff\xfe:\xff"),
        basic(":"),
        basic("%00:%00"),
        basic("%ff:%ff"),
        basic("cli_x:" + "y" * 4_000),
        "Bearer abc",
        "Digest username=x",
        "\t",
    ],
)
@pytest.mark.parametrize("path", ["/oauth/token", "/oauth/revoke", "/oauth/introspect"])
async def test_malformed_credentials_are_refused(harness: OAuthHarness, path: str, header: str):
    body = {"grant_type": "client_credentials", "token": "x"}
    answer = await harness.http.post(path, data=body, headers={"authorization": header})
    assert answer.status_code == 401
    assert answer.json()["error"] == "invalid_client"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "%",
        "client_id=%00",
        "client_id=%ff&redirect_uri=%ff",
        "=&=&=",
        "client_id=" + "x" * 5_000,
        "&".join(f"p{number}=1" for number in range(99)),
    ],
)
async def test_a_malformed_query_is_answered_with_a_page(harness: OAuthHarness, query: str):
    answer = await harness.http.get(f"/oauth/authorize?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("cookie", ["", "x", "x.y", "=", "\xff", "0" * 5_000, "a; __Host-croupier-players=x"])
async def test_a_malformed_cookie_is_no_session(harness: OAuthHarness, cookie: str):
    program = await harness.register_client()
    url = (await harness.authorize(program, None)).request.url
    headers = [(b"cookie", f"__Host-croupier-players={cookie}".encode("latin-1"))]
    answer = await harness.http.get(url, headers=headers)
    assert answer.headers["location"].startswith("/sign-in/players?")


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "é", "x" * 4_000, "..", "eyJ.eyJ.x"])
async def test_a_malformed_token_is_inactive_and_no_error_to_revoke(harness: OAuthHarness, token: str):
    service = await harness.register_client(ClientKind.SERVICE, may_introspect=True)

    async def post(path: str) -> Any:
        return await harness.http.post(path, data={"token": token}, auth=service.auth)

    expected = 400 if not token or not token.isascii() else 200
    assert (await post("/oauth/revoke")).status_code == expected
    looked = await post("/oauth/introspect")
    assert looked.status_code == expected
    if expected == 200:
        assert looked.json() == {"active": False}


texts = st.text(max_size=40) | st.sampled_from(["code", "refresh_token", "none", "\x00", '"', "S256"])
names = st.sampled_from(
    [
        *(
            "grant_type",
            "code",
            "refresh_token",
            "scope",
            "client_id",
            "client_secret",
            "redirect_uri",
            "state",
        ),
        *("code_verifier", "token", "token_type_hint", "prompt", "max_age", "response_type", "nonce"),
        *("code_challenge", "code_challenge_method", "signed_in_since", "response_mode", "proof", "decision"),
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=st.dictionaries(names, texts, max_size=12), known=st.booleans(), path=st.sampled_from(POSTED))
async def test_no_form_or_query_causes_a_server_error(
    harness: OAuthHarness, sent: dict[str, str], known: bool, path: str
):
    if known:
        program = await harness.register_client()
        sent = sent | {"client_id": program.id, "redirect_uri": program.client.redirect_uris[0]}
    assert (await harness.http.post(path, data=sent)).status_code < 500
    assert (await harness.http.get("/oauth/authorize", params=sent)).status_code < 500


@given(st.binary(max_size=200))
def test_any_bytes_are_parsed_without_error(encoded: bytes):
    parse_parameters(encoded)
