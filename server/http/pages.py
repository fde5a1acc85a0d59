"""Serves the built pages, which are one document, and the assets they load."""

import asyncio
import html
import json
import mimetypes
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from adapters.web_addresses import LOCAL_NAME, LOOPBACK, web_origin
from server.http.page_texts import LANGUAGES, page_texts, texts_wanted
from server.http.security_middleware import SECURITY_HEADERS

STATIC = Path(__file__).parents[1] / "static"

NONCE_MARK = "__CSP_NONCE__"
NOT_BUILT = (
    "The dashboard was not built into this installation. The GraphQL API is at /graphql.\n"
    "Reinstall without CROUPIER_SKIP_DASHBOARD, or run `python hatch_build.py` in a checkout.\n"
)
PAGE = "index.html"
PATTERNS_FILE = "pages.json"
"""Written by the build: the addresses of its pages, with `$name` where one names a thing."""

WITHOUT_BUILD = ("/", "/graphiql")
"""Pages that say what is missing where there is no build."""

MARKUP_FROM_STRINGS = frozenset({"/graphiql"})
"""GraphiQL renders Markdown, for which the DOM has to parse strings."""

ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
PLAIN_AUTHORITY = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")


def page_routes(static: Path = STATIC, *, local: bool = False) -> list[BaseRoute]:
    """Every page of the build found in `static` now, and its assets; 503 pages when there is none.

    `local`: people reach us as localhost. Pages asked for by a loopback address redirect there, since the
    cookies of the one do not count for the other, and passkeys exist for names only.
    """
    return [
        *(Route(path, shown.show, name=path) for path, shown in _pages(static, local=local).items()),
        Route("/assets/{path:path}", Assets(static / "assets").serve, name="assets"),
    ]


def negotiated_page_routes(static: Path = STATIC, *, local: bool = False) -> list[BaseRoute]:
    """The same pages, for who asks for HTML alone: put before routes of programs at the same addresses."""
    return [BrowserRoute(path, shown.show, name=path) for path, shown in _pages(static, local=local).items()]


def page_paths(static: Path = STATIC) -> list[str]:
    """The addresses of the build's pages, as Starlette's routes spell them."""
    file = static / PATTERNS_FILE
    if not file.is_file():
        return list(WITHOUT_BUILD)
    return [re.sub(r"\$(\w+)", r"{\1}", pattern) for pattern in json.loads(file.read_text())]


def _pages(static: Path, *, local: bool) -> dict[str, "HtmlPage"]:
    strict, with_markup = (HtmlPage(static / PAGE, trusted_types=each, local=local) for each in (True, False))
    return {path: with_markup if path in MARKUP_FROM_STRINGS else strict for path in page_paths(static)}


