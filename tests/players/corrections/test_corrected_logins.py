"""Corrected e-mail addresses and usernames: what one signs in by, and who is told."""

from __future__ import annotations

import asyncio
from itertools import count

import pytest

from resolvers.ids import uuid_of
from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key
from tests.identity.browser import PASSWORD, Browser
from tests.messages.sandbox_messages import messages_to
from tests.players.corrections.test_corrections import corrected, lead, requested, seen

_numbers = count(1)


def an_address(name: str = "mail") -> str:
    return f"{a_key(name)}@example.com"


def a_browser(application: Application) -> Browser:
    """At an address of its own, since failures are counted by it."""
    return Browser(application.client._transport.app, ip=f"203.0.113.{next(_numbers)}")  # type: ignore[attr-defined]


async def signed_in(application: Application, login: str) -> Browser:
    browser = a_browser(application)
    assert (await browser.sign_in(login)).status_code == 200
    return browser


async def test_a_corrected_address_signs_in_and_the_former_one_is_told(application: Application) -> None:
    old, new = an_address("Old"), an_address("New")
    player = await a_funded_player(application, email=old, password=PASSWORD)
    browser = await signed_in(application, old)
    await corrected(player, email=new)
    after = await seen(player)
    assert (after["email"], after["emailVerifiedAt"], after["missing"]) == (new, None, ["EMAIL"])
    assert after["standing"]["mayBet"] is False

    assert (await browser.get("session")).json()["session"] is None
    assert (await a_browser(application).sign_in(old)).status_code == 401
    await signed_in(application, new.upper())
    (told,) = await messages_to(application, old)
    assert (told["template"], new in told["text"]) == ("email_changed", False)

    sent = await player.player.mutate("requestVerification", contact="EMAIL")
    assert sent["__typename"] == "CodeSent"
    assert (await messages_to(application, new))[0]["template"] == "verify_email"


async def test_a_corrected_username_signs_in(application: Application) -> None:
    old, new = a_key("offends"), a_key("behaves")
    player = await a_funded_player(application, username=old, password=PASSWORD)
    await corrected(player, username=new)
    assert (await seen(player))["username"] == new
    assert (await a_browser(application).sign_in(old)).status_code == 401
    await signed_in(application, new)
    found = await player.admin.data_of("query ($u: String!) { playerByUsername(username: $u) { id } }", u=new)
    assert found["playerByUsername"]["id"] == player.id


@pytest.mark.parametrize(("field", "refused"), [("email", "EmailTaken"), ("username", "UsernameTaken")])
async def test_a_name_of_another_player_is_refused(
    application: Application, field: str, refused: str
) -> None:
    taken = an_address() if field == "email" else a_key("name")
    await a_funded_player(application, None, **{field: taken})
    player = await a_funded_player(application, None)
    outcome = await requested(player, **{field: taken.upper()})
    assert outcome["__typename"] == refused


async def test_another_spelling_of_ones_own_is_taken(application: Application) -> None:
    name, mail = a_key("name"), an_address("jane")
    player = await a_funded_player(application, None, username=name, email=mail)
    await corrected(player, username=name.upper(), email=mail.replace("jane", "JANE"))
    after = await seen(player)
    assert (after["username"], after["email"]) == (name.upper(), mail.replace("jane", "JANE"))


async def test_of_two_corrections_to_one_address_one_is_made(application: Application) -> None:
    new = an_address()
    players = [await a_funded_player(application, None) for _ in range(2)]
    asked = [await requested(each, email=new) for each in players]

    async def approve(player: FundedPlayer, given: Json) -> str:
        decided = await lead(player, "bob").mutate(
            "approveCorrection", correctionId=given["correction"]["id"]
        )
        name: str = decided["__typename"]
        return name

    outcomes = await asyncio.gather(*(approve(*each) for each in zip(players, asked, strict=True)))
    assert sorted(outcomes) == ["CorrectionDecided", "EmailTaken"]
    statement = "select state, version from players.correction c join players.player p on p.id = player_id"
    ids = [uuid_of("plr", each.id) for each in players]
    rows = await application.rows(f"{statement} where p.id = any($1) order by state", ids)
    assert rows == [("APPROVED", 2), ("PENDING", 1)]
