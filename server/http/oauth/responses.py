"""Responses of the OAuth server: JSON for clients, redirects and plain pages for browsers."""

import html
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from starlette.responses import HTMLResponse, JSONResponse, Response

from server.http.errors import cut_text, retry_headers
from server.http.page_texts import PageTexts

NO_STORE: Final = {"Cache-Control": "no-store", "Pragma": "no-cache"}
ANY_ORIGIN: Final = {"Access-Control-Allow-Origin": "*"}
"""For endpoints that use no cookie: pages of any origin may call them with credentials of their own."""

_PAGE: Final = """<!doctype html>
<html lang="{lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{title}</title><main><h1>{title}</h1>{body}</main></html>
"""


def authlib_response(status: int, body: Any, headers: Mapping[str, str]) -> Response:
    """Authlib's answer as a response: a redirect, or JSON."""
    location = headers.get("Location")
    if location is not None:
        return redirect(location)
    others = {name: value for name, value in headers.items() if name.lower() != "content-type"}
    if isinstance(body, Mapping) and isinstance(body.get("error_description"), str):
        body = {**body, "error_description": cut_text(body["error_description"])}
    return JSONResponse(body or {}, status, headers=NO_STORE | others)


def oauth_error(error: str, description: str, status: int = 400) -> JSONResponse:
    """An error of OAuth (RFC 6749 5.2)."""
    body = {"error": error, "error_description": description}
    return JSONResponse(body, status, headers=NO_STORE | retry_headers(status))


def redirect(location: str, status: int = 302) -> Response:
    """A redirect without a referrer."""
    return Response(
        status_code=status, headers={"Location": location, "Referrer-Policy": "no-referrer", **NO_STORE}
    )


def with_parameters(uri: str, parameters: Mapping[str, str]) -> str:
    """``uri`` with these parameters added to its query."""
    parts = urlsplit(uri)
    query = "&".join(filter(None, (parts.query, urlencode(parameters))))
    return parts._replace(query=query).geturl()


def html_page(
    texts: PageTexts, title: str, body: str, *, status: int = 200, form_targets: str = "'none'"
) -> HTMLResponse:
    """A page without script or style; ``body`` is markup, ``form_targets`` the CSP's form-action."""
    policy = f"default-src 'none'; form-action {form_targets}; frame-ancestors 'none'; base-uri 'none'"
    headers = NO_STORE | {"Content-Security-Policy": policy, "Vary": "Accept-Language"}
    page = _PAGE.format(lang=texts.lang, title=html.escape(texts[title]), body=body)
    return HTMLResponse(page, status, headers=headers)


def error_page(texts: PageTexts, error: str, why: str, status: int = 400) -> HTMLResponse:
    """The page for errors that cannot be sent to the client by a redirect; ``why`` names a text."""
    body = f"<p>{html.escape(texts[why])}</p><p><code>{html.escape(error)}</code></p>"
    page = html_page(texts, "error.title", body, status=status)
    page.headers.update(retry_headers(status))
    return page
