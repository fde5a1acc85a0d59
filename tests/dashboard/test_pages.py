from __future__ import annotations

import gzip
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from server.http.pages import accepted_encodings, negotiated_page_routes, page_routes

SCRIPT = "console.log('Croupier');\n"


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """What a build leaves behind, in small."""
    (tmp_path / "assets").mkdir()
    tag = '<link nonce="__CSP_NONCE__"><meta property="csp-nonce" nonce="__CSP_NONCE__">'
    without_scripts = '<html lang="en"><noscript>These pages need JavaScript.</noscript></html>'
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Croupier</title>{tag}{without_scripts}")
    (tmp_path / "pages.json").write_text(json.dumps(["/", "/graphiql", "/players", "/players/$id"]))
    script = tmp_path / "assets" / "index-abc.js"
    script.write_text(SCRIPT)
    script.with_name("index-abc.js.gz").write_bytes(gzip.compress(SCRIPT.encode()))
    script.with_name("index-abc.js.br").write_bytes(b"brotli")
    (tmp_path / "assets" / "font-abc.woff2").write_bytes(b"font")
    (tmp_path / ".source-hash").write_text("secret of the build\n")
    return tmp_path


@pytest.fixture
async def client(static: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with visitor(static) as visiting:
        yield visiting


def visitor(static: Path, base: str = "http://croupier.test") -> httpx.AsyncClient:
    app = Starlette(routes=page_routes(static))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=base)


def policy_of(response: httpx.Response) -> dict[str, str]:
    directives = response.headers["content-security-policy"].split("; ")
    return {name: sources for name, _, sources in (directive.partition(" ") for directive in directives)}


async def test_without_javascript_the_page_speaks_the_language_of_its_reader(
    client: httpx.AsyncClient,
) -> None:
    page = await client.get("/", headers={"accept-language": "de-AT,en;q=0.5"})
    assert '<html lang="de"><noscript>Diese Seiten brauchen JavaScript.' in page.text
    assert page.headers["vary"] == "Accept, Accept-Language"


@pytest.mark.parametrize("path", ["/", "/graphiql", "/players/plr_1?tab=audit"])
@pytest.mark.parametrize("address", ["127.0.0.1", "[::1]"])
async def test_pages_of_this_machine_are_shown_as_localhost(static: Path, path: str, address: str) -> None:
    app = Starlette(routes=page_routes(static, local=True))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app)) as client:
        moved = await client.get(f"http://{address}:8000{path}")
        shown = await client.get(f"http://croupier.test{path}")
    assert (moved.status_code, moved.headers["location"]) == (307, f"http://localhost:8000{path}")
    assert moved.headers["cache-control"] == "no-store"
    assert shown.status_code in (200, 503)


@pytest.mark.parametrize("path", ["/", "/graphiql", "/players", "/players/plr_1"])
async def test_pages_are_never_stored_and_never_framed(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)
    assert response.status_code == 200
    assert "<title>Croupier</title>" in response.text
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["x-frame-options"] == "DENY"
    assert response.headers["cross-origin-opener-policy"] == "same-origin"
    assert policy_of(response)["frame-ancestors"] == "'none'"


@pytest.mark.parametrize("path", ["/", "/graphiql"])
async def test_the_content_policy_refuses_inline_and_foreign_content(
    client: httpx.AsyncClient, path: str
) -> None:
    policy = policy_of(await client.get(path))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["connect-src"] == "'self' ws://croupier.test"
    assert policy["base-uri"] == policy["form-action"] == "'none'"
    assert "unsafe" not in " ".join(policy.values())


@pytest.mark.parametrize("path", ["/", "/graphiql"])
async def test_every_response_has_a_nonce_of_its_own_in_page_and_policy(
    client: httpx.AsyncClient, path: str
) -> None:
    nonces = []
    for response in (await client.get(path), await client.get(path)):
        found = re.findall(r'nonce="([^"]+)"', response.text)
        assert len(set(found)) == 1
        assert f"'nonce-{found[0]}'" in policy_of(response)["style-src"]
        assert len(found[0]) >= 22  # 128 bits in base64
        nonces.append(found[0])
    assert nonces[0] != nonces[1]


@pytest.mark.parametrize(
    ("base", "source"),
    [
        ("http://croupier.test:8000", "ws://croupier.test:8000"),
        ("https://croupier.test", "wss://croupier.test"),
        ("http://[::1]:8000", "ws://[::1]:8000"),
    ],
)
async def test_sockets_may_go_where_the_page_came_from(static: Path, base: str, source: str) -> None:
    async with visitor(static, base) as visiting:
        assert policy_of(await visiting.get("/"))["connect-src"] == f"'self' {source}"


