"""`croupier client register`: the first program, before there is an operator."""

from __future__ import annotations

import asyncio

import pytest

from domain.oauth.clients import ClientKind
from domain.oauth.commands import RegisterClient
from server.console.register_client import kind_of, register_client_on_console
from server.errors import OperatorError
from tests.oauth.oauth_harness import OAuthHarness


async def test_a_program_registered_at_the_command_line_can_sign_in(harness: OAuthHarness):
    asked = RegisterClient("Acme", ClientKind.SERVICE, roles=("game_server",))
    lines = await asyncio.to_thread(register_client_on_console, harness.resources.settings, asked, "default")
    given = dict(line.split("=", 1) for line in lines)
    answer = await harness.http.post(
        "/oauth/token",
        data={"grant_type": "client_credentials"},
        auth=(given["CLIENT_ID"], given["CLIENT_SECRET"]),
    )
    assert answer.status_code == 200


async def test_a_program_without_a_secret_gets_none(harness: OAuthHarness):
    asked = RegisterClient("Play", ClientKind.BROWSER, ("https://play.example.com/cb",), ("openid",))
    lines = await asyncio.to_thread(register_client_on_console, harness.resources.settings, asked, "default")
    assert [line.partition("=")[0] for line in lines] == ["CLIENT_ID"]


@pytest.mark.parametrize(("text", "kind"), [("web", ClientKind.WEB), ("Service", ClientKind.SERVICE)])
def test_kinds_are_written_in_small_letters(text: str, kind: ClientKind):
    assert kind_of(text) is kind


def test_an_unknown_kind_is_refused_in_one_line():
    with pytest.raises(OperatorError, match="--kind is"):
        kind_of("toaster")
