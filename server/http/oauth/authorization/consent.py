"""The consent page: a player allows or denies a third-party client to act for them."""

import hmac
from collections.abc import Mapping
from enum import Enum
from html import escape
from typing import Final
from urllib.parse import urlencode, urlsplit

from starlette.responses import Response

from domain.oauth.clients import Client
from server.http.oauth.parameters import Parameters
from server.http.oauth.responses import html_page

CONSENT: Final = "/oauth/consent"
FORM_SIGNATURE: Final = "proof"
DECISION: Final = "decision"

_SCOPE_TEXTS: Final = {
    "openid": "know which account is yours",
    "profile": "see your username and preferences",
    "email": "see your e-mail address",
    "player": "do everything you can do here, which includes playing with your money",
}


class Decision(Enum):
    """The player's answer."""

    ALLOWED = "allow"
    DENIED = "deny"


def decision_of(parameters: Parameters, cookie: str | None) -> Decision | None:
    """The decision in a submitted form; None where it is not ours, or was made for another session."""
    signature, decision = parameters.get(FORM_SIGNATURE) or "", parameters.get(DECISION)
    if cookie is None or not hmac.compare_digest(
        signature, _form_signature(original_request(parameters).values, cookie)
    ):
        return None
    return Decision(decision) if decision in {each.value for each in Decision} else None


def original_request(parameters: Parameters) -> Parameters:
    """The authorization request in a submitted form."""
    values = {
        name: value for name, value in parameters.values.items() if name not in {FORM_SIGNATURE, DECISION}
    }
    return Parameters(values, parameters.bad)


def consent_page(
    client: Client, scopes: frozenset[str], parameters: Parameters, redirect_uri: str, cookie: str
) -> Response:
    """The page; its form carries the whole authorization request."""
    carried = {**parameters.values, FORM_SIGNATURE: _form_signature(parameters.values, cookie)}
    fields = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in carried.items()
    )
    scope_items = "".join(f"<li>{text}</li>" for scope, text in _SCOPE_TEXTS.items() if scope in scopes)
    body = (
        f"<p><strong>{escape(client.name)}</strong> is not ours. It wants to:</p><ul>{scope_items}</ul>"
        f'<form method="post" action="{CONSENT}">{fields}'
        f'<button name="{DECISION}" value="{Decision.ALLOWED.value}">Allow</button> '
        f'<button name="{DECISION}" value="{Decision.DENIED.value}">Do not allow</button></form>'
    )
    # Browsers apply form-action to the redirect that follows a form, too.
    return html_page("May it act for you?", body, form_targets=f"'self' {_source(redirect_uri)}")


def _form_signature(values: Mapping[str, str], cookie: str) -> str:
    """An HMAC that binds the form to this session's cookie and this request."""
    return hmac.new(cookie.encode(), urlencode(sorted(values.items())).encode(), "sha256").hexdigest()


def _source(uri: str) -> str:
    parts = urlsplit(uri)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else f"{parts.scheme}:"