async def test_a_host_header_cannot_add_to_the_policy(client: httpx.AsyncClient) -> None:
    response = await client.get("/", headers={"host": "a.test; script-src *"})
    assert policy_of(response)["connect-src"] == "'self'"
    assert policy_of(response)["script-src"] == "'self'"


async def test_only_graphiql_may_make_markup_of_strings(client: httpx.AsyncClient) -> None:
    for path in ("/", "/players", "/players/plr_1"):
        assert policy_of(await client.get(path))["require-trusted-types-for"] == "'script'"
    assert "require-trusted-types-for" not in policy_of(await client.get("/graphiql"))


@pytest.mark.parametrize(
    ("accepted", "coding", "length"),
    [
        ("gzip, deflate, br", "br", 6),
        ("br;q=0, gzip", "gzip", None),
        ("gzip;q=0.0, br;q=0", None, len(SCRIPT)),
        ("identity", None, len(SCRIPT)),
        ("", None, len(SCRIPT)),
    ],
)
async def test_assets_are_served_precompressed(
    static: Path, accepted: str, coding: str | None, length: int | None
) -> None:
    async with visitor(static).stream(
        "GET", "/assets/index-abc.js", headers={"accept-encoding": accepted}
    ) as response:
        body = b"".join([chunk async for chunk in response.aiter_raw()])
    assert response.status_code == 200
    assert response.headers.get("content-encoding") == coding
    assert response.headers["content-type"] == "text/javascript; charset=utf-8"
    assert response.headers["vary"] == "Accept-Encoding"
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert len(body) == length if length else gzip.decompress(body) == SCRIPT.encode()


async def test_uncompressed_assets_have_no_vary_header(client: httpx.AsyncClient) -> None:
    response = await client.get("/assets/font-abc.woff2")
    assert response.headers["content-type"] == "font/woff2"
    assert "vary" not in response.headers


@pytest.mark.parametrize(
    "path",
    [
        "/assets/",
        "/assets/unknown.js",
        "/assets/index-abc.js.gz",
        "/assets/../.source-hash",
        "/assets/..%2f.source-hash",
        "/assets/%2e%2e/%2e%2e/pages.py",
        "/assets//etc/passwd",
        "/assets/index-abc.js%00",
    ],
)
async def test_only_assets_are_served(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)
    assert response.status_code == 404
    assert "secret" not in response.text


@pytest.mark.parametrize("path", ["/", "/graphiql"])
async def test_without_a_build_the_pages_name_the_remedy(tmp_path: Path, path: str) -> None:
    async with visitor(tmp_path) as visiting:
        response = await visiting.get(path)
    assert response.status_code == 503
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert "/graphql" in response.text
    assert "hatch_build.py" in response.text


@pytest.mark.parametrize("path", ["/", "/graphiql", "/assets/index-abc.js"])
async def test_pages_and_assets_are_only_read(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.head(path)).status_code == 200
    assert (await client.post(path)).status_code == 405


@pytest.mark.parametrize("path", ["/player", "/players/plr_1/more", "/pages.json", "/documents.json"])
async def test_nothing_else_is_a_page(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


@pytest.mark.parametrize(
    ("method", "accept", "answer"),
    [
        ("GET", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "<title>"),
        ("GET", "application/json", "program"),
        ("GET", "*/*", "program"),
        ("POST", "text/html", "program"),
    ],
)
async def test_a_browser_gets_the_page_where_a_program_gets_json(
    static: Path, method: str, accept: str, answer: str
) -> None:
    async def program(_: Request) -> Response:
        return PlainTextResponse("program")

    alias = Route("/players", program, methods=["GET", "POST"])
    app = Starlette(routes=[*negotiated_page_routes(static), alias])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://croupier.test") as it:
        response = await it.request(method, "/players", headers={"accept": accept})
    assert answer in response.text


@pytest.mark.parametrize(
    ("header", "codings"),
    [
        ("br", {"br"}),
        (" GZIP ; q=0.5 , br ", {"gzip", "br"}),
        ("br;q=0", set()),
        ("br; q=0.000", set()),
        ("br;q=0.001", {"br"}),
    ],
)
def test_an_encoding_with_q_zero_is_not_used(header: str, codings: set[str]) -> None:
    assert accepted_encodings(header) == codings