class BrowserRoute(Route):
    """Matches what a browser asks for when it goes to an address: GET with `text/html` in Accept."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """No match for programs, whose routes come after."""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and _wants_html(scope):
            return super().matches(scope)
        return Match.NONE, {}


def _wants_html(scope: Scope) -> bool:
    return any(name == b"accept" and b"text/html" in value.lower() for name, value in scope["headers"])


def content_security_policy(nonce: str, url: URL, *, trusted_types: bool) -> str:
    """The strictest policy the pages work under; styles made at run time need this response's `nonce`.

    `trusted_types` also forbids the DOM to parse strings as markup; GraphiQL needs that for its Markdown.
    """
    directives = [
        "default-src 'none'",
        "script-src 'self'",
        f"style-src 'self' 'nonce-{nonce}'",
        "img-src 'self' data:",
        "font-src 'self'",
        f"connect-src 'self'{_websocket_source(url)}",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
    return "; ".join(
        [
            *directives,
            *(["require-trusted-types-for 'script'; trusted-types default"] if trusted_types else []),
        ]
    )


def _websocket_source(url: URL) -> str:
    """Older browsers do not count ws: as 'self'. A host that could inject into the header is left out."""
    if not PLAIN_AUTHORITY.fullmatch(url.netloc):
        return ""
    return f" {web_origin(url.hostname or '', url.port, 'wss' if url.scheme == 'https' else 'ws')}"


class HtmlPage:
    """One built HTML file, stamped with a fresh nonce per response."""

    def __init__(self, file: Path, *, trusted_types: bool, local: bool = False) -> None:
        built = file.read_text(encoding="utf-8") if file.is_file() else None
        self._pieces = (
            {} if built is None else {lang: _in(lang, built).split(NONCE_MARK) for lang in LANGUAGES}
        )
        self._trusted_types = trusted_types
        self._local = local

    async def show(self, request: Request) -> Response:
        """The page, or 503 with what to do when it was never built."""
        if self._local and request.url.hostname in LOOPBACK:
            elsewhere = str(request.url.replace(hostname=LOCAL_NAME))
            return RedirectResponse(elsewhere, 307, SECURITY_HEADERS | {"Cache-Control": "no-store"})
        if not self._pieces:
            return PlainTextResponse(NOT_BUILT, 503, headers=SECURITY_HEADERS | {"Cache-Control": "no-store"})
        nonce = secrets.token_urlsafe(16)
        policy = content_security_policy(nonce, request.url, trusted_types=self._trusted_types)
        vary = "Accept, Accept-Language"
        headers = {"Cache-Control": "no-store", "Vary": vary, "Content-Security-Policy": policy}
        lang = texts_wanted(request.headers.get("accept-language")).lang
        return HTMLResponse(nonce.join(self._pieces[lang]), headers=SECURITY_HEADERS | headers)


def _in(lang: str, page: str) -> str:
    """The page for people without JavaScript, who read but one sentence of it; scripts bring the rest."""
    sentence = html.escape(page_texts(lang)["needs_script"])
    page = re.sub(r"<html lang=\"\w+\">", f'<html lang="{lang}">', page, count=1)
    return re.sub(r"<noscript>.*?</noscript>", f"<noscript>{sentence}</noscript>", page, count=1)


@dataclass(frozen=True, slots=True)
class Asset:
    """A built file and its compressed copies by content coding."""

    file: Path
    media_type: str
    encoded: dict[str, Path]


class Assets:
    """Content-hashed files, cached for a year. Only names the build wrote are served: no path traversal.

    What has been asked for is kept in memory: a page loads sixty of them, and opening a file takes longer
    than sending it.
    """

    def __init__(self, folder: Path) -> None:
        self._contents: dict[Path, bytes] = {}
        files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
        self._assets = {
            name: Asset(
                file,
                _media_type(name),
                {coding: files[name + end] for coding, end in ENCODINGS if name + end in files},
            )
            for name, file in files.items()
            if not name.endswith((".br", ".gz"))
        }

    async def serve(self, request: Request) -> Response:
        """The file in the best content coding the client takes; 404 for anything the build did not write."""
        asset = self._assets.get(request.path_params["path"])
        if asset is None:
            return PlainTextResponse("Not found.\n", 404, headers=SECURITY_HEADERS)
        headers = SECURITY_HEADERS | {"Cache-Control": "public, max-age=31536000, immutable"}
        if asset.encoded:
            headers["Vary"] = "Accept-Encoding"
        accepted = accepted_encodings(request.headers.get("accept-encoding", ""))
        coding = next((coding for coding in asset.encoded if coding in accepted), None)
        if coding is not None:
            headers["Content-Encoding"] = coding
        file = asset.file if coding is None else asset.encoded[coding]
        if file not in self._contents:
            self._contents[file] = await asyncio.to_thread(file.read_bytes)
        return Response(self._contents[file], headers=headers, media_type=asset.media_type)


def accepted_encodings(header: str) -> set[str]:
    """The content codings an Accept-Encoding header names with a weight above zero (RFC 9110, 12.5.3)."""
    accepted = set()
    for item in header.lower().split(","):
        coding, _, weight = item.partition(";")
        if not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight):
            accepted.add(coding.strip())
    return accepted


def _media_type(name: str) -> str:
    """The charset is explicit: a browser would guess it for scripts and styles otherwise."""
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{guessed}; charset=utf-8" if guessed.startswith("text/") else guessed
