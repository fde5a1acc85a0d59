"""Players see on their account which programs act for them, and take it back."""

from __future__ import annotations

import asyncio
from urllib.parse import urlencode

from playwright.async_api import Page, expect

from domain.oauth.clients import ClientKind, Scope
from domain.oauth.commands import RegisterClient
from server.console.register_client import register_client_on_console
from server.settings import Settings
from tests.dashboard.players.conftest import CodeSentTo
from tests.dashboard.players.players_pages import (
    a_person,
    choose_country,
    fill_in,
    give_code,
    send_form,
)
from tests.oauth.oauth_harness import a_verifier, challenge_of


async def a_program(settings: Settings, callback: str) -> str:
    """The public id of a program that asks its players."""
    command = RegisterClient(
        name="Odds Watch",
        kind=ClientKind.BROWSER,
        scopes=(Scope.OPENID, Scope.PLAYER),
        redirect_uris=(callback,),
    )
    lines = await asyncio.to_thread(register_client_on_console, settings, command, "default")
    return lines[0].removeprefix("CLIENT_ID=")


async def test_a_player_takes_back_what_they_let_a_program_do(
    page: Page, address: str, installation: Settings, code_sent_to: CodeSentTo
) -> None:
    callback = f"{address}/developer"  # a page of ours that takes any query
    program = await a_program(installation, callback)
    person = a_person()
    asked = {
        "response_type": "code",
        "client_id": program,
        "redirect_uri": callback,
        "scope": "openid player",
        "state": "a state",
        "code_challenge": challenge_of(a_verifier()),
        "code_challenge_method": "S256",
    }
    await page.goto(f"/oauth/authorize?{urlencode(asked)}")
    await page.get_by_role("link", name="Register").click()
    await choose_country(page)
    await fill_in(page, person)
    await send_form(page)
    await give_code(page, await code_sent_to(person.email))
    await page.get_by_role("button", name="Allow", exact=True).click()
    await page.wait_for_url(f"{callback}?**")

    await page.goto("/account")
    card = page.get_by_role("region", name="Programs that act for you")
    await expect(card.get_by_role("listitem")).to_contain_text("Odds Watch")
    await expect(card).to_contain_text("but not manage your account")
    await card.get_by_role("button", name="Take it back").click()
    await expect(card).to_contain_text("None. A program asks you before it may.")
    await page.goto(f"/oauth/authorize?{urlencode(asked)}")
    await expect(page.get_by_role("button", name="Allow", exact=True)).to_be_visible()
