"""The consent page: a player allows or denies a third-party client to act for them."""

import hmac
from collections.abc import Mapping
from enum import Enum
from html import escape
from typing import Final
from urllib.parse import urlencode, urlsplit

from starlette.responses import Response

from adapters.web_addresses import origin_of
from domain.oauth.clients import Client
from server.http.oauth.parameters import Parameters
from server.http.oauth.responses import html_page
from server.http.page_texts import PageTexts

CONSENT: Final = "/oauth/consent"
FORM_SIGNATURE: Final = "proof"
DECISION: Final = "decision"

_SCOPES: Final = ("openid", "profile", "email", "player")
"""In the order of the page, which has a text for each."""


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
    client: Client,
    scopes: frozenset[str],
    parameters: Parameters,
    redirect_uri: str,
    cookie: str,
    texts: PageTexts,
) -> Response:
    """The page; its form carries the whole authorization request."""
    carried = {**parameters.values, FORM_SIGNATURE: _form_signature(parameters.values, cookie)}
    fields = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in carried.items()
    )
    scope_items = "".join(
        f"<li>{escape(texts[f'consent.{each}'])}</li>" for each in _SCOPES if each in scopes
    )
    program = f"<strong>{escape(client.name)}</strong>"
    body = (
        f"<p>{escape(texts['consent.asks']).format(program=program)}</p><ul>{scope_items}</ul>"
        f'<form method="post" action="{CONSENT}">{fields}'
        f"{_button(Decision.ALLOWED, texts)} {_button(Decision.DENIED, texts)}</form>"
    )
    # Browsers apply form-action to the redirect that follows a form, too.
    return html_page(texts, "consent.title", body, form_targets=f"'self' {_source(redirect_uri)}")


def _button(decision: Decision, texts: PageTexts) -> str:
    words = escape(texts[f"consent.{decision.value}"])
    return f'<button name="{DECISION}" value="{decision.value}">{words}</button>'


def _form_signature(values: Mapping[str, str], cookie: str) -> str:
    """An HMAC that binds the form to this session's cookie and this request."""
    return hmac.new(cookie.encode(), urlencode(sorted(values.items())).encode(), "sha256").hexdigest()


def _source(uri: str) -> str:
    parts = urlsplit(uri)
    return origin_of(uri) if parts.netloc else f"{parts.scheme}:"
