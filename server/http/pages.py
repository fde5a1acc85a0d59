"""Serves the built pages: the start page, GraphiQL, sign-in, account, and the assets they load."""

import mimetypes
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from server.http.security_middleware import SECURITY_HEADERS

STATIC = Path(__file__).parents[1] / "static"

NONCE_MARK = "__CSP_NONCE__"
NOT_BUILT = (
    "The dashboard was not built into this installation. The GraphQL API is at /graphql.\n"
    "Reinstall without CROUPIER_SKIP_DASHBOARD, or run `python hatch_build.py` in a checkout.\n"
)
SIGN_IN_PAGES = {
    "/sign-in/operators": "sign-in.html",
    "/sign-in/players": "sign-in.html",
    "/account": "account.html",
    "/developer": "developer.html",
}
"""Path -> the built file: signing in, one's own account, and the messages the sandbox stored."""
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
PLAIN_AUTHORITY = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")


def page_routes(static: Path = STATIC) -> list[BaseRoute]:
    """Every page of the build found in `static` now, and its assets; 503 pages when there is none."""
    return [
        Route("/", HtmlPage(static / "index.html", trusted_types=True).show, name="start"),
        Route("/graphiql", HtmlPage(static / "graphiql.html", trusted_types=False).show, name="graphiql"),
        *(
            Route(path, HtmlPage(static / file, trusted_types=True).show)
            for path, file in SIGN_IN_PAGES.items()
        ),
        Route("/assets/{path:path}", Assets(static / "assets").serve, name="assets"),
    ]


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
    return "; ".join([*directives, *(["require-trusted-types-for 'script'"] if trusted_types else [])])


def _websocket_source(url: URL) -> str:
    """Older browsers do not count ws: as 'self'. A host that could inject into the header is left out."""
    if not PLAIN_AUTHORITY.fullmatch(url.netloc):
        return ""
    return f" {'wss' if url.scheme == 'https' else 'ws'}://{url.netloc}"


class HtmlPage:
    """One built HTML file, stamped with a fresh nonce per response."""

    def __init__(self, file: Path, *, trusted_types: bool) -> None:
        self._pieces = file.read_text(encoding="utf-8").split(NONCE_MARK) if file.is_file() else None
        self._trusted_types = trusted_types

    async def show(self, request: Request) -> Response:
        """The page, or 503 with what to do when it was never built."""
        if self._pieces is None:
            return PlainTextResponse(NOT_BUILT, 503, headers=SECURITY_HEADERS | {"Cache-Control": "no-store"})
        nonce = secrets.token_urlsafe(16)
        policy = content_security_policy(nonce, request.url, trusted_types=self._trusted_types)
        headers = {"Cache-Control": "no-store", "Content-Security-Policy": policy}
        return HTMLResponse(nonce.join(self._pieces), headers=SECURITY_HEADERS | headers)


@dataclass(frozen=True, slots=True)
class Asset:
    """A built file and its compressed copies by content coding."""

    file: Path
    media_type: str
    encoded: dict[str, Path]


class Assets:
    """Content-hashed files, cached for a year. Only names the build wrote are served: no path traversal."""

    def __init__(self, folder: Path) -> None:
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
        if coding is None:
            return FileResponse(asset.file, headers=headers, media_type=asset.media_type)
        headers["Content-Encoding"] = coding
        return FileResponse(asset.encoded[coding], headers=headers, media_type=asset.media_type)


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
