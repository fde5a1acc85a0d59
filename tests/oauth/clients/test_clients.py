"""Programs are registered by those who may, and each can be only what its kind allows."""

from __future__ import annotations

from typing import Any

import pytest

from domain.oauth.clients import ClientKind, check_redirect_uri
from domain.shared.errors import BadInput
from tests.oauth.oauth_harness import OAuthHarness

URI = "https://play.example.com/callback"
LONG = "https://play.example.com/" + "x" * 1_000


PLAYERS_PROGRAMS = (ClientKind.BROWSER, ClientKind.WEB, ClientKind.NATIVE)


def refused(uri: str, kind: ClientKind) -> str | None:
    """The field that is complained about."""
    try:
        check_redirect_uri(uri, kind)
    except BadInput as complaint:
        return complaint.field
    return None


@pytest.mark.parametrize(
    ("uri", "kinds"),
    [
        (URI, "BROWSER WEB NATIVE"),
        ("https://play.example.com:8443/callback?brand=a", "BROWSER WEB NATIVE"),
        ("http://127.0.0.1/cb", "BROWSER WEB NATIVE"),
        ("http://[::1]:3000/cb", "BROWSER WEB NATIVE"),
        ("http://localhost:3000/cb", "BROWSER WEB NATIVE"),
        ("com.example.app:/cb", "NATIVE"),
        ("com.example.app://cb", ""),
        ("app:/cb", ""),
        ("http://play.example.com/callback", ""),
        ("http://127.0.0.1.example.com/", ""),
        ("https://user@play.example.com/", ""),
        ("https://play.example.com/#", ""),
        ("https:///callback", ""),
        ("//play.example.com/", ""),
        ("/callback", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://play.example.com/a b", ""),
        ("https://play.example.com:99999/", ""),
        ("https://pläy.example.com/", ""),
        ("https://[::1/", ""),
        (LONG, ""),
        ("", ""),
    ],
)
def test_redirect_uris_are_checked(uri: str, kinds: str):
    taken = [kind for kind in PLAYERS_PROGRAMS if not refused(uri, kind)]
    assert [kind.value for kind in taken] == kinds.split()


@pytest.mark.parametrize(
    ("kind", "given", "field"),
    [
        (ClientKind.BROWSER, {"redirect_uris": ()}, "redirectUris"),
        (ClientKind.BROWSER, {"redirect_uris": (URI,) * 21}, "redirectUris"),
        (ClientKind.BROWSER, {"scopes": ()}, "scopes"),
        (ClientKind.BROWSER, {"scopes": ("root",)}, "scopes"),
        (ClientKind.BROWSER, {"roles": ("game_server",)}, "roles"),
        (ClientKind.BROWSER, {"may_introspect": True}, "mayIntrospect"),
        (ClientKind.BROWSER, {"name": " "}, "name"),
        (ClientKind.BROWSER, {"name": "a\u200bb"}, "name"),
        (ClientKind.BROWSER, {"name": "x" * 101}, "name"),
        (ClientKind.SERVICE, {"roles": ()}, "roles"),
        (ClientKind.SERVICE, {"roles": ("admin",)}, "roles"),
        (ClientKind.SERVICE, {"redirect_uris": (URI,)}, "redirectUris"),
        (ClientKind.SERVICE, {"scopes": ("openid",)}, "scopes"),
    ],
)
async def test_contradictory_registrations_are_refused(
    harness: OAuthHarness, kind: ClientKind, given: Any, field: str
):
    with pytest.raises(BadInput) as refused:
        await harness.register_client(kind, **given)
    assert refused.value.field == field
