from __future__ import annotations

import gzip
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from server.http.pages import accepted_encodings, page_routes

SCRIPT = "console.log('Croupier');\n"


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """What a build leaves behind, in small."""
    (tmp_path / "assets").mkdir()
    for page in ("index.html", "graphiql.html"):
        tag = '<link nonce="__CSP_NONCE__"><meta property="csp-nonce" nonce="__CSP_NONCE__">'
        (tmp_path / page).write_text(f"<!doctype html><title>{page}</title>{tag}")
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


@pytest.mark.parametrize(("path", "title"), [("/", "index.html"), ("/graphiql", "graphiql.html")])
async def test_pages_are_never_stored_and_never_framed(
    client: httpx.AsyncClient, path: str, title: str
) -> None:
    response = await client.get(path)
    assert response.status_code == 200
    assert title in response.text
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


async def test_only_the_start_page_does_without_markup_from_strings(client: httpx.AsyncClient) -> None:
    assert policy_of(await client.get("/"))["require-trusted-types-for"] == "'script'"
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
