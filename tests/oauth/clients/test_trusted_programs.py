"""A program that players are not asked about takes two where it acts for them or learns about them."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import httpx
import pytest

from tests.application import Application, Json
from tests.oauth.clients.test_graphql import APPROVE, REGISTER, RENEW, approve
from tests.oauth.oauth_harness import a_verifier, challenge_of

CALLBACK = "https://play.example.com/callback"
MORE = ("PROFILE", "EMAIL", "PLAYER")
SCOPES = [("OPENID", *more) for many in range(4) for more in combinations(MORE, many)]


def a_program(kind: str, scopes: tuple[str, ...] = ("OPENID", "PLAYER"), *, trusted: bool = True) -> Json:
    plain = {"name": "Play", "redirectUris": [CALLBACK], "scopes": list(scopes)}
    return plain | {"kind": kind, "trusted": trusted}


async def registered(application: Application, given: Json, name: str = "maker") -> Json:
    made = await application.as_("admin", name=name).data_of(REGISTER, input=given)
    program: Json = made["registerClient"]
    return program


async def authorisation(application: Application, id: str, scope: str = "openid player") -> httpx.Response:
    """What a visitor gets whom the program sends to sign in."""
    transport: Any = application.client._transport
    near = httpx.ASGITransport(transport.app, client=("127.0.0.1", 4711))
    asked = {
        "response_type": "code",
        "client_id": id,
        "redirect_uri": CALLBACK,
        "scope": scope,
        "code_challenge": challenge_of(a_verifier()),
        "code_challenge_method": "S256",
    }
    async with httpx.AsyncClient(transport=near, base_url="http://127.0.0.1:8000") as client:
        return await client.get("/oauth/authorize", params=asked)


@pytest.mark.parametrize("scopes", SCOPES, ids="+".join)
@pytest.mark.parametrize("kind", ["BROWSER", "NATIVE", "WEB"])
async def test_which_programs_of_players_take_two(
    application: Application, kind: str, scopes: tuple[str, ...]
) -> None:
    waits = {
        trusted: (await registered(application, a_program(kind, scopes, trusted=trusted)))["client"][
            "approvedAt"
        ]
        is None
        for trusted in (True, False)
    }
    assert waits == {True: scopes != ("OPENID",), False: False}


@pytest.mark.parametrize("kind", ["BROWSER", "NATIVE", "WEB"])
async def test_a_trusted_program_signs_no_player_in_before_another_operator_approves_it(
    application: Application, kind: str
) -> None:
    id = (await registered(application, a_program(kind)))["client"]["id"]

    assert (await authorisation(application, id)).status_code == 400
    assert await approve(application, id, "maker") == "ApproverAskedThemselves"
    assert (await authorisation(application, id)).status_code == 400
    assert await approve(application, id) == "ClientApproved"
    assert (await authorisation(application, id)).status_code in {302, 303}


async def test_a_new_secret_of_a_trusted_program_takes_two(application: Application) -> None:
    id = (await registered(application, a_program("WEB")))["client"]["id"]
    await approve(application, id)

    asked = await application.as_("admin", name="maker").data_of(RENEW, input={"clientId": id})
    assert asked["renewClientSecret"]["__typename"] == "ClientSecretWaits"
    assert await approve(application, id, "maker") == "ApproverAskedThemselves"
    assert await approve(application, id) == "ClientApproved"


@pytest.mark.parametrize("name", ["MAKER", "Maker", " maker", "\uff4daker", "mak\u200ber"])
async def test_another_spelling_is_no_other_person(application: Application, name: str) -> None:
    id = (await registered(application, a_program("WEB")))["client"]["id"]
    asked = {"clientId": id, "askedBy": "operator:maker"}
    answer = await application.as_("admin", name=name).data_of(APPROVE, input=asked)
    assert answer["approveClient"]["__typename"] == "ApproverAskedThemselves"
