"""Responses of the OAuth server: JSON for programs, redirects and plain pages for browsers."""

import html
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from starlette.responses import HTMLResponse, JSONResponse, Response

NO_STORE: Final = {"Cache-Control": "no-store", "Pragma": "no-cache"}
ANY_ORIGIN: Final = {"Access-Control-Allow-Origin": "*"}
"""For what takes no cookie: pages of any origin may ask, and show their own credentials."""

_PAGE: Final = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><main><h1>{title}</h1>{body}</main></html>
"""


def authlib_response(status: int, body: Any, headers: Mapping[str, str]) -> Response:
    """What Authlib answers, as a response: a redirect, or JSON."""
    location = headers.get("Location")
    if location is not None:
        return redirect(location)
    kept = {name: value for name, value in headers.items() if name.lower() != "content-type"}
    return JSONResponse(body or {}, status, headers=NO_STORE | kept)


def oauth_error(error: str, description: str, status: int = 400) -> JSONResponse:
    """An error of OAuth (RFC 6749 5.2)."""
    return JSONResponse({"error": error, "error_description": description}, status, headers=NO_STORE)


def redirect(location: str, status: int = 302) -> Response:
    """To somewhere that must not learn from where."""
    return Response(
        status_code=status, headers={"Location": location, "Referrer-Policy": "no-referrer", **NO_STORE}
    )


def with_parameters(uri: str, parameters: Mapping[str, str]) -> str:
    """``uri`` with these in its query, beside what stands there."""
    parts = urlsplit(uri)
    query = "&".join(filter(None, (parts.query, urlencode(parameters))))
    return parts._replace(query=query).geturl()


def html_page(title: str, body: str, *, status: int = 200, form_targets: str = "'none'") -> HTMLResponse:
    """A page without script or style; ``body`` is markup, ``form_targets`` where its forms may lead."""
    policy = f"default-src 'none'; form-action {form_targets}; frame-ancestors 'none'; base-uri 'none'"
    headers = NO_STORE | {"Content-Security-Policy": policy}
    return HTMLResponse(_PAGE.format(title=html.escape(title), body=body), status, headers=headers)


def error_page(error: str, description: str, status: int = 400) -> HTMLResponse:
    """What a person sees whose program asks for nonsense: it cannot be sent back there."""
    told = f"<p>{html.escape(description)}</p><p><code>{html.escape(error)}</code></p>"
    return html_page("This sign-in cannot go on", told, status=status)
